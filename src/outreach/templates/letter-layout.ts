import { plainIban } from '../../kernel/bank-account/is-iban.ts';
import type { Language } from '../../kernel/country.ts';
import type { Money } from '../../kernel/money.ts';
import { paymentCode } from '../payment-codes/payment-code.ts';
import type { Payment } from '../split-payment.ts';
import { countryOfIban, formatAccount } from '../text/format-account.ts';
import { formatDate } from '../text/format-date.ts';
import { formatMoney } from '../text/format-money.ts';
import type { PaidInstalment } from './message-texts.ts';

/** The words of one language that stand around what a payment is. */
export type LayoutWords = {
  readonly language: Language;
  readonly greeting: string;
  readonly closing: string;
  /** In an SMS: what stands before an account, and before what the payer writes into a transfer without Czech and Slovak symbols. */
  readonly account: string;
  readonly reference: string;
  /** Counts the payments that an SMS has no room for, by `Intl.PluralRules`, and says where to hear of them. */
  more(count: number, plural: Intl.LDMLPluralRule): string;
  readonly labels: Readonly<Record<LetterLabel, string>>;
};

type LetterLabel =
  | 'amount'
  | 'account'
  | 'variableSymbol'
  | 'constantSymbol'
  | 'specificSymbol'
  | 'reference'
  | 'document'
  | 'due'
  | 'originallyDue'
  | 'code';

/** How letters and the payments in them look in one language. Dates YYYY-MM-DD. */
export function letterLayout(words: LayoutWords) {
  const { language, labels } = words;
  const plural = new Intl.PluralRules(language);
  const sum = (amount: Money) => formatMoney(amount, language);
  const day = (date: string) => formatDate(date, language);

  return {
    sum,
    day,
    greeting: words.greeting,
    closing: words.closing,
    codeLabel: labels.code,
    paymentRows,

    plural,

    letter: (sender: string, ...paragraphs: readonly string[]): string => letter(words.greeting, sender, paragraphs),

    /** The same with a greeting of one's own; null: the usual one. */
    letterTo: (greeting: string | null, sender: string, ...paragraphs: readonly string[]): string =>
      letter(greeting ?? words.greeting, sender, paragraphs),

    /** In an SMS: where one transfer goes, `účet 19-2000145399/0800`, and under what, `VS 123`; null where it is not known. */
    smsAccount,
    smsReference,

    /** `Účet 19-2000145399/0800, VS 123.` for one transfer; with amounts for several; those without room counted, not listed. */
    smsPayments: (payments: readonly Payment[]): string => {
      const only = payments[0];
      if (payments.length === 1 && only) return sentence(target(only));
      const listed = payments.slice(0, mostInSms).map((payment) => [sum(payment.amount), ...target(payment)].join(', '));
      const more = payments.length - listed.length;
      return sentence([listed.join('; '), ...(more > 0 ? [words.more(more, plural.select(more))] : [])]);
    },

    /** `500 Kč do 30. 11. 2026; 500 Kč do 30. 12. 2026`, `by` between an amount and its date; of many the first ones and the last. */
    smsInstalments: (instalments: readonly PaidInstalment[], by: string): string => {
      const told = instalments.map(({ amount, date }) => `${sum(amount)} ${by} ${day(date)}`);
      const last = told.at(-1);
      return told.length <= mostInSms + 1 || !last ? told.join('; ') : [...told.slice(0, mostInSms), '...', last].join('; ');
    },

    /** One transfer as lines of a letter. `payBy`: when it was promised for. `payee`: who gets it, as a bank wants the name. */
    paymentLines: (
      payment: Payment,
      payBy: string | null,
      payee: string,
      due: 'due' | 'originallyDue' = 'originallyDue',
    ): string => {
      const code = paymentCode(payment, { date: payBy, payee });
      const coded = code ? [{ label: `${labels.code} (${code.name})`, value: code.text }] : [];
      return [...paymentRows(payment, due), ...coded].map(({ label, value }) => `${label}: ${value}`).join('\n');
    },
  };

  /** One transfer, field by field. */
  function paymentRows(payment: Payment, due: 'due' | 'originallyDue'): LabelledValue[] {
    const { amount, iban, constantSymbol, specificSymbol, documents } = payment;
    const account = iban && formatAccount(iban);
    const reference = referenceOf(payment, documents.join(', '));
    const rows: readonly (readonly [string, string | null])[] = [
      [labels.amount, sum(amount)],
      [labels.account, account],
      ['IBAN', iban && account?.replaceAll('\u00a0', '') !== plainIban(iban) ? iban : null],
      [takesSymbols(payment) ? labels.variableSymbol : labels.reference, reference],
      [labels.constantSymbol, constantSymbol],
      [labels.specificSymbol, specificSymbol],
      [labels.document, documents.join(', ') === reference ? null : documents.join(', ')],
      [labels[due], day(payment.due)],
    ];
    return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
  }

  function letter(greeting: string, sender: string, paragraphs: readonly string[]): string {
    return `${[greeting, ...paragraphs, `${words.closing}\n${sender}`].join('\n\n')}\n`;
  }

  function target(payment: Payment): string[] {
    return [smsAccount(payment), smsReference(payment)].filter((part) => part !== null);
  }

  function smsAccount({ iban }: Payment): string | null {
    return iban && `${words.account} ${formatAccount(iban)}`;
  }

  function smsReference(payment: Payment): string | null {
    const reference = referenceOf(payment, inShort(payment.documents));
    return reference && `${takesSymbols(payment) ? 'VS' : words.reference} ${reference}`;
  }

  /** Czech and Slovak banks have a field for a variable symbol; elsewhere, what a payment is for stands in its title. */
  function takesSymbols({ iban }: Payment): boolean {
    const country = iban ? countryOfIban(iban) : language === 'cs' ? 'CZ' : language === 'sk' ? 'SK' : undefined;
    return country === 'CZ' || country === 'SK';
  }

  function referenceOf(payment: Payment, documents: string): string | null {
    return payment.variableSymbol ?? (takesSymbols(payment) ? null : documents || null);
  }
}

/** As a letter prints it: `Částka`, `1 500 Kč`. */
export type LabelledValue = { readonly label: string; readonly value: string };

export type LetterLayout = ReturnType<typeof letterLayout>;

const mostInSms = 3;

/** `FV/1, FV/2`; of more than two the first, and how many besides. */
function inShort(documents: readonly string[]): string {
  return documents.length > 2 ? `${documents[0]} +${documents.length - 1}` : documents.join(', ');
}

function sentence(parts: readonly string[]): string {
  const text = parts.filter(Boolean).join(', ');
  return text ? `${text.charAt(0).toUpperCase()}${text.slice(1)}.` : '';
}
