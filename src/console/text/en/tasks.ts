import type { TaskWire, WorkWire } from '../../../web/tasks/api-types.ts';

const kinds: Readonly<Record<TaskWire['kind'], string>> = {
  dispute_review: 'Decide a dispute',
  hardship_review: 'Look at a hardship',
  return_overpayment: 'Return what was paid too much',
  settlement_certificate: 'Send a certificate of settlement',
  call_back: 'Call back',
  read_message: 'Read what was written',
};

const departments: Readonly<Record<TaskWire['department'], string>> = {
  collections: 'Collections',
  customer_care: 'Customer care',
  billing: 'Billing',
  legal: 'Legal',
  treasury: 'Treasury',
  data_quality: 'Data quality',
};

const severities: Readonly<Record<WorkWire['severity'], string>> = {
  courtesy: 'Courtesy',
  reminder: 'Reminder',
  demand: 'Demand',
  final: 'Final',
  legal: 'Legal',
};

/** Words of what people have to do. */
export const enTasks = {
  title: 'Tasks',
  tabs: { tasks: 'To do', work: 'By hand' },
  kinds,
  departments,
  severities,
  fresh: (count: number) => (count === 1 ? 'Show 1 new one' : `Show ${count} new ones`),
  department: 'Department',
  everyDepartment: 'Every department',
  emptyTitle: 'Nothing to do',
  emptyBody:
    'Disputes, hardship, money to send back, messages to read and people to call show up here the moment somebody has to look at them.',
  filteredBody: 'This department has nothing to do.',
  by: (day: string) => `by ${day}`,
  late: 'Late',
  unknownNumber: 'a number that is nobody’s',
  quoted: (words: string) => `“${words}”`,
  wordsGone: 'what was written is no longer kept',
  disputed: (keys: string) => `about ${keys}`,
  done: 'Done',
  doneOf: (what: string, who: string) => `Done: ${what}, ${who}`,
  decide: 'Decide',
  decideOf: (who: string) => `Decide the dispute of ${who}`,
  close: 'Close',
  end: {
    note: 'Note',
    noteHint: 'Kept with the task. It never goes into the journal.',
    done: 'It is done',
    cancel: 'It need not be done',
  },
  dispute: {
    title: (who: string) => `Dispute of ${who}`,
    about: 'What is disputed',
    owed: (amount: string) => `${amount} owed`,
    decision: 'Decision',
    decisions: {
      accepted: 'Accept: all of it is given up',
      partly: 'Accept in part: say how much is given up',
      rejected: 'Reject: all of it stays owed, and is collected again',
      withdrawn: 'Withdrawn by the debtor: all of it stays owed',
    },
    giveUp: (key: string) => `Given up of ${key}`,
    submit: 'Close the dispute',
    hint: 'The debtor hears it from you: no message goes out by itself. Holds end, and strategies go on.',
  },
  work: {
    lead: 'Letters and messages that no machine of ours sends. They wait, and nobody is told that they were sent, until you say that you did it.',
    emptyTitle: 'Nothing waits for your hands',
    emptyBody: 'When a strategy wants a letter or a message in an application, it waits here until somebody has done it.',
    channels: { letter: 'Letter', messaging: 'Message in an application' },
    registered: 'Registered letter',
    about: (amount: string, count: number) => (count === 1 ? amount : `${amount} in ${count} receivables`),
    since: (day: string) => `since ${day}`,
    strategy: (name: string) => `strategy ${name}`,
    posted: { letter: 'I posted it', messaging: 'I sent it' },
    postedOf: (what: string, who: string) => `${what}, ${who}`,
    postedTitle: 'Has it left your hands?',
    postedBody: 'From now on it counts as a contact of today, and the strategy goes on with the next step.',
    drop: 'It will not be done',
    dropOf: (who: string) => `It will not be done, ${who}`,
    dropTitle: 'Shall it not be done?',
    dropBody: 'It counts as never sent, and the strategy goes on without it.',
    cancel: 'Cancel',
  },
};
