import type { DryRunWire, RungWire, StandingWire, StrategyListedWire } from '../../../web/strategies/api-types.ts';
import type { Catalogue } from '../catalogue.ts';
import { counted, formOf } from './counted.ts';

const states: Readonly<Record<StrategyListedWire['state'], string>> = {
  published: 'Vydaná',
  retired: 'Stažená',
  draft: 'Návrh v souboru',
};

/** The same behind a strategy's name, in brackets. */
const statesInBrackets: typeof states = { published: 'vydaná', retired: 'stažená', draft: 'návrh v souboru' };

const fates: Readonly<Record<NonNullable<StandingWire['steps'][number]['fate']>, string>> = {
  done: 'hotovo',
  not_reached: 'nezastiženo',
  refused: 'zamítnuto',
  failed: 'neodešlo',
  withdrawn: 'staženo',
};

const channels: Readonly<Record<RungWire['by'][number]['channel'], string>> = {
  voice: 'hovor',
  sms: 'SMS',
  email: 'e-mail',
  letter: 'dopis',
  messaging: 'zpráva v aplikaci',
};

const rules: Readonly<Record<string, string>> = { only_one: 'jediná strategie, která ji přijímá', by_hand: 'zařazeno ručně' };

const runStates: Readonly<Record<DryRunWire['state'], string>> = { running: 'Probíhá', finished: 'Hotovo', failed: 'Selhalo' };

const inDays = (n: number) => counted(n, 'den', 'dny', 'dní');

