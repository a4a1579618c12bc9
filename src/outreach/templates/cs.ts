import type { Money } from '../../kernel/money.ts';
import type { Payment } from '../split-payment.ts';
import { formatAccount } from '../text/format-account.ts';
import { formatDate } from '../text/format-date.ts';
import { formatMoney } from '../text/format-money.ts';
import { writeSpayd } from '../text/write-spayd.ts';
import type { MessageTexts } from './message-texts.ts';

/** Czech. An SMS is written with diacritics here and sent without them. */
export const czechTexts: MessageTexts = {
  'promise-confirmation': {
    sms: ({ creditor, amount, date, payments }) =>
      `${creditor}: potvrzujeme Váš slib zaplatit ${kc(amount)} do ${day(date)}. ${smsPayments(payments)} Děkujeme.`,
    email: ({ creditor, amount, date, payments }) => ({
      subject: `Potvrzení z hovoru – ${creditor}`,
      text: letter(
        creditor,
        `děkujeme za dnešní hovor. Potvrzujeme Váš slib zaplatit ${kc(amount)} nejpozději do ${day(date)}.`,
        ...payments.map((payment) => paymentLines(payment, date)),
        'Do té doby Vás v této věci nebudeme upomínat. Pokud jste už zaplatili, nemusíte dělat nic dalšího.',
      ),
    }),
  },
  'payment-details': {
    sms: ({ creditor, total, payments }) => `${creditor}: k úhradě ${kc(total)}. ${smsPayments(payments)}`,
    email: ({ creditor, total, payments }) => ({
      subject: `Údaje, o které jste požádali – ${creditor}`,
      text: letter(
        creditor,
        `jak jste požádali v dnešním hovoru, posíláme platební údaje. K úhradě zbývá celkem ${kc(total)}.`,
        ...payments.map((payment) => paymentLines(payment, null)),
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

const mostInSms = 3;

/** `Účet 19-2000145399/0800, VS 123.` for one transfer; with amounts for several; the rest counted, not listed. */
function smsPayments(payments: readonly Payment[]): string {
  const only = payments[0];
  if (payments.length === 1 && only) return sentence(target(only));
  const listed = payments.slice(0, mostInSms).map((payment) => [kc(payment.amount), ...target(payment)].join(', '));
  const more = payments.length - listed.length;
  return sentence([listed.join('; '), ...(more > 0 ? [`a další platby (${more}), údaje k nim sdělíme po telefonu`] : [])]);
}

function target({ iban, variableSymbol }: Payment): string[] {
  return [...(iban ? [`účet ${formatAccount(iban)}`] : []), ...(variableSymbol ? [`VS ${variableSymbol}`] : [])];
}

function sentence(parts: readonly string[]): string {
  const text = parts.filter(Boolean).join(', ');
  return text ? `${text.charAt(0).toUpperCase()}${text.slice(1)}.` : '';
}

function paymentLines(payment: Payment, payBy: string | null): string {
  const { amount, iban, variableSymbol, constantSymbol, specificSymbol, documents, due } = payment;
  const spayd = iban === null ? null : writeSpayd({ ...payment, iban, date: payBy, message: documents.join(', ') });
  const lines: readonly (readonly [string, string | null])[] = [
    ['Částka', kc(amount)],
    ['Účet', iban && formatAccount(iban)],
    ['IBAN', iban],
    ['Variabilní symbol', variableSymbol],
    ['Konstantní symbol', constantSymbol],
    ['Specifický symbol', specificSymbol],
    ['Doklad', documents.join(', ')],
    ['Původní splatnost', day(due)],
    ['QR Platba (text)', spayd?.ok ? spayd.value : null],
  ];
  return lines.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : [])).join('\n');
}

function letter(sender: string, ...paragraphs: readonly string[]): string {
  return `${['Dobrý den,', ...paragraphs, `S pozdravem\n${sender}`].join('\n\n')}\n`;
}

function kc(amount: Money): string {
  return formatMoney(amount, 'cs');
}

function day(date: string): string {
  return formatDate(date, 'cs');
}
