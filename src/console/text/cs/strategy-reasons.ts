import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

const until = (day: string | null) => (day === null ? 'dokud to někdo neukončí' : `do ${day}`);
const inDays = (days: number, working: boolean) =>
  working ? counted(days, 'pracovní den', 'pracovní dny', 'pracovních dní') : counted(days, 'den', 'dny', 'dní');

/** Why a strategy goes on as it does, or waits. */
export const csStrategyReasons: Catalogue['strategyReasons'] = {
  due: (step, channel, receivables) =>
    `Na řadě je ${step} (${channel}): ${counted(receivables, 'pohledávka', 'pohledávky', 'pohledávek')}`,
  leaves: (why) => `Končí: ${why}`,
  hold: (holds, day) => `Čeká: ${holds}, ${until(day)}`,
  promise: (date, before) => `Čeká: slib na ${date}, dodržet ho lze před ${before}`,
  promiseUnjudged: (date) => `Čeká: zatím se neví, zda byl slib na ${date} dodržen`,
  promiseBreaks: 'Nepřijde-li do té doby platba, je slib nedodržen',
  optedOut: 'Čeká: dlužník si nepřeje automatický kontakt',
  keptBack: (holds, day) => `Vynecháno ze všech kontaktů: ${holds}, ${until(day)}`,
  reactionHold: (day) => `Čeká do ${day}, jak po posledním kontaktu určuje strategie`,
  staleSince: (day) => `Čeká: data z banky jsou zastaralá od ${day}`,
  noStatement: 'Čeká: zatím nepřišel žádný výpis z banky',
  contactedToday: (step, next) => `Čeká: dnes už kontakt byl. ${step} následuje ${next}`,
  restDay: (step, next) => `Čeká: dnes je volný den. ${step} následuje ${next}`,
  inHand: (step, running) => `Čeká: ${running} ještě probíhá a ${step} není přísnější`,
  noChannel: (step) => `Čeká: na řadě je ${step}, ale není kanál, kterým by odešel`,
  leftOut: (steps) => `Vynecháno: ${steps}`,
  passed: {
    due: 'na řadě',
    graver_step: 'zastoupí přísnější krok',
    condition: 'podmínka neplatí',
    lapsed: 'čas už uplynul',
    no_channel: 'není kanál',
    late_after_hold: 'přišlo na řadu během pozastavení',
  },
  next: (step, day) => `Čeká: ${step} přijde ${day}`,
  goesOn: (day) => `Čeká: pokračuje se ${day}`,
  waitsForNews: 'Čeká: další krok závisí na události, která ještě nenastala',
  allDone: 'Všechny kroky strategie proběhly',
  notEnrolled: 'Nic z tohoto případu není v žádné strategii',
  reactions: {
    go: (step, days) => (days === 0 ? `následuje ${step}` : `následuje ${step}, za ${inDays(days, false)}`),
    rest: (days, working) => `klid na ${inDays(days, working)}`,
    restAfterPromise: (days, working) => `klid do slíbeného dne a ještě ${inDays(days, working)}`,
    next: 'hned následuje další krok',
    leave: 'konec strategie',
  },
};
