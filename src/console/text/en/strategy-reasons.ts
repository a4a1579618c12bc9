import { counted } from './counted.ts';

const until = (day: string | null) => (day === null ? 'until it is released' : `until ${day}`);

/** Why a strategy goes on as it does, or waits. */
export const enStrategyReasons = {
  due: (step: string, channel: string, receivables: number) =>
    `${step} is due by ${channel}, about ${counted(receivables, 'receivable', 'receivables')}`,
  leaves: (why: string) => `Leaves: ${why}`,
  hold: (holds: string, day: string | null) => `Waits: ${holds}, ${until(day)}`,
  promise: (date: string, before: string) => `Waits: promise for ${date}, which may still be kept before ${before}`,
  promiseUnjudged: (date: string) => `Waits: whether the promise for ${date} was kept is not known yet`,
  promiseBreaks: 'The promise is broken unless it was kept',
  optedOut: 'Waits: the debtor wants no automated contact',
  keptBack: (holds: string, day: string | null) => `Left out of every contact: ${holds}, ${until(day)}`,
  reactionHold: (day: string) => `Waits until ${day}, as the strategy says after the last contact`,
  staleSince: (day: string) => `Waits: the bank’s data are too old since ${day}`,
  noStatement: 'Waits: no statement of the bank has come in yet',
  contactedToday: (step: string, next: string) => `Waits: the debtor was contacted today. ${step} follows on ${next}`,
  restDay: (step: string, next: string) => `Waits: today is a day of rest. ${step} follows on ${next}`,
  inHand: (step: string, running: string) => `Waits: ${running} is still in hand, ${step} is no graver`,
  noChannel: (step: string) => `Waits: ${step} is due, and there is no channel by which it can go`,
  leftOut: (steps: string) => `Left out: ${steps}`,
  passed: {
    due: 'due',
    graver_step: 'a graver step stands for it',
    condition: 'its condition does not hold',
    lapsed: 'its time has passed',
    no_channel: 'no channel for it',
    late_after_hold: 'it came due in a hold',
  },
  next: (step: string, day: string) => `Waits: ${step} comes on ${day}`,
  goesOn: (day: string) => `Waits: it goes on on ${day}`,
  waitsForNews: 'Waits: the next step hangs on news that has not come',
  allDone: 'Every step of the strategy was done',
  notEnrolled: 'Nothing of this case is in a strategy',
  reactions: {
    go: (step: string, days: number) =>
      days === 0 ? `${step} is next` : `${step} is next, ${counted(days, 'day', 'days')} later`,
    rest: (days: number, working: boolean) =>
      `nothing for ${counted(days, working ? 'working day' : 'day', working ? 'working days' : 'days')}`,
    restAfterPromise: (days: number, working: boolean) =>
      `nothing until the promised day plus ${counted(days, working ? 'working day' : 'day', working ? 'working days' : 'days')}`,
    next: 'the next step comes at once',
    leave: 'leaves the strategy',
  },
};
