import type { DryRunWire, RungWire, StandingWire, StrategyListedWire } from '../../../web/strategies/api-types.ts';
import type { Catalogue } from '../catalogue.ts';
import { counted, formOf } from './counted.ts';

const states: Readonly<Record<StrategyListedWire['state'], string>> = {
  published: 'Zverejnená',
  retired: 'Vyradená',
  draft: 'Koncept v súbore',
};

/** The same behind a strategy's name, in brackets. */
const statesInBrackets: typeof states = { published: 'zverejnená', retired: 'vyradená', draft: 'koncept v súbore' };

const fates: Readonly<Record<NonNullable<StandingWire['steps'][number]['fate']>, string>> = {
  done: 'hotovo',
  not_reached: 'nezastihnutý',
  refused: 'zamietnuté',
  failed: 'neodoslané',
  withdrawn: 'odvolané',
};

const channels: Readonly<Record<RungWire['by'][number]['channel'], string>> = {
  voice: 'hovor',
  sms: 'SMS',
  email: 'e-mail',
  letter: 'list',
  messaging: 'správa v aplikácii',
};

const rules: Readonly<Record<string, string>> = {
  only_one: 'jediná stratégia, ktorá ju prijme',
  by_hand: 'zaradená ručne',
};

const runStates: Readonly<Record<DryRunWire['state'], string>> = { running: 'Prebieha', finished: 'Hotovo', failed: 'Zlyhala' };

const days = (n: number) => counted(n, 'deň', 'dni', 'dní');

