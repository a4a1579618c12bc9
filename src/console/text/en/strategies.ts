import type { DryRunWire, RungWire, StandingWire, StrategyListedWire } from '../../../web/strategies/api-types.ts';
import { counted } from './counted.ts';

const states: Readonly<Record<StrategyListedWire['state'], string>> = {
  published: 'Published',
  retired: 'Retired',
  draft: 'Draft in a file',
};

/** The same behind a strategy's name, in brackets. */
const statesInBrackets: typeof states = { published: 'published', retired: 'retired', draft: 'draft in a file' };

const fates: Readonly<Record<NonNullable<StandingWire['steps'][number]['fate']>, string>> = {
  done: 'done',
  not_reached: 'not reached',
  refused: 'refused',
  failed: 'did not leave',
  withdrawn: 'withdrawn',
};

const channels: Readonly<Record<RungWire['by'][number]['channel'], string>> = {
  voice: 'call',
  sms: 'SMS',
  email: 'e-mail',
  letter: 'letter',
  messaging: 'messaging application',
};

const rules: Readonly<Record<string, string>> = { only_one: 'the only strategy that lets it in', by_hand: 'put there by hand' };

const runStates: Readonly<Record<DryRunWire['state'], string>> = { running: 'Running', finished: 'Done', failed: 'Failed' };

/** Words of what happens next with what is owed. */
export const enStrategies = {
  title: 'Strategies',
  tabs: { list: 'Strategies', segments: 'Segments', dry: 'Dry runs' },
  lead: 'What happens next with what is owed, step by step, until it is paid. A strategy is a file; publishing it is done on the command line, so that it is reviewed like code.',
  emptyTitle: 'No strategy yet',
  emptyBody: 'Put a strategy into the folder of strategies, and publish it: dovolat strategy publish strategies/NAME.yaml',
  publishHint: (name: string) => `To use it: dovolat strategy publish strategies/${name}.yaml`,
  states,
  enrolled: (n: number) => (n === 0 ? 'nothing runs in it' : counted(n, 'receivable runs in it', 'receivables run in it')),
  version: (version: string) => `version ${version}`,
  published: (when: string, by: string) => `published ${when} by ${by}`,
  back: 'All strategies',
  missingTitle: 'There is no such strategy',
  missingBody: 'The version was mistyped, or the file has changed meanwhile.',
  ladder: 'Step by step',
  enters: (condition: string) => `For receivables where ${condition}.`,
  day: (days: number, exact: boolean) => {
    const told =
      days === 0 ? 'on the due date' : `${counted(Math.abs(days), 'day', 'days')} ${days < 0 ? 'before' : 'after'} it is due`;
    return exact ? told : `about ${told}`;
  },
  dayFromEntry: (days: number) => (days === 0 ? 'when it enters' : `${counted(days, 'day', 'days')} after it entered`),
  dayByNews: (wait: string) => wait,
  onlyIf: (condition: string) => `only if ${condition}`,
  channels,
  registered: 'registered letter',
  attempts: (n: number) => `up to ${counted(n, 'attempt', 'attempts')}`,
  else: 'else',
  costOfAll: (amount: string) => `Once up the whole ladder costs ${amount} by its first channels.`,
  news: 'What news does',
  happenings: {
    promise_kept: 'Promise kept',
    promise_broken: 'Promise broken',
    plan_broken: 'Payment plan broken',
    dispute_closed: 'Dispute closed',
    delivered: 'Delivered',
    bounced: 'Came back',
    not_reached: 'Not reached',
  } as Readonly<Record<string, string>>,
  leaves: 'It ends when',
  exits: {
    paid: 'it is paid',
    below_tolerance: 'no more than the tolerance is owed',
    disputed: 'it is disputed',
    hardship: 'the debtor is in hardship',
    insolvency: 'the debtor is insolvent',
    deceased: 'the debtor has died',
    assigned: 'it is assigned to somebody else',
    limitation: 'it is time-barred',
    opted_out_of_everything: 'the debtor wants no contact at all',
    withdrawn: 'the creditor has withdrawn it',
  } as Readonly<Record<string, string>>,
  example: 'What would happen',
  exampleLead: (due: string) => `To somebody whose invoice is due on ${due}, and who neither pays nor answers.`,
  contact: (step: string, by: string) => `${step} by ${by}`,
  standing: {
    title: 'What comes next',
    none: 'No strategy looks after this.',
    noneHint: 'It enters one as soon as a published strategy lets it in.',
    in: (strategy: string) => `In ${strategy}`,
    rule: (rule: string) => rules[rule] ?? `by the rule ${rule}`,
    outside: 'In no strategy',
    doneStep: (step: string) => `last step ${step}`,
    nextStep: (step: string) => `next step ${step}`,
    noNext: 'no step is left',
    wanted: (step: string, channel: string) => `Wanted now: ${step} by ${channel}`,
    lookedAt: (when: string) => `Looked at again ${when}`,
    onNews: 'Looked at again when there is news',
    legal: (stages: number, step: string, date: string) =>
      stages === 0
        ? `The next stage is legal: ${step}, not before ${date}`
        : `${counted(stages, 'stage remains', 'stages remain')} until legal (${step}), not before ${date}`,
    noLegal: 'No legal step is ahead',
    coming: 'In the next 30 days, if nothing is paid',
    steps: 'Steps so far',
    inHand: 'in hand',
    fates,
  },
  dry: {
    lead: 'A strategy is rehearsed over a portfolio on a virtual calendar. Nothing is sent and nothing is written. How debtors answer is an assumption: compare by it, do not budget by it.',
    newTitle: 'Rehearse',
    first: 'This strategy',
    second: 'Beside',
    strategy: (title: string, state: keyof typeof states, version: string) => `${title} (${statesInBrackets[state]}, ${version})`,
    asPublished: 'What is published, as it is',
    nothing: 'Nothing else',
    model: 'How debtors answer',
    models: {
      typical: 'A mixed portfolio of consumers',
      stubborn: 'People who seldom answer, and seldom keep their word',
      reliable: 'People who forget, and pay once they are reminded',
    } as Readonly<Record<string, string>>,
    portfolio: 'Over',
    portfolios: { books: 'Everybody in the books', 1000: '1,000 made-up cases', 10000: '10,000 made-up cases' },
    days: 'Days',
    start: 'Rehearse',
    runs: 'Dry runs',
    emptyTitle: 'Nothing was rehearsed yet',
    emptyBody: 'Choose a strategy above: a month of it takes some seconds.',
    states: runStates,
    of: (strategies: string, days: number) => `${strategies}, ${counted(days, 'day', 'days')}`,
    by: (who: string, when: string) => `${who}, ${when}`,
    open: 'Show',
    over: (cases: string, from: string) => `${counted(cases, 'case', 'cases')} from ${from}`,
    chart: (strategy: string) => `Contacts a day by channel: ${strategy}`,
    rows: {
      owed: 'Owed before',
      paid: 'Paid',
      contacts: 'Contacts',
      reached: 'Of these reached',
      costs: 'Cost',
      fullest: 'Fullest day, in steps',
      promises: 'Promises',
      kept: 'Promises kept',
      disputes: 'Disputes',
      optsOut: 'Want no contact',
      waiting: 'Kept waiting by a rule',
      running: 'Cases that go on',
      outside: 'Cases in no strategy',
    },
    peak: (steps: string, capacity: string | null, date: string) => `${steps}${capacity ? ` of ${capacity}` : ''} on ${date}`,
    share: (amount: string, share: string) => `${amount} (${share})`,
  },
};
