import type { DisputeWire, PlanWire, PromiseWire } from '../../../web/agreements/api-types.ts';
import type { Catalogue } from '../catalogue.ts';

const promiseStates: Readonly<Record<PromiseWire['state'], string>> = {
  proposed: 'Proponowana',
  active: 'Oczekuje',
  kept: 'Dotrzymana',
  partially_kept: 'Częściowo',
  broken: 'Niedotrzymana',
  cancelled: 'Anulowana',
  superseded: 'Zastąpiona',
};

const planStates: Readonly<Record<PlanWire['state'], string>> = {
  draft: 'W przygotowaniu',
  offered: 'Zaproponowany',
  active: 'Spłacany',
  late: 'Opóźniony',
  broken: 'Zerwany',
  completed: 'Spłacony',
  cancelled: 'Anulowany',
  superseded: 'Zastąpiony',
};

/** As a debtor's file says them as well. */
export const disputeStates: Readonly<Record<DisputeWire['state'], string>> = {
  open: 'Otwarty',
  awaiting_debtor: 'Czeka na dłużnika',
  internal_review: 'W trakcie analizy',
  accepted: 'Uznany',
  partly: 'Uznany częściowo',
  rejected: 'Odrzucony',
  withdrawn: 'Wycofany',
};

/** Who places a hold and is nobody of ours. */
const placers: Readonly<Record<string, string>> = { debtor: 'dłużnik', system: 'system' };

/** Words of promises, plans, disputes and holds of everybody, in Polish. */
export const plAgreements: Catalogue['agreements'] = {
  title: 'Ustalenia',
  tabs: { promises: 'Deklaracje', plans: 'Raty', disputes: 'Spory', holds: 'Wstrzymania' },
  state: 'Stan',
  creditor: 'Wierzyciel',
  reason: 'Powód',
  export: 'CSV',
  every: 'Wszystkie',
  from: 'Od dnia',
  to: 'Do dnia',
  older: 'Pokaż więcej',
  fresh: (count) => `Pokaż nowe (${count})`,
  promises: {
    states: promiseStates,
    emptyTitle: 'Brak deklaracji',
    emptyBody:
      'Tu widać każdą deklarację zapłaty, złożoną w rozmowie lub zapisaną przez pracownika, i to, czy została dotrzymana.',
    filteredBody: 'Żadna deklaracja nie spełnia tych warunków.',
    by: (day) => `do ${day}`,
    grace: (day) => `liczy się do ${day}`,
    paid: (amount) => `wpłacono ${amount}`,
    nothing: 'jeszcze bez wpłaty',
    given: (when) => `złożona: ${when}`,
  },
  plans: {
    states: planStates,
    emptyTitle: 'Brak planów ratalnych',
    emptyBody: 'Tu widać każdy uzgodniony plan ratalny i to, ile z niego spłacono.',
    filteredBody: 'Żaden plan nie spełnia tych warunków.',
    instalments: (paid, all) => `Zapłacone raty: ${paid} z ${all}`,
    next: (amount, day) => `następna: ${amount} do ${day}`,
    paid: (amount, total) => `wpłacono ${amount} z ${total}`,
  },
  disputes: {
    states: disputeStates,
    emptyTitle: 'Brak sporów',
    emptyBody:
      'Tu trafia każda należność, którą dłużnik zakwestionował w rozmowie lub u pracownika, wraz z decyzją. Do czasu decyzji nikt jej nie dochodzi.',
    filteredBody: 'Żaden spór nie spełnia tych warunków.',
    since: (when) => `od ${when}`,
    looks: (department) => `decyduje: ${department}`,
    nobody: 'jeszcze nikomu nie przekazano',
  },
  holds: {
    emptyTitle: 'Nic nie jest wstrzymane',
    emptyBody: 'Tu widać wszystko, co nie pozwala na kontakt z dłużnikiem: kto to wprowadził i do kiedy obowiązuje.',
    filteredBody: 'Żadne wstrzymanie nie spełnia tych warunków.',
    everyCreditor: 'dotyczy wszystkich wierzycieli',
    scopes: {
      receivable: 'jedna należność',
      case: 'cały dług u jednego wierzyciela',
      person: 'cała osoba',
      channel: 'jeden kanał',
    },
    since: (when, who) => (who ? `od ${when}, autor: ${placers[who] ?? who}` : `od ${when}`),
    until: (when) => `do ${when}`,
    open: 'do odwołania',
    itsCause: 'do ustania przyczyny',
    release: 'Zakończ',
    releaseOf: (who) => `Zakończ wstrzymanie: ${who}`,
    why: 'Dlaczego można je zakończyć?',
    whyHint: 'Zostaje przy wstrzymaniu, nie trafia do dziennika.',
    body: 'Inne zapisane ograniczenia nadal obowiązują. Strategie dłużnika ruszają od miejsca, w którym się zatrzymały.',
    close: 'Zamknij',
  },
};
