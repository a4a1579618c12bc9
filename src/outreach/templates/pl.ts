import { dunningTexts } from './dunning/dunning-texts.ts';
import { polishDunning } from './dunning/pl.ts';
import { letterLayout } from './letter-layout.ts';
import type { MessageTexts } from './message-texts.ts';

const layout = letterLayout({
  language: 'pl',
  greeting: 'Dzień dobry,',
  closing: 'Z poważaniem',
  account: 'rachunek',
  reference: 'tytuł',
  more: (count, plural) => `i jeszcze ${count} ${plural === 'one' ? 'płatność' : 'płatności'}, dane podamy telefonicznie`,
  labels: {
    amount: 'Kwota',
    account: 'Numer rachunku',
    variableSymbol: 'Symbol zmienny (VS)',
    constantSymbol: 'Symbol stały (KS)',
    specificSymbol: 'Symbol specyficzny (SS)',
    reference: 'Tytuł przelewu',
    document: 'Dokument',
    due: 'Termin płatności',
    originallyDue: 'Pierwotny termin płatności',
    code: 'Kod płatności',
  },
});
const { sum, day, letter, smsPayments, smsInstalments, paymentLines } = layout;

/** What was agreed in a call thanks for the call. */
const opening = (inCall: boolean) =>
  inCall
    ? { subject: 'Potwierdzenie rozmowy', thanks: 'dziękujemy za dzisiejszą rozmowę.' }
    : { subject: 'Potwierdzenie', thanks: 'dziękujemy za kontakt.' };

/** Polish. Whom it concerns is addressed as `Państwo`, or not at all: a letter must fit a woman, a man and a firm. */
export const polishTexts: MessageTexts = {
  'promise-confirmation': {
    sms: ({ creditor, amount, date, payments }) =>
      `${creditor}: potwierdzamy deklarację zapłaty ${sum(amount)} do ${day(date)} r. ${smsPayments(payments)} Dziękujemy.`,
    email: ({ creditor, amount, date, payments, inCall }) => ({
      subject: `${opening(inCall).subject} – ${creditor}`,
      text: letter(
        creditor,
        `${opening(inCall).thanks} Potwierdzamy ${inCall ? 'złożoną w niej ' : ''}deklarację zapłaty ${sum(amount)} najpóźniej do ${day(date)} r.`,
        ...payments.map((payment) => paymentLines(payment, date, creditor)),
        'Do tego czasu nie będziemy wysyłać przypomnień w tej sprawie. Jeśli płatność została już wykonana, nie trzeba robić nic więcej.',
      ),
    }),
  },
  'plan-confirmation': {
    sms: ({ creditor, total, instalments }) =>
      `${creditor}: potwierdzamy raty, łącznie ${sum(total)}: ${smsInstalments(instalments, 'do')}. ${smsPayments(instalments[0]?.payments ?? [])} Dziękujemy.`,
    email: ({ creditor, total, instalments, inCall }) => ({
      subject: `${opening(inCall).subject} – ${creditor}`,
      text: letter(
        creditor,
        `${opening(inCall).thanks} Potwierdzamy ustalenie w sprawie rat: kwota ${sum(total)} zostanie zapłacona w ${instalments.length} ratach, pierwsza najpóźniej do ${day(instalments[0]?.date ?? '')} r.`,
        ...instalments.flatMap(({ payments, date }) =>
          payments.map((payment) => `${day(date)}\n${paymentLines(payment, date, creditor)}`),
        ),
        'Dopóki raty wpływają w terminie, nie będziemy wysyłać przypomnień w tej sprawie.',
      ),
    }),
  },
  'callback-confirmation': {
    sms: ({ neutralName, when }) =>
      `${neutralName}: ${when ? `oddzwonimy ${day(when.date)} r. między ${when.from} a ${when.to}` : 'oddzwonimy do Państwa'}. Dziękujemy.`,
    email: ({ neutralName, when }) => ({
      subject: `Oddzwonimy – ${neutralName}`,
      text: letter(
        neutralName,
        when
          ? `zgodnie z Państwa życzeniem oddzwonimy ${day(when.date)} r. między ${when.from} a ${when.to}.`
          : 'zgodnie z Państwa życzeniem oddzwonimy.',
      ),
    }),
  },
  'payment-details': {
    sms: ({ creditor, total, payments }) => `${creditor}: do zapłaty ${sum(total)}. ${smsPayments(payments)}`,
    email: ({ creditor, total, payments }) => ({
      subject: `Informacje, o które Państwo prosili – ${creditor}`,
      text: letter(
        creditor,
        `zgodnie z prośbą z dzisiejszej rozmowy przesyłamy dane do przelewu. Do zapłaty pozostaje łącznie ${sum(total)}.`,
        ...payments.map((payment) => paymentLines(payment, null, creditor)),
        'Jeśli płatność została już wykonana, nie trzeba robić nic więcej.',
      ),
    }),
  },
  'opt-out-confirmation': {
    sms: ({ neutralName }) =>
      `${neutralName}: odnotowaliśmy Państwa życzenie, nie będziemy już kontaktować się z Państwem automatycznie.`,
    email: ({ neutralName }) => ({
      subject: `Odnotowaliśmy Państwa życzenie – ${neutralName}`,
      text: letter(
        neutralName,
        'odnotowaliśmy Państwa życzenie. Nie będziemy już kontaktować się z Państwem przez automatyczne połączenia ani wiadomości.',
      ),
    }),
  },
  ...dunningTexts(polishDunning, layout),
  neutral: {
    sms: ({ neutralName }) =>
      `${neutralName}: potwierdzamy przyjęcie Państwa wyboru z rozmowy telefonicznej. Szczegóły przekażemy telefonicznie.`,
    email: ({ neutralName }) => ({
      subject: `Potwierdzenie rozmowy – ${neutralName}`,
      text: letter(
        neutralName,
        'potwierdzamy przyjęcie Państwa wyboru z rozmowy telefonicznej.',
        'Ten adres nie został jeszcze potwierdzony, dlatego nie wysyłamy na niego szczegółów. Chętnie przekażemy je telefonicznie.',
      ),
    }),
  },
};
