import type { DryRunWire, RungWire, StandingWire, StrategyListedWire } from '../../../web/strategies/api-types.ts';
import type { Catalogue } from '../catalogue.ts';
import { counted, formOf } from './counted.ts';

const states: Readonly<Record<StrategyListedWire['state'], string>> = {
  published: 'Opublikowana',
  retired: 'Wycofana',
  draft: 'Szkic w pliku',
};

/** The same behind a strategy's name, in brackets. */
const statesInBrackets: typeof states = { published: 'opublikowana', retired: 'wycofana', draft: 'szkic w pliku' };

const fates: Readonly<Record<NonNullable<StandingWire['steps'][number]['fate']>, string>> = {
  done: 'wykonany',
  not_reached: 'bez kontaktu',
  refused: 'zablokowany',
  failed: 'niewysłany',
  withdrawn: 'wycofany',
};

const channels: Readonly<Record<RungWire['by'][number]['channel'], string>> = {
  voice: 'telefon',
  sms: 'SMS',
  email: 'e-mail',
  letter: 'list',
  messaging: 'komunikator',
};

const rules: Readonly<Record<string, string>> = {
  only_one: 'jedyna strategia, która ją przyjmuje',
  by_hand: 'przypisano ręcznie',
};

const runStates: Readonly<Record<DryRunWire['state'], string>> = {
  running: 'W toku',
  finished: 'Gotowa',
  failed: 'Nieudana',
};

const daysLong = (n: number) => counted(n, 'dzień', 'dni', 'dni');

