import { czechDunning } from './dunning/cs.ts';
import { dunningTexts } from './dunning/dunning-texts.ts';
import { letterLayout } from './letter-layout.ts';
import type { MessageTexts } from './message-texts.ts';

const layout = letterLayout({
  language: 'cs',
  greeting: 'Dobrý den,',
  closing: 'S pozdravem',
  account: 'účet',
  reference: 'zpráva',
  more: (count, plural) =>
    `a ještě ${count} ${plural === 'one' ? 'platba' : plural === 'few' ? 'platby' : 'plateb'}, údaje sdělíme po telefonu`,
  labels: {
    amount: 'Částka',
    account: 'Účet',
    variableSymbol: 'Variabilní symbol',
    constantSymbol: 'Konstantní symbol',
    specificSymbol: 'Specifický symbol',
    reference: 'Zpráva pro příjemce',
    document: 'Doklad',
    due: 'Splatnost',
    originallyDue: 'Původní splatnost',
    code: 'QR Platba',
  },
});
const { sum, day, letter, smsPayments, smsInstalments, paymentLines } = layout;

/** What was agreed in a call thanks for the call. */
const opening = (inCall: boolean) =>
  inCall
    ? { subject: 'Potvrzení z hovoru', thanks: 'děkujeme za dnešní hovor.' }
    : { subject: 'Potvrzení', thanks: 'děkujeme za domluvu.' };

/** Czech. An SMS is written with diacritics here, as in every language, and sent without them. */
export const czechTexts: MessageTexts = {
  'promise-confirmation': {
    sms: ({ creditor, amount, date, payments }) =>
      `${creditor}: potvrzujeme Váš slib zaplatit ${sum(amount)} do ${day(date)}. ${smsPayments(payments)} Děkujeme.`,
    email: ({ creditor, amount, date, payments, inCall }) => ({
      subject: `${opening(inCall).subject} – ${creditor}`,
      text: letter(
        creditor,
        `${opening(inCall).thanks} Potvrzujeme Váš slib zaplatit ${sum(amount)} nejpozději do ${day(date)}.`,
        ...payments.map((payment) => paymentLines(payment, date, creditor)),
        'Do té doby Vás v této věci nebudeme upomínat. Pokud jste už zaplatili, nemusíte dělat nic dalšího.',
      ),
    }),
  },
  'plan-confirmation': {
    sms: ({ creditor, total, instalments }) =>
      `${creditor}: potvrzujeme splátky celkem ${sum(total)}: ${smsInstalments(instalments, 'do')}. ${smsPayments(instalments[0]?.payments ?? [])} Děkujeme.`,
    email: ({ creditor, total, instalments, inCall }) => ({
      subject: `${opening(inCall).subject} – ${creditor}`,
      text: letter(
        creditor,
        `${opening(inCall).thanks} Potvrzujeme dohodu o splátkách: ${sum(total)} uhradíte v ${instalments.length} splátkách, první nejpozději do ${day(instalments[0]?.date ?? '')}.`,
        ...instalments.flatMap(({ payments, date }) =>
          payments.map((payment) => `${day(date)}\n${paymentLines(payment, date, creditor)}`),
        ),
        'Dokud splátky přicházejí včas, nebudeme Vás v této věci upomínat.',
      ),
    }),
  },
  'callback-confirmation': {
    sms: ({ neutralName, when }) =>
      `${neutralName}: ${when ? `zavoláme Vám ${day(when.date)} mezi ${when.from} a ${when.to}` : 'zavoláme Vám zpět'}. Děkujeme.`,
    email: ({ neutralName, when }) => ({
      subject: `Zavoláme Vám zpět – ${neutralName}`,
      text: letter(
        neutralName,
        when
          ? `jak jste si přáli, zavoláme Vám ${day(when.date)} mezi ${when.from} a ${when.to}.`
          : 'jak jste si přáli, zavoláme Vám zpět.',
      ),
    }),
  },
  'payment-details': {
    sms: ({ creditor, total, payments }) => `${creditor}: k úhradě ${sum(total)}. ${smsPayments(payments)}`,
    email: ({ creditor, total, payments }) => ({
      subject: `Údaje, o které jste požádali – ${creditor}`,
      text: letter(
        creditor,
        `jak jste požádali v dnešním hovoru, posíláme platební údaje. K úhradě zbývá celkem ${sum(total)}.`,
        ...payments.map((payment) => paymentLines(payment, null, creditor)),
        'Pokud jste už zaplatili, nemusíte dělat nic dalšího.',
      ),
    }),
  },
  'opt-out-confirmation': {
    sms: ({ neutralName }) => `${neutralName}: zaznamenali jsme Vaše přání, automaticky Vás už kontaktovat nebudeme.`,
    email: ({ neutralName }) => ({
      subject: `Vaše přání jsme zaznamenali – ${neutralName}`,
      text: letter(neutralName, 'zaznamenali jsme Vaše přání. Automatickými hovory ani zprávami Vás už kontaktovat nebudeme.'),
    }),
  },
  ...dunningTexts(czechDunning, layout),
  neutral: {
    sms: ({ neutralName }) =>
      `${neutralName}: potvrzujeme, že jsme přijali Vaši volbu z telefonního hovoru. Podrobnosti Vám sdělíme po telefonu.`,
    email: ({ neutralName }) => ({
      subject: `Potvrzení z hovoru – ${neutralName}`,
      text: letter(
        neutralName,
        'potvrzujeme, že jsme přijali Vaši volbu z telefonního hovoru.',
        'Tuto adresu u Vás zatím nemáme ověřenou, proto na ni podrobnosti neposíláme. Rádi Vám je sdělíme po telefonu.',
      ),
    }),
  },
};
