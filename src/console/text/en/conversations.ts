/** Words of what debtors said to a person of ours. */
export const enConversations = {
  button: 'Record what was said',
  title: (who: string) => `Said by ${who}`,
  close: 'Close',
  creditor: 'About what is owed to',
  talkedAbout: (total: string, count: number) =>
    count === 1 ? `${total} is open.` : `${total} is open, in ${count} receivables.`,
  kind: 'What was said',
  kinds: {
    promise: 'Promises to pay',
    plan: 'Pays in instalments',
    dispute: 'Disputes it',
    paid: 'Has paid already',
    stop: 'Wants no more contact',
  },
  done: 'Recorded.',
  confirmation: {
    label: 'Confirmation in writing',
    written: (channel: string) => `${channel}: a confirmation goes out.`,
    refused: (channel: string, reason: string, from: string | null) =>
      `${channel}: no confirmation goes out. ${reason}${from === null ? '' : ` (possible from ${from})`}.`,
  },
  promise: {
    date: 'Until',
    dateHint: (latest: string) => `${latest} at the latest`,
    amount: 'Amount',
    amountHint: (least: string) => `Left empty: all of it. At least ${least}`,
    effect: 'Nobody asks for it until that day and the creditor’s grace are over. A former promise or plan is superseded.',
    submit: 'Record the promise',
  },
  plan: {
    none: 'This creditor takes no instalments of what is owed.',
    count: 'Instalments',
    countHint: (most: number) => `${most} at the most`,
    first: 'The first one on',
    firstHint: (latest: string) => `${latest} at the latest`,
    tooSmall: (least: string) => `Each instalment must be at least ${least}.`,
    read: 'Read this back',
    submit: 'Record the plan',
  },
  dispute: {
    which: 'What is disputed',
    why: 'Why',
    effect: 'Nothing of it is asked for until somebody has decided; a task opens for it.',
    submit: 'Record the dispute',
  },
  paid: {
    which: 'What is said to be paid',
    effect: 'Nobody asks for it while the payment may be on its way.',
    submit: 'Record it',
  },
  stop: {
    scope: 'What is wanted no more',
    scopes: {
      all: 'No automatic contact of this creditor at all',
      voice: 'No calls',
      sms: 'No SMS',
      email: 'No e-mails',
      letter: 'No letters',
      messaging: 'No messages in applications',
    },
    submit: 'Record it',
  },
};
