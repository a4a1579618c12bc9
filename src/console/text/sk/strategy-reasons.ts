import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

const until = (day: string | null) => (day === null ? 'kým to niekto neukončí' : `do ${day}`);
const inDays = (days: number, working: boolean) =>
  working ? counted(days, 'pracovný deň', 'pracovné dni', 'pracovných dní') : counted(days, 'deň', 'dni', 'dní');

/** Why a strategy goes on as it does, or waits. */
export const skStrategyReasons: Catalogue['strategyReasons'] = {
  due: (step, channel, receivables) =>
    `Na rade je ${step} (${channel}): ${counted(receivables, 'pohľadávka', 'pohľadávky', 'pohľadávok')}`,
  leaves: (why) => `Končí sa: ${why}`,
  hold: (holds, day) => `Čaká: ${holds}, ${until(day)}`,
  promise: (date, before) => `Čaká: prísľub na ${date}, dodržať sa dá pred ${before}`,
  promiseUnjudged: (date) => `Čaká: zatiaľ sa nevie, či bol prísľub na ${date} dodržaný`,
  promiseBreaks: 'Ak dovtedy nepríde platba, prísľub je nedodržaný',
  optedOut: 'Čaká: dlžník si neželá automatický kontakt',
  keptBack: (holds, day) => `Vynechané zo všetkých kontaktov: ${holds}, ${until(day)}`,
  reactionHold: (day) => `Čaká do ${day}, ako po poslednom kontakte určuje stratégia`,
  staleSince: (day) => `Čaká: údaje z banky sú zastarané od ${day}`,
  noStatement: 'Čaká: zatiaľ neprišiel žiadny výpis z banky',
  contactedToday: (step, next) => `Čaká: dnes už kontakt bol. ${step} nasleduje ${next}`,
  restDay: (step, next) => `Čaká: dnes je voľný deň. ${step} nasleduje ${next}`,
  inHand: (step, running) => `Čaká: ${running} ešte prebieha a ${step} nie je prísnejší`,
  noChannel: (step) => `Čaká: na rade je ${step}, ale niet kanála, ktorým by odišiel`,
  leftOut: (steps) => `Vynechané: ${steps}`,
  passed: {
    due: 'na rade',
    graver_step: 'zastúpi prísnejší krok',
    condition: 'podmienka neplatí',
    lapsed: 'čas už uplynul',
    no_channel: 'niet kanála',
    late_after_hold: 'prišlo na rad počas pozastavenia',
  },
  next: (step, day) => `Čaká: ${step} príde ${day}`,
  goesOn: (day) => `Čaká: pokračuje sa ${day}`,
  waitsForNews: 'Čaká: ďalší krok závisí od udalosti, ktorá ešte nenastala',
  allDone: 'Všetky kroky stratégie prebehli',
  notEnrolled: 'Nič z tohto prípadu nie je v žiadnej stratégii',
  reactions: {
    go: (step, days) => (days === 0 ? `nasleduje ${step}` : `nasleduje ${step}, o ${inDays(days, false)}`),
    rest: (days, working) => `pokoj na ${inDays(days, working)}`,
    restAfterPromise: (days, working) => `pokoj do prisľúbeného dňa a ešte ${inDays(days, working)}`,
    next: 'hneď nasleduje ďalší krok',
    leave: 'koniec stratégie',
  },
};
