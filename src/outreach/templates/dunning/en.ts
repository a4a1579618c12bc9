import type { DunningWords } from './dunning-words.ts';

/** English. */
export const englishDunning: DunningWords = {
  greet: (address) => (/^dear /i.test(address) ? `${address.charAt(0).toUpperCase()}${address.slice(1)},` : `Dear ${address},`),
  subject: 'A message for you',
  total: 'total',
  due: 'due',
  more: (count, plural) => `and ${count} more ${plural === 'one' ? 'item' : 'items'}`,
  paid: 'If you have already paid, thank you.',
  hint: 'Do you want no messages like this? Let us know.',
  texts: {
    'invoice-issued': ({ sum }) => ({
      sms: { lead: 'we have issued your bill', ask: 'Thank you.' },
      email: { opening: `We have issued your bill for ${sum}.`, request: 'Thank you for paying in time.' },
    }),
    'coming-due': ({ sum }) => ({
      sms: { lead: 'a payment will be due soon', ask: 'Thank you for paying in time.' },
      email: {
        opening: `This is a friendly reminder that a payment of ${sum} will be due soon.`,
        request: 'Thank you for paying in time.',
      },
    }),
    'due-today': ({ sum, today }) => ({
      sms: { lead: `${today} is the due date`, ask: 'Thank you for your payment.' },
      email: {
        opening: `This is a friendly reminder that ${sum} is due on ${today}.`,
        request: 'Thank you for your payment.',
      },
    }),
    'payment-reminder': ({ sum }) => ({
      sms: { lead: 'a reminder of an unpaid amount', ask: 'Please pay it.' },
      email: {
        opening: `We have not yet received your payment of ${sum}.`,
        request: 'Please pay it. If you cannot pay all of it at once, please contact us.',
      },
    }),
    'promise-missed': ({ sum, promised }) => ({
      sms: { lead: `the payment promised by ${promised} has not come in full, still to pay`, ask: 'Please pay it.' },
      email: {
        opening: `The payment that you promised by ${promised} has not come in full. Still to pay: ${sum}.`,
        request: 'Please pay it. If you cannot, please contact us and we will agree on what to do.',
      },
    }),
    'formal-demand': ({ sum, by }) => ({
      sms: { lead: 'we demand payment of your debt', ask: `Please pay by ${by}.` },
      email: {
        opening: `We have not received your payment of ${sum}. We demand that you pay this debt by ${by} at the latest.`,
        request: 'If you dispute the debt or cannot pay all of it at once, please contact us by then.',
      },
    }),
    'final-notice': ({ sum, by }) => ({
      sms: { lead: 'final demand for payment of your debt', ask: `Pay by ${by}, or we will pass the matter to our lawyers.` },
      email: {
        opening: `This is our final demand that you pay your debt of ${sum} by ${by} at the latest.`,
        request: 'If it is not paid by then, we will pass the matter to our lawyers. If you dispute the debt, please contact us.',
      },
    }),
    'registry-warning': ({ sum, by }) => ({
      sms: {
        lead: 'demand for payment of your debt',
        ask: `If it is not paid by ${by}, we intend to report it to the Polish debtors' registry (BIG).`,
      },
      email: {
        opening: `We demand that you pay your debt of ${sum} by ${by} at the latest.`,
        request:
          'We warn you that if it is not paid by then, we intend to pass data about it to a Polish business information bureau (BIG) under the act of 9 April 2010. If you dispute the debt, please contact us.',
      },
    }),
    'pre-action-letter': ({ sum, by }) => ({
      sms: { lead: 'letter before court action over your debt', ask: `If it is not paid by ${by}, we will go to court.` },
      email: {
        opening: `Before we go to court, we demand that you pay your debt of ${sum} by ${by} at the latest.`,
        request: 'If it is not paid by then, we will file a claim with the court. If you dispute the debt, please contact us.',
      },
    }),
  },
  neutral: {
    sms: 'we have a message that we may give to you in person only. Please contact us.',
    subject: 'A message for you',
    paragraphs: [
      'We have a message that we may give to you in person only. Please contact us.',
      'This address has not been verified yet, so we send no details to it.',
    ],
  },
};