/** Words of what happens next with what is owed. */
export const csStrategies: Catalogue['strategies'] = {
  title: 'Strategie',
  tabs: { list: 'Strategie', segments: 'Segmenty', dry: 'Nanečisto' },
  lead: 'Co se s dluhem děje dál, krok za krokem, dokud není zaplacen. Strategie je soubor; vydává se z příkazové řádky, aby prošla kontrolou jako programový kód.',
  emptyTitle: 'Zatím žádná strategie',
  emptyBody: 'Uložte strategii do složky strategií a vydejte ji: dovolat strategy publish strategies/NAME.yaml',
  publishHint: (name) => `Vydání do provozu: dovolat strategy publish strategies/${name}.yaml`,
  states,
  enrolled: (n) =>
    n === 0 ? 'žádná pohledávka v ní neběží' : counted(n, 'pohledávka v ní běží', 'pohledávky v ní běží', 'pohledávek v ní běží'),
  version: (version) => `verze ${version}`,
  published: (when, by) => `vydáno ${when}, ${by}`,
  back: 'Všechny strategie',
  missingTitle: 'Taková strategie není',
  missingBody: 'Verze je napsaná špatně, nebo se soubor mezitím změnil.',
  ladder: 'Krok za krokem',
  enters: (condition) => `Pro pohledávky, kde platí: ${condition}.`,
  day: (days, exact) => {
    const told = days === 0 ? 'v den splatnosti' : `${inDays(Math.abs(days))} ${days < 0 ? 'před splatností' : 'po splatnosti'}`;
    return exact ? told : `přibližně ${told}`;
  },
  dayFromEntry: (days) => (days === 0 ? 'při zařazení' : `${inDays(days)} po zařazení`),
  dayByNews: (wait) => wait,
  onlyIf: (condition) => `jen když ${condition}`,
  channels,
  registered: 'doporučený dopis',
  attempts: (n) => `nejvýše ${counted(n, 'pokus', 'pokusy', 'pokusů')}`,
  else: 'jinak',
  costOfAll: (amount) => `Celý postup přes první uvedené kanály stojí ${amount}.`,
  news: 'Jak reaguje na události',
  happenings: {
    promise_kept: 'Slib dodržen',
    promise_broken: 'Slib nedodržen',
    plan_broken: 'Splátky nedodrženy',
    dispute_closed: 'Námitka uzavřena',
    delivered: 'Doručeno',
    bounced: 'Vráceno',
    not_reached: 'Nezastiženo',
  } as Readonly<Record<string, string>>,
  leaves: 'Kdy končí',
  exits: {
    paid: 'je zaplaceno',
    below_tolerance: 'zbývá jen částka v toleranci',
    disputed: 'dlužník nesouhlasí',
    hardship: 'dlužník je v tíživé situaci',
    insolvency: 'dlužník je v insolvenci',
    deceased: 'dlužník zemřel',
    assigned: 'pohledávka je postoupena',
    limitation: 'pohledávka je promlčena',
    opted_out_of_everything: 'dlužník si nepřeje žádný kontakt',
    withdrawn: 'věřitel ji stáhl',
  } as Readonly<Record<string, string>>,
  example: 'Co by následovalo',
  exampleLead: (due) => `U někoho, kdo má fakturu splatnou ${due}, neplatí a neozve se.`,
  contact: (step, by) => `${step}: ${by}`,
  standing: {
    title: 'Co bude dál',
    none: 'Není zařazena v žádné strategii.',
    noneHint: 'Zařadí se, jakmile ji některá vydaná strategie přijme.',
    in: (strategy) => `Strategie ${strategy}`,
    rule: (rule) => rules[rule] ?? `podle pravidla ${rule}`,
    outside: 'Mimo strategie',
    doneStep: (step) => `poslední krok ${step}`,
    nextStep: (step) => `další krok ${step}`,
    noNext: 'žádný krok nezbývá',
    wanted: (step, channel) => `Teď na řadě: ${step}, ${channel}`,
    lookedAt: (when) => `Další posouzení ${when}`,
    onNews: 'Další posouzení, až se něco stane',
    legal: (stages, step, date) =>
      stages === 0
        ? `Další stupeň je právní: ${step}, nejdříve ${date}`
        : `Do právního kroku (${step}) ${formOf(stages, 'zbývá', 'zbývají', 'zbývá')} ${counted(stages, 'stupeň', 'stupně', 'stupňů')}, nejdříve ${date}`,
    noLegal: 'Žádný právní krok nečeká',
    coming: 'V příštích 30 dnech, pokud nikdo nezaplatí',
    steps: 'Dosavadní kroky',
    inHand: 'probíhá',
    fates,
  },
  dry: {
    lead: 'Strategie se na virtuálním kalendáři vyzkouší na celém portfoliu. Nic se neodešle a nic se nezapíše. Jak dlužníci odpovědí, je jen předpoklad: porovnávejte podle něj, neplánujte podle něj rozpočet.',
    newTitle: 'Vyzkoušet',
    first: 'Strategie',
    second: 'Porovnat s',
    strategy: (title, state, version) => `${title} (${statesInBrackets[state]}, ${version})`,
    asPublished: 'Vydané strategie, jak jsou',
    nothing: 'Nic dalšího',
    model: 'Jak dlužníci odpovídají',
    models: {
      typical: 'Smíšené portfolio spotřebitelů',
      stubborn: 'Lidé, kteří málokdy odpoví a málokdy dodrží slovo',
      reliable: 'Lidé, kteří zapomínají a po připomenutí zaplatí',
    } as Readonly<Record<string, string>>,
    portfolio: 'Na kom',
    portfolios: { books: 'Všichni v evidenci', 1000: '1 000 smyšlených případů', 10000: '10 000 smyšlených případů' },
    days: 'Počet dní',
    start: 'Vyzkoušet',
    runs: 'Zkoušky nanečisto',
    emptyTitle: 'Zatím nic nevyzkoušeno',
    emptyBody: 'Vyberte nahoře strategii: měsíc trvá několik sekund.',
    states: runStates,
    of: (strategies, days) => `${strategies}, ${inDays(days)}`,
    by: (who, when) => `${who}, ${when}`,
    open: 'Zobrazit',
    over: (cases, from) => `${counted(cases, 'případ', 'případy', 'případů')} od ${from}`,
    chart: (strategy) => `Kontakty za den podle kanálu: ${strategy}`,
    rows: {
      owed: 'Dluh na začátku',
      paid: 'Zaplaceno',
      contacts: 'Kontakty',
      reached: 'Z toho zastiženo',
      costs: 'Náklady',
      fullest: 'Nejvytíženější den (kroky)',
      promises: 'Sliby',
      kept: 'Dodržené sliby',
      disputes: 'Námitky',
      optsOut: 'Nechtějí kontakt',
      waiting: 'Zdrženo pravidlem',
      running: 'Případy, které pokračují',
      outside: 'Případy mimo strategie',
    },
    peak: (steps, capacity, date) => `${steps}${capacity ? ` z ${capacity}` : ''}, ${date}`,
    share: (amount, share) => `${amount} (${share})`,
  },
};