/** Words of what happens next with what is owed, in Polish. */
export const plStrategies: Catalogue['strategies'] = {
  title: 'Strategie',
  tabs: { list: 'Strategie', segments: 'Segmenty', dry: 'Symulacje' },
  lead: 'Co dalej dzieje się z należnością, krok po kroku, aż do zapłaty. Strategia to plik; publikuje się ją z wiersza poleceń, aby przeszła taki sam przegląd jak kod.',
  emptyTitle: 'Nie ma jeszcze strategii',
  emptyBody: 'Umieść strategię w folderze strategii i opublikuj: dovolat strategy publish strategies/NAME.yaml',
  publishHint: (name) => `Aby jej użyć: dovolat strategy publish strategies/${name}.yaml`,
  states,
  enrolled: (n) => (n === 0 ? 'bez należności' : counted(n, 'należność w toku', 'należności w toku', 'należności w toku')),
  version: (version) => `wersja ${version}`,
  published: (when, by) => `opublikowano: ${when}, ${by}`,
  back: 'Wszystkie strategie',
  missingTitle: 'Nie ma takiej strategii',
  missingBody: 'Wersja jest błędna albo plik w międzyczasie się zmienił.',
  ladder: 'Krok po kroku',
  enters: (condition) => `Dla należności spełniających warunek: ${condition}.`,
  day: (days, exact) => {
    const told =
      days === 0 ? 'w dniu terminu płatności' : `${daysLong(Math.abs(days))} ${days < 0 ? 'przed terminem' : 'po terminie'}`;
    return exact ? told : `mniej więcej ${told}`;
  },
  dayFromEntry: (days) => (days === 0 ? 'na początku strategii' : `${daysLong(days)} od początku strategii`),
  dayByNews: (wait) => wait,
  onlyIf: (condition) => `tylko gdy ${condition}`,
  channels,
  registered: 'list polecony',
  attempts: (n) => `do ${n} ${formOf(n, 'próby', 'prób', 'prób')}`,
  else: 'zastępczo',
  costOfAll: (amount) => `Wszystkie kroki, każdy pierwszym kanałem, kosztują razem ${amount}.`,
  news: 'Reakcje na zdarzenia',
  happenings: {
    promise_kept: 'Deklaracja dotrzymana',
    promise_broken: 'Deklaracja niedotrzymana',
    plan_broken: 'Plan ratalny zerwany',
    dispute_closed: 'Spór zamknięty',
    delivered: 'Doręczono',
    bounced: 'Zwrot',
    not_reached: 'Bez kontaktu',
  } as Readonly<Record<string, string>>,
  leaves: 'Koniec, gdy',
  exits: {
    paid: 'zapłacono całość',
    below_tolerance: 'zaległość mieści się w tolerancji',
    disputed: 'należność jest sporna',
    hardship: 'dłużnik jest w trudnej sytuacji',
    insolvency: 'dłużnik jest w upadłości',
    deceased: 'dłużnik zmarł',
    assigned: 'wierzytelność przeszła na kogoś innego',
    limitation: 'należność jest przedawniona',
    opted_out_of_everything: 'dłużnik nie chce żadnego kontaktu',
    withdrawn: 'wierzyciel wycofał należność',
  } as Readonly<Record<string, string>>,
  example: 'Co by się wydarzyło',
  exampleLead: (due) => `Gdy termin faktury to ${due}, a dłużnik ani nie płaci, ani nie odpowiada.`,
  contact: (step, by) => `${step}: ${by}`,
  standing: {
    title: 'Co dalej',
    none: 'Nie zajmuje się tym żadna strategia.',
    noneHint: 'Należność wejdzie do strategii, gdy któraś z opublikowanych ją przyjmie.',
    in: (strategy) => `Strategia ${strategy}`,
    rule: (rule) => rules[rule] ?? `według reguły ${rule}`,
    outside: 'Bez strategii',
    doneStep: (step) => `ostatni krok ${step}`,
    nextStep: (step) => `następny krok ${step}`,
    noNext: 'nie ma dalszych kroków',
    wanted: (step, channel) => `Teraz kolej na: ${step}, ${channel}`,
    lookedAt: (when) => `Następne sprawdzenie: ${when}`,
    onNews: 'Następne sprawdzenie, gdy coś się zmieni',
    legal: (stages, step, date) =>
      stages === 0
        ? `Następny etap jest prawny: ${step}, nie wcześniej niż ${date}`
        : `Do etapu prawnego (${step}) jeszcze ${counted(stages, 'etap', 'etapy', 'etapów')}, nie wcześniej niż ${date}`,
    noLegal: 'Nie zaplanowano kroków prawnych',
    coming: 'Najbliższe 30 dni, jeśli nikt nie zapłaci',
    steps: 'Dotychczasowe kroki',
    inHand: 'w trakcie',
    fates,
  },
  dry: {
    lead: 'Strategia jest sprawdzana na portfelu w wirtualnym kalendarzu. Nic nie jest wysyłane ani zapisywane. To, jak reagują dłużnicy, jest założeniem: wynik służy do porównań, nie do budżetu.',
    newTitle: 'Nowa symulacja',
    first: 'Ta strategia',
    second: 'Dla porównania',
    strategy: (title, state, version) => `${title} (${statesInBrackets[state]}, ${version})`,
    asPublished: 'Wszystko, co opublikowane',
    nothing: 'Nic więcej',
    model: 'Jak reagują dłużnicy',
    models: {
      typical: 'Mieszany portfel konsumentów',
      stubborn: 'Rzadko odbierają i rzadko dotrzymują słowa',
      reliable: 'Zapominają, a po przypomnieniu płacą',
    } as Readonly<Record<string, string>>,
    portfolio: 'Na portfelu',
    portfolios: { books: 'Wszyscy z bazy', 1000: '1000 spraw fikcyjnych', 10000: '10 000 spraw fikcyjnych' },
    days: 'Dni',
    start: 'Uruchom',
    runs: 'Symulacje',
    emptyTitle: 'Nie ma jeszcze symulacji',
    emptyBody: 'Wybierz strategię powyżej: miesiąc zajmuje kilka sekund.',
    states: runStates,
    of: (strategies, days) => `${strategies}, ${daysLong(days)}`,
    by: (who, when) => `${who}, ${when}`,
    open: 'Pokaż',
    over: (cases, from) => `${counted(cases, 'sprawa', 'sprawy', 'spraw')}, od ${from}`,
    chart: (strategy) => `Kontakty dziennie według kanału: ${strategy}`,
    rows: {
      owed: 'Zaległości na początku',
      paid: 'Zapłacono',
      contacts: 'Kontakty',
      reached: 'W tym skuteczne',
      costs: 'Koszt',
      fullest: 'Najwięcej kroków jednego dnia',
      promises: 'Deklaracje',
      kept: 'Dotrzymane deklaracje',
      disputes: 'Spory',
      optsOut: 'Rezygnacje z kontaktu',
      waiting: 'Opóźnione regułą',
      running: 'Sprawy w toku',
      outside: 'Sprawy bez strategii',
    },
    peak: (steps, capacity, date) => `${steps}${capacity ? ` z ${capacity}` : ''}, ${date}`,
    share: (amount, share) => `${amount} (${share})`,
  },
};
