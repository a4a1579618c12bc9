import type { Catalogue } from '../catalogue.ts';
import { counted, formOf } from './counted.ts';

const until = (day: string | null) => (day === null ? 'dopóki ktoś tego nie zakończy' : `do ${day}`);
const inDays = (days: number, working: boolean) =>
  `${days} ${working ? formOf(days, 'dzień roboczy', 'dni robocze', 'dni roboczych') : formOf(days, 'dzień', 'dni', 'dni')}`;

/** Why a strategy goes on as it does, or waits, in Polish. */
export const plStrategyReasons: Catalogue['strategyReasons'] = {
  due: (step, channel, receivables) =>
    `Kolej na ${step} (${channel}): ${counted(receivables, 'należność', 'należności', 'należności')}`,
  leaves: (why) => `Koniec: ${why}`,
  hold: (holds, day) => `Czeka: ${holds}, ${until(day)}`,
  promise: (date, before) => `Czeka: deklaracja na ${date}, można jej dotrzymać przed ${before}`,
  promiseUnjudged: (date) => `Czeka: nie wiadomo jeszcze, czy deklaracji na ${date} dotrzymano`,
  promiseBreaks: 'Jeśli do tego czasu nie wpłynie wpłata, deklaracja jest zerwana',
  optedOut: 'Czeka: dłużnik nie chce automatycznego kontaktu',
  keptBack: (holds, day) => `Pominięta we wszystkich kontaktach: ${holds}, ${until(day)}`,
  reactionHold: (day) => `Czeka do ${day}, jak po ostatnim kontakcie nakazuje strategia`,
  staleSince: (day) => `Czeka: dane z banku są nieaktualne od ${day}`,
  noStatement: 'Czeka: nie ma jeszcze żadnego wyciągu bankowego',
  contactedToday: (step, next) => `Czeka: dziś był już kontakt. ${step} nastąpi ${next}`,
  restDay: (step, next) => `Czeka: dziś jest dzień wolny. ${step} nastąpi ${next}`,
  inHand: (step, running) => `Czeka: ${running} jeszcze trwa, a ${step} nie jest surowszy`,
  noChannel: (step) => `Czeka: kolej na ${step}, ale brak kanału, którym można go wysłać`,
  leftOut: (steps) => `Pominięto: ${steps}`,
  passed: {
    due: 'kolej na ten krok',
    graver_step: 'zastępuje go surowszy krok',
    condition: 'warunek niespełniony',
    lapsed: 'czas minął',
    no_channel: 'brak kanału',
    late_after_hold: 'termin wypadł podczas wstrzymania',
  },
  next: (step, day) => `Czeka: ${step} nastąpi ${day}`,
  goesOn: (day) => `Czeka: ciąg dalszy ${day}`,
  waitsForNews: 'Czeka: następny krok zależy od zdarzenia, którego jeszcze nie było',
  allDone: 'Wszystkie kroki strategii zostały wykonane',
  notEnrolled: 'Nic z tej sprawy nie jest w żadnej strategii',
  reactions: {
    go: (step, days) => (days === 0 ? `następny krok: ${step}` : `następny krok: ${step}, za ${inDays(days, false)}`),
    rest: (days, working) => `przerwa na ${inDays(days, working)}`,
    restAfterPromise: (days, working) => `przerwa do obiecanego dnia i jeszcze ${inDays(days, working)}`,
    next: 'od razu następny krok',
    leave: 'koniec strategii',
  },
};
