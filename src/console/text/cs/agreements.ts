import type { DisputeWire, PlanWire, PromiseWire } from '../../../web/agreements/api-types.ts';
import type { Catalogue } from '../catalogue.ts';

const promiseStates: Readonly<Record<PromiseWire['state'], string>> = {
  proposed: 'Navržený',
  active: 'Čeká se',
  kept: 'Dodržený',
  partially_kept: 'Dodržený zčásti',
  broken: 'Nedodržený',
  cancelled: 'Zrušený',
  superseded: 'Nahrazený',
};

const planStates: Readonly<Record<PlanWire['state'], string>> = {
  draft: 'Sestavuje se',
  offered: 'Nabídnutý',
  active: 'Plní se',
  late: 'Opožděný',
  broken: 'Nedodržený',
  completed: 'Splacený',
  cancelled: 'Zrušený',
  superseded: 'Nahrazený',
};

/** As a debtor's file says them as well. */
export const disputeStates: Readonly<Record<DisputeWire['state'], string>> = {
  open: 'Otevřená',
  awaiting_debtor: 'Čeká na dlužníka',
  internal_review: 'Prověřuje se',
  accepted: 'Uznaná',
  partly: 'Uznaná zčásti',
  rejected: 'Zamítnutá',
  withdrawn: 'Vzatá zpět',
};

/** Who places a hold and is nobody of ours. */
const placers: Readonly<Record<string, string>> = { debtor: 'dlužník', system: 'systém' };

/** Words of promises, plans, disputes and holds of everybody. */
export const csAgreements: Catalogue['agreements'] = {
  title: 'Dohody',
  tabs: { promises: 'Sliby', plans: 'Splátky', disputes: 'Námitky', holds: 'Pozastavení' },
  state: 'Stav',
  creditor: 'Věřitel',
  reason: 'Důvod',
  export: 'CSV',
  every: 'Vše',
  from: 'Ode dne',
  to: 'Do dne',
  older: 'Zobrazit další',
  fresh: (count) => `Zobrazit nové (${count})`,
  promises: {
    states: promiseStates,
    emptyTitle: 'Žádné sliby',
    emptyBody: 'Kdo v hovoru slíbí úhradu nebo jeho slib zapíše kolega, je zde i s tím, jak to dopadlo.',
    filteredBody: 'Tomuto výběru neodpovídá žádný slib.',
    by: (day) => `do ${day}`,
    grace: (day) => `uzná se do ${day}`,
    paid: (amount) => `zaplaceno ${amount}`,
    nothing: 'zatím nic nezaplaceno',
    given: (when) => `slíbeno ${when}`,
  },
  plans: {
    states: planStates,
    emptyTitle: 'Žádné splátkové kalendáře',
    emptyBody: 'Kdo se dohodne na splátkách, je zde i s tím, co z nich už zaplatil.',
    filteredBody: 'Tomuto výběru neodpovídá žádný splátkový kalendář.',
    instalments: (paid, all) => `zaplacené splátky: ${paid} z ${all}`,
    next: (amount, day) => `další: ${amount} do ${day}`,
    paid: (amount, total) => `zaplaceno ${amount} z ${total}`,
  },
  disputes: {
    states: disputeStates,
    emptyTitle: 'Žádné námitky',
    emptyBody:
      'Kdo v hovoru nebo kolegovi řekne, že s pohledávkou nesouhlasí, je zde i s tím, jak to dopadlo. Dokud někdo nerozhodne, pohledávka se nevymáhá.',
    filteredBody: 'Tomuto výběru neodpovídá žádná námitka.',
    since: (when) => `od ${when}`,
    looks: (department) => `rozhoduje: ${department}`,
    nobody: 'zatím nikomu nepředáno',
  },
  holds: {
    emptyTitle: 'Nic není pozastaveno',
    emptyBody: 'Zde uvidíte vše, co nám brání někoho kontaktovat, i kdo to zadal a do kdy to platí.',
    filteredBody: 'Tomuto výběru neodpovídá žádné pozastavení.',
    everyCreditor: 'platí pro všechny věřitele',
    scopes: {
      receivable: 'jedna pohledávka',
      case: 'celý dluh u jednoho věřitele',
      person: 'celá osoba',
      channel: 'jeden kanál',
    },
    since: (when, who) => (who ? `od ${when}, ${placers[who] ?? who}` : `od ${when}`),
    until: (when) => `do ${when}`,
    open: 'dokud je někdo neukončí',
    itsCause: 'skončí spolu s důvodem',
    release: 'Ukončit',
    releaseOf: (who) => `Ukončit pozastavení: ${who}`,
    why: 'Proč může skončit?',
    whyHint: 'Uloží se k pozastavení. Do deníku se nezapisuje.',
    body: 'Ostatní záznamy platí dál. Strategie u dlužníka pokračují tam, kde se zastavily.',
    close: 'Zavřít',
  },
};
