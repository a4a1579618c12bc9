import { dunningTexts } from './dunning/dunning-texts.ts';
import { slovakDunning } from './dunning/sk.ts';
import { letterLayout } from './letter-layout.ts';
import type { MessageTexts } from './message-texts.ts';

const layout = letterLayout({
  language: 'sk',
  greeting: 'Dobrý deň,',
  closing: 'S pozdravom',
  account: 'účet',
  reference: 'správa',
  more: (count, plural) =>
    `a ešte ${count} ${plural === 'one' ? 'platba' : plural === 'few' ? 'platby' : 'platieb'}, údaje oznámime telefonicky`,
  labels: {
    amount: 'Suma',
    account: 'Účet',
    variableSymbol: 'Variabilný symbol',
    constantSymbol: 'Konštantný symbol',
    specificSymbol: 'Špecifický symbol',
    reference: 'Správa pre prijímateľa',
    document: 'Doklad',
    due: 'Splatnosť',
    originallyDue: 'Pôvodná splatnosť',
    code: 'Platobný kód',
  },
});
const { sum, day, letter, smsPayments, smsInstalments, paymentLines } = layout;

/** What was agreed in a call thanks for the call. */
const opening = (inCall: boolean) =>
  inCall
    ? { subject: 'Potvrdenie z hovoru', thanks: 'ďakujeme za dnešný hovor.' }
    : { subject: 'Potvrdenie', thanks: 'ďakujeme za dohodu.' };

/** Slovak. */
export const slovakTexts: MessageTexts = {
  'promise-confirmation': {
    sms: ({ creditor, amount, date, payments }) =>
      `${creditor}: potvrdzujeme Váš prísľub zaplatiť ${sum(amount)} do ${day(date)}. ${smsPayments(payments)} Ďakujeme.`,
    email: ({ creditor, amount, date, payments, inCall }) => ({
      subject: `${opening(inCall).subject} – ${creditor}`,
      text: letter(
        creditor,
        `${opening(inCall).thanks} Potvrdzujeme Váš prísľub zaplatiť ${sum(amount)} najneskôr do ${day(date)}.`,
        ...payments.map((payment) => paymentLines(payment, date, creditor)),
        'Dovtedy Vám v tejto veci nebudeme posielať upomienky. Ak ste už zaplatili, nemusíte robiť nič ďalšie.',
      ),
    }),
  },
  'plan-confirmation': {
    sms: ({ creditor, total, instalments }) =>
      `${creditor}: potvrdzujeme splátky spolu ${sum(total)}: ${smsInstalments(instalments, 'do')}. ${smsPayments(instalments[0]?.payments ?? [])} Ďakujeme.`,
    email: ({ creditor, total, instalments, inCall }) => ({
      subject: `${opening(inCall).subject} – ${creditor}`,
      text: letter(
        creditor,
        `${opening(inCall).thanks} Potvrdzujeme dohodu o splátkach: ${sum(total)} uhradíte v ${instalments.length} splátkach, prvú najneskôr do ${day(instalments[0]?.date ?? '')}.`,
        ...instalments.flatMap(({ payments, date }) =>
          payments.map((payment) => `${day(date)}\n${paymentLines(payment, date, creditor)}`),
        ),
        'Kým splátky prichádzajú včas, nebudeme Vám v tejto veci posielať upomienky.',
      ),
    }),
  },
  'callback-confirmation': {
    sms: ({ neutralName, when }) =>
      `${neutralName}: ${when ? `zavoláme Vám ${day(when.date)} medzi ${when.from} a ${when.to}` : 'zavoláme Vám späť'}. Ďakujeme.`,
    email: ({ neutralName, when }) => ({
      subject: `Zavoláme Vám späť – ${neutralName}`,
      text: letter(
        neutralName,
        when
          ? `ako ste si želali, zavoláme Vám ${day(when.date)} medzi ${when.from} a ${when.to}.`
          : 'ako ste si želali, zavoláme Vám späť.',
      ),
    }),
  },
  'payment-details': {
    sms: ({ creditor, total, payments }) => `${creditor}: na úhradu ${sum(total)}. ${smsPayments(payments)}`,
    email: ({ creditor, total, payments }) => ({
      subject: `Údaje, o ktoré ste požiadali – ${creditor}`,
      text: letter(
        creditor,
        `ako ste požiadali v dnešnom hovore, posielame platobné údaje. Na úhradu zostáva spolu ${sum(total)}.`,
        ...payments.map((payment) => paymentLines(payment, null, creditor)),
        'Ak ste už zaplatili, nemusíte robiť nič ďalšie.',
      ),
    }),
  },
  'opt-out-confirmation': {
    sms: ({ neutralName }) => `${neutralName}: zaznamenali sme Vaše želanie, automaticky Vás už kontaktovať nebudeme.`,
    email: ({ neutralName }) => ({
      subject: `Vaše želanie sme zaznamenali – ${neutralName}`,
      text: letter(neutralName, 'zaznamenali sme Vaše želanie. Automatickými hovormi ani správami Vás už kontaktovať nebudeme.'),
    }),
  },
  ...dunningTexts(slovakDunning, layout),
  neutral: {
    sms: ({ neutralName }) =>
      `${neutralName}: potvrdzujeme, že sme prijali Vašu voľbu z telefonického hovoru. Podrobnosti Vám oznámime telefonicky.`,
    email: ({ neutralName }) => ({
      subject: `Potvrdenie z hovoru – ${neutralName}`,
      text: letter(
        neutralName,
        'potvrdzujeme, že sme prijali Vašu voľbu z telefonického hovoru.',
        'Túto adresu u Vás zatiaľ nemáme overenú, preto na ňu podrobnosti neposielame. Radi Vám ich oznámime telefonicky.',
      ),
    }),
  },
};
