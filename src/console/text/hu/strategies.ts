import type { DryRunWire, RungWire, StandingWire, StrategyListedWire } from '../../../web/strategies/api-types.ts';
import type { Catalogue } from '../catalogue.ts';

const states: Readonly<Record<StrategyListedWire['state'], string>> = {
  published: 'Közzétéve',
  retired: 'Kivezetve',
  draft: 'Piszkozat fájlban',
};

/** The same behind a strategy's name, in brackets. */
const statesInBrackets: typeof states = { published: 'közzétéve', retired: 'kivezetve', draft: 'piszkozat fájlban' };

const fates: Readonly<Record<NonNullable<StandingWire['steps'][number]['fate']>, string>> = {
  done: 'megtörtént',
  not_reached: 'nem értük el',
  refused: 'tiltott',
  failed: 'nem ment ki',
  withdrawn: 'visszavonva',
};

const channels: Readonly<Record<RungWire['by'][number]['channel'], string>> = {
  voice: 'hívás',
  sms: 'SMS',
  email: 'e-mail',
  letter: 'levél',
  messaging: 'üzenetküldő alkalmazás',
};

const rules: Readonly<Record<string, string>> = {
  only_one: 'csak ez a stratégia fogadja be',
  by_hand: 'kézzel besorolva',
};

const runStates: Readonly<Record<DryRunWire['state'], string>> = {
  running: 'Folyamatban',
  finished: 'Kész',
  failed: 'Sikertelen',
};

