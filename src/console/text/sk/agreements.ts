import type { DisputeWire, PlanWire, PromiseWire } from '../../../web/agreements/api-types.ts';
import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

const promiseStates: Readonly<Record<PromiseWire['state'], string>> = {
  proposed: 'Navrhnutý',
  active: 'Čaká',
  kept: 'Dodržaný',
  partially_kept: 'Čiastočne dodržaný',
  broken: 'Nedodržaný',
  cancelled: 'Zrušený',
  superseded: 'Nahradený',
};

const planStates: Readonly<Record<PlanWire['state'], string>> = {
  draft: 'Pripravuje sa',
  offered: 'Ponúknutý',
  active: 'Prebieha',
  late: 'Mešká',
  broken: 'Nedodržaný',
  completed: 'Splatený',
  cancelled: 'Zrušený',
  superseded: 'Nahradený',
};

/** As a debtor's file says them as well. */
export const disputeStates: Readonly<Record<DisputeWire['state'], string>> = {
  open: 'Otvorená',
  awaiting_debtor: 'Čaká na dlžníka',
  internal_review: 'Posudzuje sa',
  accepted: 'Uznaná',
  partly: 'Čiastočne uznaná',
  rejected: 'Zamietnutá',
  withdrawn: 'Stiahnutá',
};

/** Who places a hold and is nobody of ours. */
const placers: Readonly<Record<string, string>> = { debtor: 'dlžník', system: 'systém' };

/** Words of promises, plans, disputes and holds of everybody. */
export const skAgreements: Catalogue['agreements'] = {
  title: 'Dohody',
  tabs: { promises: 'Prísľuby', plans: 'Splátky', disputes: 'Námietky', holds: 'Pozastavenia' },
  state: 'Stav',
  creditor: 'Veriteľ',
  reason: 'Dôvod',
  export: 'CSV',
  every: 'Všetko',
  from: 'Odo dňa',
  to: 'Do dňa',
  older: 'Zobraziť ďalšie',
  fresh: (count) => `Zobraziť ${counted(count, 'nový záznam', 'nové záznamy', 'nových záznamov')}`,
  promises: {
    states: promiseStates,
    emptyTitle: 'Žiadne prísľuby',
    emptyBody: 'Keď dlžník prisľúbi úhradu počas hovoru alebo ju s ním dohodne kolega, nájdete to tu aj s tým, ako to dopadlo.',
    filteredBody: 'Taký prísľub tu nie je.',
    by: (day) => `do ${day}`,
    grace: (day) => `platí do ${day}`,
    paid: (amount) => `zaplatené ${amount}`,
    nothing: 'zatiaľ nezaplatené',
    given: (when) => `prijatý ${when}`,
  },
  plans: {
    states: planStates,
    emptyTitle: 'Žiadne splátkové kalendáre',
    emptyBody: 'Keď sa dlžník dohodne na splátkach, nájdete to tu aj s tým, koľko z nich už zaplatil.',
    filteredBody: 'Taký splátkový kalendár tu nie je.',
    instalments: (paid, all) => `Zaplatené splátky: ${paid} z ${all}`,
    next: (amount, day) => `ďalšia: ${amount} do ${day}`,
    paid: (amount, total) => `zaplatené ${amount} z ${total}`,
  },
  disputes: {
    states: disputeStates,
    emptyTitle: 'Žiadne námietky',
    emptyBody:
      'Keď niekto počas hovoru alebo kolegovi povie, že pohľadávka nie je v poriadku, nájdete to tu aj s tým, ako to dopadlo. Kým sa nerozhodne, pohľadávka sa nevymáha.',
    filteredBody: 'Taká námietka tu nie je.',
    since: (when) => `od ${when}`,
    looks: (department) => `rozhoduje: ${department}`,
    nobody: 'zatiaľ nikomu nepridelená',
  },
  holds: {
    emptyTitle: 'Nič nie je pozastavené',
    emptyBody: 'Keď niečo bráni tomu, aby sme niekoho kontaktovali, nájdete to tu aj s tým, kto to zadal a dokedy to platí.',
    filteredBody: 'Také pozastavenie tu nie je.',
    everyCreditor: 'platí pre všetkých veriteľov',
    scopes: {
      receivable: 'jedna pohľadávka',
      case: 'celý dlh voči jednému veriteľovi',
      person: 'osoba ako celok',
      channel: 'jeden kanál',
    },
    since: (when, who) => (who ? `od ${when}, pôvodca: ${placers[who] ?? who}` : `od ${when}`),
    until: (when) => `do ${when}`,
    open: 'do ukončenia',
    itsCause: 'skončí sa so svojím dôvodom',
    release: 'Ukončiť',
    releaseOf: (who) => `Ukončiť pozastavenie: ${who}`,
    why: 'Prečo sa môže ukončiť?',
    whyHint: 'Uloží sa k pozastaveniu. Do denníka sa nedostane.',
    body: 'Ostatné, čo je o dlžníkovi v evidencii, platí ďalej. Jeho stratégie pokračujú tam, kde sa zastavili.',
    close: 'Zavrieť',
  },
};