/** Words of what happens next with what is owed. */
export const skStrategies: Catalogue['strategies'] = {
  title: 'Stratégie',
  tabs: { list: 'Stratégie', segments: 'Segmenty', dry: 'Simulácie' },
  lead: 'Čo sa s dlhom stane ďalej, krok za krokom, až kým nie je zaplatený. Stratégia je súbor; zverejňuje sa z príkazového riadka, aby ju bolo možné posúdiť tak ako kód.',
  emptyTitle: 'Zatiaľ žiadna stratégia',
  emptyBody: 'Vložte stratégiu do priečinka stratégií a zverejnite ju: dovolat strategy publish strategies/NAME.yaml',
  publishHint: (name) => `Ak ju chcete používať: dovolat strategy publish strategies/${name}.yaml`,
  states,
  enrolled: (n) =>
    n === 0
      ? 'neriadi sa ňou nič'
      : `${formOf(n, 'riadi', 'riadia', 'riadi')} sa ňou ${counted(n, 'pohľadávka', 'pohľadávky', 'pohľadávok')}`,
  version: (version) => `verzia ${version}`,
  published: (when, by) => `zverejnená ${when}, ${by}`,
  back: 'Všetky stratégie',
  missingTitle: 'Taká stratégia neexistuje',
  missingBody: 'Vo verzii je preklep alebo sa súbor medzitým zmenil.',
  ladder: 'Krok za krokom',
  enters: (condition) => `Pre pohľadávky, pre ktoré platí: ${condition}.`,
  day: (offset, exact) => {
    const told =
      offset === 0 ? 'v deň splatnosti' : `${days(Math.abs(offset))} ${offset < 0 ? 'pred splatnosťou' : 'po splatnosti'}`;
    return exact ? told : `približne ${told}`;
  },
  dayFromEntry: (offset) => (offset === 0 ? 'pri vstupe' : `${days(offset)} po vstupe`),
  dayByNews: (wait) => wait,
  onlyIf: (condition) => `len ak ${condition}`,
  channels,
  registered: 'doporučený list',
  attempts: (n) => `najviac ${counted(n, 'pokus', 'pokusy', 'pokusov')}`,
  else: 'inak',
  costOfAll: (amount) => `Všetky kroky po jednom, vždy prvým kanálom, stoja spolu ${amount}.`,
  news: 'Pri novej udalosti',
  happenings: {
    promise_kept: 'Dodržaný prísľub',
    promise_broken: 'Nedodržaný prísľub',
    plan_broken: 'Nedodržaný splátkový kalendár',
    dispute_closed: 'Uzavretá námietka',
    delivered: 'Doručené',
    bounced: 'Vrátené',
    not_reached: 'Nezastihnutý',
  },
  leaves: 'Kedy sa končí',
  exits: {
    paid: 'dlh je zaplatený',
    below_tolerance: 'zostáva najviac tolerovaná suma',
    disputed: 'dlžník podal námietku',
    hardship: 'dlžník je vo finančnej tiesni',
    insolvency: 'dlžník je v konkurze alebo v oddlžení',
    deceased: 'dlžník zomrel',
    assigned: 'pohľadávka je postúpená inému',
    limitation: 'pohľadávka je premlčaná',
    opted_out_of_everything: 'dlžník si neželá žiadny kontakt',
    withdrawn: 'veriteľ pohľadávku stiahol',
  },
  example: 'Ako by to prebiehalo',
  exampleLead: (due) => `U dlžníka, ktorého faktúra je splatná ${due} a ktorý ani nezaplatí, ani neodpovie.`,
  contact: (step, by) => `${step}: ${by}`,
  standing: {
    title: 'Čo príde ďalej',
    none: 'Nestará sa o to žiadna stratégia.',
    noneHint: 'Pohľadávka sa zaradí, len čo ju niektorá zverejnená stratégia prijme.',
    in: (strategy) => `V stratégii ${strategy}`,
    rule: (rule) => rules[rule] ?? `podľa pravidla ${rule}`,
    outside: 'V žiadnej stratégii',
    doneStep: (step) => `posledný krok ${step}`,
    nextStep: (step) => `ďalší krok ${step}`,
    noNext: 'žiadny ďalší krok',
    wanted: (step, channel) => `Teraz na rade: ${step}, ${channel}`,
    lookedAt: (when) => `Znova sa posúdi ${when}`,
    onNews: 'Znova sa posúdi pri novej udalosti',
    legal: (stages, step, date) =>
      stages === 0
        ? `Ďalší stupeň je právny: ${step}, najskôr ${date}`
        : `Do právneho kroku (${step}) ${formOf(stages, 'zostáva', 'zostávajú', 'zostáva')} ${counted(stages, 'stupeň', 'stupne', 'stupňov')}, najskôr ${date}`,
    noLegal: 'Právny krok sa nechystá',
    coming: 'V najbližších 30 dňoch, ak sa nič nezaplatí',
    steps: 'Doterajšie kroky',
    inHand: 'prebieha',
    fates,
  },
  dry: {
    lead: 'Stratégia sa skúša na portfóliu vo virtuálnom kalendári. Nič sa neposiela a nič sa nezapisuje. Ako dlžníci reagujú, je len predpoklad: porovnávajte podľa neho, ale neplánujte podľa neho rozpočet.',
    newTitle: 'Nová simulácia',
    first: 'Stratégia',
    second: 'Na porovnanie',
    strategy: (title, state, version) => `${title} (${statesInBrackets[state]}, ${version})`,
    asPublished: 'Všetko zverejnené tak, ako je',
    nothing: 'Nič',
    model: 'Ako dlžníci reagujú',
    models: {
      typical: 'Zmiešané portfólio spotrebiteľov',
      stubborn: 'Ľudia, ktorí málokedy odpovedia a málokedy dodržia slovo',
      reliable: 'Ľudia, ktorí zabudnú a po pripomenutí zaplatia',
    },
    portfolio: 'Portfólio',
    portfolios: { books: 'Všetci v evidencii', 1000: '1 000 vymyslených prípadov', 10000: '10 000 vymyslených prípadov' },
    days: 'Dni',
    start: 'Spustiť',
    runs: 'Simulácie',
    emptyTitle: 'Zatiaľ žiadna simulácia',
    emptyBody: 'Vyberte stratégiu vyššie: jeden jej mesiac trvá niekoľko sekúnd.',
    states: runStates,
    of: (strategies, length) => `${strategies}, ${days(length)}`,
    by: (who, when) => `${who}, ${when}`,
    open: 'Zobraziť',
    over: (cases, from) => `${counted(cases, 'prípad', 'prípady', 'prípadov')}, začiatok ${from}`,
    chart: (strategy) => `Kontakty za deň podľa kanála: ${strategy}`,
    rows: {
      owed: 'Dlh na začiatku',
      paid: 'Zaplatené',
      contacts: 'Kontakty',
      reached: 'Z toho úspešné',
      costs: 'Náklady',
      fullest: 'Najrušnejší deň (kroky)',
      promises: 'Prísľuby',
      kept: 'Dodržané prísľuby',
      disputes: 'Námietky',
      optsOut: 'Neželajú si kontakt',
      waiting: 'Zdržané pravidlom',
      running: 'Prípady, ktoré pokračujú',
      outside: 'Prípady mimo stratégií',
    },
    peak: (steps, capacity, date) => `${steps}${capacity ? ` z ${capacity}` : ''}, ${date}`,
    share: (amount, share) => `${amount} (${share})`,
  },
};
