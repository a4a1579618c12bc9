import type { Catalogue } from '../catalogue.ts';

const until = (day: string | null) => (day === null ? 'amíg fel nem oldják' : `eddig: ${day}`);
const inDays = (days: number, working: boolean) => `${days} ${working ? 'munkanap' : 'nap'}`;

/** Why a strategy goes on as it does, or waits. */
export const huStrategyReasons: Catalogue['strategyReasons'] = {
  due: (step, channel, receivables) => `Most esedékes: ${step} (${channel}), ${receivables} követelésről`,
  leaves: (why) => `Véget ér: ${why}`,
  hold: (holds, day) => `Vár: ${holds}, ${until(day)}`,
  promise: (date, before) => `Vár: ígéret (${date}), ez előtt még betartható: ${before}`,
  promiseUnjudged: (date) => `Vár: még nem tudni, betartotta-e az ígéretét (${date})`,
  promiseBreaks: 'Ha addig nem érkezik befizetés, az ígéret megszegettnek számít',
  optedOut: 'Vár: az adós nem kér automatikus megkeresést',
  keptBack: (holds, day) => `Minden megkeresésből kimarad: ${holds}, ${until(day)}`,
  reactionHold: (day) => `A stratégia szerint az utolsó megkeresés után vár, eddig: ${day}`,
  staleSince: (day) => `Vár: a banki adatok elavultak, ekkortól: ${day}`,
  noStatement: 'Vár: még nem érkezett bankszámlakivonat',
  contactedToday: (step, next) => `Vár: ma már megkerestük. ${step}: ${next}`,
  restDay: (step, next) => `Vár: ma szabadnap van. ${step}: ${next}`,
  inHand: (step, running) => `Vár: ${running} még folyamatban van, ${step} nem szigorúbb`,
  noChannel: (step) => `Vár: ${step} esedékes, de nincs csatorna, amelyen kimehet`,
  leftOut: (steps) => `Kimarad: ${steps}`,
  passed: {
    due: 'esedékes',
    graver_step: 'szigorúbb lépés lép a helyébe',
    condition: 'a feltétele nem teljesül',
    lapsed: 'lejárt az ideje',
    no_channel: 'nincs hozzá csatorna',
    late_after_hold: 'felfüggesztés alatt lett esedékes',
  },
  next: (step, day) => `Vár: a következő lépés ${step}, ${day}`,
  goesOn: (day) => `Vár: folytatás ${day}`,
  waitsForNews: 'Vár: a következő lépés olyan fejleménytől függ, amely még nem történt meg',
  allDone: 'A stratégia minden lépése megtörtént',
  notEnrolled: 'Ebből az ügyből semmi sincs stratégiában',
  reactions: {
    go: (step, days) => (days === 0 ? `következik: ${step}` : `következik: ${step}, ${inDays(days, false)} múlva`),
    rest: (days, working) => `szünet: ${inDays(days, working)}`,
    restAfterPromise: (days, working) => `szünet az ígért napig, és utána még ${inDays(days, working)}`,
    next: 'azonnal a következő lépés jön',
    leave: 'kikerül a stratégiából',
  },
};
