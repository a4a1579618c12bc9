import { dunningTexts } from './dunning/dunning-texts.ts';
import { englishDunning } from './dunning/en.ts';
import { letterLayout } from './letter-layout.ts';
import type { MessageTexts } from './message-texts.ts';

const layout = letterLayout({
  language: 'en',
  greeting: 'Hello,',
  closing: 'Kind regards,',
  account: 'account',
  reference: 'reference',
  more: (count, plural) => `and ${count} more ${plural === 'one' ? 'payment' : 'payments'}, please call us for the details`,
  labels: {
    amount: 'Amount',
    account: 'Account',
    variableSymbol: 'Variable symbol (VS)',
    constantSymbol: 'Constant symbol (KS)',
    specificSymbol: 'Specific symbol (SS)',
    reference: 'Payment reference',
    document: 'Document',
    due: 'Due',
    originallyDue: 'Originally due',
    code: 'Payment code',
  },
});
const { sum, day, letter, smsPayments, smsInstalments, paymentLines } = layout;

/** What was agreed in a call thanks for the call. */
const opening = (inCall: boolean) =>
  inCall
    ? { subject: 'Confirmation of our call', thanks: 'Thank you for speaking with us today.' }
    : { subject: 'Confirmation', thanks: 'Thank you for arranging this with us.' };

/** English, for those who live in one of our countries: accounts and symbols stay as banks there know them. */
export const englishTexts: MessageTexts = {
  'promise-confirmation': {
    sms: ({ creditor, amount, date, payments }) =>
      `${creditor}: we confirm your promise to pay ${sum(amount)} by ${day(date)}. ${smsPayments(payments)} Thank you.`,
    email: ({ creditor, amount, date, payments, inCall }) => ({
      subject: `${opening(inCall).subject} – ${creditor}`,
      text: letter(
        creditor,
        `${opening(inCall).thanks} We confirm your promise to pay ${sum(amount)} by ${day(date)} at the latest.`,
        ...payments.map((payment) => paymentLines(payment, date, creditor)),
        'Until then we will send you no reminders in this matter. If you have already paid, there is nothing more to do.',
      ),
    }),
  },
  'plan-confirmation': {
    sms: ({ creditor, total, instalments }) =>
      `${creditor}: we confirm that ${sum(total)} will be paid in instalments: ${smsInstalments(instalments, 'by')}. ${smsPayments(instalments[0]?.payments ?? [])} Thank you.`,
    email: ({ creditor, total, instalments, inCall }) => ({
      subject: `${opening(inCall).subject} – ${creditor}`,
      text: letter(
        creditor,
        `${opening(inCall).thanks} We confirm our agreement: ${sum(total)} will be paid in ${instalments.length} instalments, the first by ${day(instalments[0]?.date ?? '')} at the latest.`,
        ...instalments.flatMap(({ payments, date }) =>
          payments.map((payment) => `${day(date)}\n${paymentLines(payment, date, creditor)}`),
        ),
        'As long as the instalments arrive in time, we will send you no reminders in this matter.',
      ),
    }),
  },
  'callback-confirmation': {
    sms: ({ neutralName, when }) =>
      `${neutralName}: we will call you ${when ? `on ${day(when.date)} between ${when.from} and ${when.to}` : 'back'}. Thank you.`,
    email: ({ neutralName, when }) => ({
      subject: `We will call you back – ${neutralName}`,
      text: letter(
        neutralName,
        `As you asked, we will call you ${when ? `on ${day(when.date)} between ${when.from} and ${when.to}` : 'back'}.`,
      ),
    }),
  },
  'payment-details': {
    sms: ({ creditor, total, payments }) => `${creditor}: ${sum(total)} to pay. ${smsPayments(payments)}`,
    email: ({ creditor, total, payments }) => ({
      subject: `The details you asked for – ${creditor}`,
      text: letter(
        creditor,
        `As you asked in today's call, here are the payment details. The total left to pay is ${sum(total)}.`,
        ...payments.map((payment) => paymentLines(payment, null, creditor)),
        'If you have already paid, there is nothing more to do.',
      ),
    }),
  },
  'opt-out-confirmation': {
    sms: ({ neutralName }) => `${neutralName}: we have noted your wish and will not contact you automatically again.`,
    email: ({ neutralName }) => ({
      subject: `We have noted your wish – ${neutralName}`,
      text: letter(neutralName, 'We have noted your wish. We will not contact you by automated calls or messages again.'),
    }),
  },
  ...dunningTexts(englishDunning, layout),
  neutral: {
    sms: ({ neutralName }) =>
      `${neutralName}: we confirm that we received your choice from the phone call. We will gladly give you the details by phone.`,
    email: ({ neutralName }) => ({
      subject: `Confirmation of our call – ${neutralName}`,
      text: letter(
        neutralName,
        'We confirm that we received your choice from the phone call.',
        'This address has not been verified yet, so we send no details to it. We will gladly give them to you by phone.',
      ),
    }),
  },
};