/** Words of what happens next with what is owed. */
export const huStrategies: Catalogue['strategies'] = {
  title: 'Stratégiák',
  tabs: { list: 'Stratégiák', segments: 'Szegmensek', dry: 'Próbafuttatás' },
  lead: 'Mi történik a tartozással, lépésről lépésre, amíg ki nem fizetik. A stratégia egy fájl; közzététele parancssorból történik, hogy úgy nézzék át, mint a programkódot.',
  emptyTitle: 'Még nincs stratégia',
  emptyBody: 'Tegye a stratégiát a stratégiák mappájába, és tegye közzé: dovolat strategy publish strategies/NAME.yaml',
  publishHint: (name) => `Használatához: dovolat strategy publish strategies/${name}.yaml`,
  states,
  enrolled: (n) => (n === 0 ? 'egyetlen követelés sem fut benne' : `${n} követelés fut benne`),
  version: (version) => `verzió: ${version}`,
  published: (when, by) => `közzétéve: ${when}, ${by}`,
  back: 'Minden stratégia',
  missingTitle: 'Nincs ilyen stratégia',
  missingBody: 'Elírták a verziót, vagy közben megváltozott a fájl.',
  ladder: 'Lépésről lépésre',
  enters: (condition) => `Bekerülés feltétele: ${condition}.`,
  day: (days, exact) => {
    const told = days === 0 ? 'a határidő napján' : `${Math.abs(days)} nappal a határidő ${days < 0 ? 'előtt' : 'után'}`;
    return exact ? told : `körülbelül ${told}`;
  },
  dayFromEntry: (days) => (days === 0 ? 'bekerüléskor' : `${days} nappal a bekerülés után`),
  dayByNews: (wait) => wait,
  onlyIf: (condition) => `csak ha ${condition}`,
  channels,
  registered: 'ajánlott levél',
  attempts: (n) => `legfeljebb ${n} kísérlet`,
  else: 'különben',
  costOfAll: (amount) => `A teljes lépéssor egyszeri költsége, az első csatornákkal számolva: ${amount}.`,
  news: 'Fejlemények hatása',
  happenings: {
    promise_kept: 'Betartott ígéret',
    promise_broken: 'Megszegett ígéret',
    plan_broken: 'Megszegett részletfizetés',
    dispute_closed: 'Lezárt kifogás',
    delivered: 'Kézbesítve',
    bounced: 'Visszajött',
    not_reached: 'Nem értük el',
  },
  leaves: 'Véget ér, ha',
  exits: {
    paid: 'kifizették',
    below_tolerance: 'a hátralék a tűréshatáron belül van',
    disputed: 'vitatják',
    hardship: 'az adós fizetési nehézségben van',
    insolvency: 'az adós fizetésképtelen',
    deceased: 'az adós elhunyt',
    assigned: 'a követelést engedményezték',
    limitation: 'elévült',
    opted_out_of_everything: 'az adós semmilyen megkeresést nem kér',
    withdrawn: 'a hitelező visszavonta',
  },
  example: 'Mi történne',
  exampleLead: (due) => `Olyan adóssal, aki nem fizet, és nem is válaszol. A számla határideje: ${due}`,
  contact: (step, by) => `${step}: ${by}`,
  standing: {
    title: 'Mi következik',
    none: 'Egyetlen stratégia sem foglalkozik ezzel.',
    noneHint: 'Bekerül, amint egy közzétett stratégia befogadja.',
    in: (strategy) => `Stratégia: ${strategy}`,
    rule: (rule) => rules[rule] ?? `szabály: ${rule}`,
    outside: 'Nincs stratégiában',
    doneStep: (step) => `utolsó lépés: ${step}`,
    nextStep: (step) => `következő lépés: ${step}`,
    noNext: 'nincs több lépés',
    wanted: (step, channel) => `Most esedékes: ${step}, ${channel}`,
    lookedAt: (when) => `Következő vizsgálat: ${when}`,
    onNews: 'Következő vizsgálat: ha van fejlemény',
    legal: (stages, step, date) =>
      stages === 0
        ? `A következő szakasz már jogi: ${step}, legkorábban ${date}`
        : `Még ${stages} szakasz a jogi útig (${step}), legkorábban ${date}`,
    noLegal: 'Nincs előtte jogi lépés',
    coming: 'A következő 30 napban, ha nem érkezik befizetés',
    steps: 'Eddigi lépések',
    inHand: 'folyamatban',
    fates,
  },
  dry: {
    lead: 'A stratégiát egy állományon, virtuális naptárral próbáljuk végig. Semmit sem küldünk ki, és semmit sem rögzítünk. Hogy az adósok hogyan válaszolnak, az feltételezés: összehasonlításra jó, tervezésre nem.',
    newTitle: 'Próbafuttatás',
    first: 'Stratégia',
    second: 'Összevetve ezzel',
    strategy: (title, state, version) => `${title} (${statesInBrackets[state]}, ${version})`,
    asPublished: 'A közzétett stratégiák, ahogy vannak',
    nothing: 'Semmivel',
    model: 'Hogyan válaszolnak az adósok',
    models: {
      typical: 'Vegyes lakossági állomány',
      stubborn: 'Ritkán válaszolnak, és ritkán tartják a szavukat',
      reliable: 'Elfelejtik, de emlékeztetésre fizetnek',
    },
    portfolio: 'Állomány',
    portfolios: { books: 'A nyilvántartás minden ügye', 1000: '1000 kitalált ügy', 10000: '10 000 kitalált ügy' },
    days: 'Napok',
    start: 'Futtatás',
    runs: 'Próbafuttatások',
    emptyTitle: 'Még nem volt próbafuttatás',
    emptyBody: 'Válasszon fent egy stratégiát: egy hónap kipróbálása néhány másodperc.',
    states: runStates,
    of: (strategies, days) => `${strategies}, ${days} nap`,
    by: (who, when) => `${who}, ${when}`,
    open: 'Megnyitás',
    over: (cases, from) => `${cases} ügy, kezdőnap: ${from}`,
    chart: (strategy) => `Napi megkeresések csatornánként: ${strategy}`,
    rows: {
      owed: 'Induló tartozás',
      paid: 'Befizetve',
      contacts: 'Megkeresések',
      reached: 'Ebből elért',
      costs: 'Költség',
      fullest: 'Legzsúfoltabb nap, lépésekben',
      promises: 'Ígéretek',
      kept: 'Betartott ígéretek',
      disputes: 'Kifogások',
      optsOut: 'Nem kér megkeresést',
      waiting: 'Szabály várakoztatta',
      running: 'Továbbfutó ügyek',
      outside: 'Stratégián kívüli ügyek',
    },
    peak: (steps, capacity, date) => `${steps}${capacity ? ` / ${capacity}` : ''}, ${date}`,
    share: (amount, share) => `${amount} (${share})`,
  },
};
