import type { DisputeWire, PlanWire, PromiseWire } from '../../../web/agreements/api-types.ts';
import type { Catalogue } from '../catalogue.ts';

const promiseStates: Readonly<Record<PromiseWire['state'], string>> = {
  proposed: 'Javasolt',
  active: 'Függőben',
  kept: 'Betartva',
  partially_kept: 'Részben betartva',
  broken: 'Megszegve',
  cancelled: 'Törölve',
  superseded: 'Felváltva',
};

const planStates: Readonly<Record<PlanWire['state'], string>> = {
  draft: 'Összeállítás alatt',
  offered: 'Felajánlva',
  active: 'Függőben',
  late: 'Késik',
  broken: 'Megszegve',
  completed: 'Teljesítve',
  cancelled: 'Törölve',
  superseded: 'Felváltva',
};

/** As a debtor's file says them as well. */
export const disputeStates: Readonly<Record<DisputeWire['state'], string>> = {
  open: 'Nyitott',
  awaiting_debtor: 'Az adósra vár',
  internal_review: 'Vizsgálat alatt',
  accepted: 'Elfogadva',
  partly: 'Részben elfogadva',
  rejected: 'Elutasítva',
  withdrawn: 'Visszavonva',
};

/** Who places a hold and is nobody of ours. */
const placers: Readonly<Record<string, string>> = { debtor: 'az adós', system: 'a rendszer' };

/** Words of promises, plans, disputes and holds of everybody. */
export const huAgreements: Catalogue['agreements'] = {
  title: 'Megállapodások',
  tabs: { promises: 'Ígéretek', plans: 'Részletfizetés', disputes: 'Kifogások', holds: 'Felfüggesztések' },
  state: 'Állapot',
  creditor: 'Hitelező',
  reason: 'Ok',
  export: 'CSV',
  every: 'Mind',
  from: 'Kezdőnap',
  to: 'Zárónap',
  older: 'Továbbiak',
  fresh: (count) => `${count} új megjelenítése`,
  promises: {
    states: promiseStates,
    emptyTitle: 'Nincs ígéret',
    emptyBody: 'Itt látható, ki ígért fizetést hívás közben vagy egy munkatársunknak, és mi lett belőle.',
    filteredBody: 'Nincs a szűrésnek megfelelő ígéret.',
    by: (day) => `határidő: ${day}`,
    grace: (day) => `türelmi idő vége: ${day}`,
    paid: (amount) => `befizetve: ${amount}`,
    nothing: 'még nem fizetett',
    given: (when) => `ígérte: ${when}`,
  },
  plans: {
    states: planStates,
    emptyTitle: 'Nincs részletfizetés',
    emptyBody: 'Itt látható, ki állapodott meg részletfizetésben, és mennyit fizetett be eddig.',
    filteredBody: 'Nincs a szűrésnek megfelelő részletfizetés.',
    instalments: (paid, all) => `${paid} / ${all} részlet befizetve`,
    next: (amount, day) => `következő: ${amount}, határidő: ${day}`,
    paid: (amount, total) => `befizetve: ${amount} / ${total}`,
  },
  disputes: {
    states: disputeStates,
    emptyTitle: 'Nincs kifogás',
    emptyBody:
      'Itt látható, ki vitatta a követelést hívás közben vagy egy munkatársunknál, és mi lett belőle. A vitatott követelés miatt a döntésig nem keressük meg.',
    filteredBody: 'Nincs a szűrésnek megfelelő kifogás.',
    since: (when) => `${when} óta`,
    looks: (department) => `dönt: ${department}`,
    nobody: 'még nincs kijelölve senki',
  },
  holds: {
    emptyTitle: 'Nincs felfüggesztés',
    emptyBody: 'Itt látható, ha valami miatt nem kereshetünk meg valakit: ki állította be, és meddig tart.',
    filteredBody: 'Nincs a szűrésnek megfelelő felfüggesztés.',
    everyCreditor: 'minden hitelezőre érvényes',
    scopes: {
      receivable: 'egy követelés',
      case: 'egy hitelező minden követelése',
      person: 'a személy minden ügye',
      channel: 'egy csatorna',
    },
    since: (when, who) => (who ? `${when} óta, beállította: ${placers[who] ?? who}` : `${when} óta`),
    until: (when) => `vége: ${when}`,
    open: 'feloldásig érvényes',
    itsCause: 'az okával együtt szűnik meg',
    release: 'Feloldás',
    releaseOf: (who) => `Felfüggesztés feloldása: ${who}`,
    why: 'Miért oldható fel?',
    whyHint: 'A felfüggesztés mellett őrizzük meg. A naplóba nem kerül be.',
    body: 'Ami ezenkívül nyilvántartásban van, továbbra is érvényes. Az adós stratégiái onnan folytatódnak, ahol tartottak.',
    close: 'Bezárás',
  },
};
