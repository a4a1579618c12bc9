import type { BankAccountWire, PaymentWire } from '../../../web/payments/api-types.ts';
import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

const states: Readonly<Record<PaymentWire['state'], string>> = {
  new: 'Zatiaľ neposúdená',
  matched: 'Spárovaná',
  partly: 'Spárovaná, zvyšok čaká',
  suspense: 'Nepriradená',
  reversed: 'Stornovaná bankou',
  ignored: 'Vyradená',
  outgoing: 'Odoslaná',
};

const standings: Readonly<Record<BankAccountWire['standing'], string>> = {
  known: 'Aktuálny',
  stale: 'Zastaraný: neupomína sa podľa neho',
  none_yet: 'Zatiaľ bez výpisu',
  none_expected: 'Výpisy sa neočakávajú',
};

const formats: Readonly<Record<string, string>> = {
  camt053: 'CAMT.053',
  gpc: 'GPC (ABO)',
  mt940: 'MT940',
  elixir: 'Elixir-0',
  fio: 'JSON banky Fio',
};

/** Why a payment pays what it does, by rule. */
const matchedBy: Readonly<Record<string, string>> = {
  variable_symbol_and_amount: 'Sedí variabilný symbol aj suma.',
  variable_symbol_and_others: 'Suma presne hradí pohľadávku s týmto variabilným symbolom a ďalšie toho istého dlžníka.',
  variable_symbol_of_case: 'Variabilný symbol patrí pohľadávkam jedného dlžníka, prvá je najstaršia splatná.',
  variable_symbol: 'Variabilný symbol sedí na jednu pohľadávku, suma je iná.',
  virtual_account: 'Platba prišla na účet, ktorý má len jeden dlžník.',
  payer_account_and_amount: 'Účet platiteľa je známy a suma sedí na jednu pohľadávku.',
  reference_and_amount: 'Sedí referencia platby aj suma.',
  message_and_amount: 'Správa ju uvádza a suma sedí.',
  reference: 'Referencia platby sedí, suma je iná.',
  name_and_amount: 'Meno platiteľa a suma sedia na jednu pohľadávku.',
  account_and_sum: 'Účet platiteľa je známy a suma presne hradí viac pohľadávok.',
  name_and_sum: 'Meno platiteľa sedí a suma presne hradí viac pohľadávok.',
  payer_account: 'Účet platiteľa je známy, suma na žiadny dlh nesedí.',
  message: 'Správa ju uvádza, suma je iná.',
  name: 'Meno platiteľa sedí, suma na žiadny dlh nesedí.',
  manual: 'Priradené ručne.',
};

/** Why a payment waits. */
const waitsBecause: Readonly<Record<string, string>> = {
  nothing_found: 'Žiadny dlh neuvádza a platiteľ nie je známy.',
  tie: 'Rovnako dobre sedí na viac pohľadávok.',
  contradicted: 'Pohľadávka, ktorú uvádza, nesedí presne, a čo sedí, ukazuje na niekoho iného.',
  too_weak: 'Niečo ukazuje na dlžníka, ale suma na nič nesedí.',
  reversal_of_nothing: 'Banka stornovala platbu, ktorú sa nedá určiť.',
  money_returned_to_us: 'Vrátili sa naše peniaze: žiadny dlh nehradia.',
  overpaid: 'Preplatok: zvyšok priraďte k inému dlhu alebo ho vráťte.',
  may_be_matched: 'Teraz sa už dá priradiť: zadajte to znova.',
};

/** Words of what came in on creditors' accounts. */
export const skPayments: Catalogue['payments'] = {
  fresh: (count) => `Zobraziť ${counted(count, 'novú platbu', 'nové platby', 'nových platieb')}`,
  title: 'Platby',
  matchedBy,
  waitsBecause,
  tabs: { suspense: 'Nepriradené', all: 'Všetky platby', statements: 'Výpisy' },
  suspense: {
    lead: 'Platby, ktoré čakajú na vás, lebo nie je isté, čo sa nimi uhrádza. Čo bolo isté, spárovalo sa samo.',
    emptyTitle: 'Nič nečaká',
    emptyBody: 'Každá platba je priradená k tomu, čo uhrádza.',
    bring: 'Nahrať výpis',
    rest: (of) => `z ${of}`,
    noPayer: 'Platiteľ neuvedený',
    refundBy: (date) => `Do ${date} ju treba vrátiť.`,
    maybe: 'Návrhy',
    due: (date) => `splatnosť ${date}`,
    exact: 'Presná suma',
    tooMuch: (amount) => `preplatok ${amount}`,
    staysOwed: (amount) => `zostane uhradiť ${amount}`,
    allocate: 'Priradiť',
    allocateOf: (who, what) => `Priradiť: ${who}, ${what}`,
    choose: 'Vybrať dlžníka',
    ignore: 'Vyradiť',
    ignoreTitle: 'Neuhrádza táto platba žiadnu pohľadávku?',
    ignoreBody: 'Poplatok, prevod medzi vlastnými účtami, peniaze, ktoré nie sú ničím dlhom: platba sa vyradí a viac nečaká.',
    cancel: 'Zrušiť',
    older: 'Zobraziť staršie',
  },
  choice: {
    title: (amount) => `Čo uhrádza platba ${amount}?`,
    close: 'Zavrieť',
    find: 'Dlžník',
    findHint: 'Začiatok mena alebo čísla, ID dlžníka alebo variabilný symbol',
    nobody: 'Nikto sa nenašiel.',
    nothingOpen: 'V tejto mene nie je nič neuhradené.',
    otherDebtor: 'Iný dlžník',
    order: 'Uhrádza sa v poradí, v akom ste ich označili.',
    pick: (key) => `Pohľadávka ${key}`,
    chosen: (sum) => `vybrané ${sum}`,
    allocate: 'Priradiť',
  },
  list: {
    state: 'Stav',
    every: 'Všetky stavy',
    emptyTitle: 'Žiadne platby',
    emptyBody: 'Zobrazia sa tu, len čo nahráte výpis z účtu veriteľa.',
    filteredBody: 'V tomto stave nie je žiadna platba.',
    pays: (amount, key) => ({ before: `${amount} uhrádza ${key} (`, after: ')' }),
    rest: (amount) => `nepriradených ${amount}`,
    unmatch: 'Odpárovať',
    unmatchOf: (amount, who) => `Odpárovať: ${amount}, ${who}`,
    waitAgain: 'Vrátiť medzi čakajúce',
    unmatchTitle: 'Odpárovať túto platbu?',
    unmatchBody:
      'Čo uhradila, bude opäť neuhradené, stratégie s tým budú ďalej počítať a platba bude čakať na vás. Čo sa dlžníkovi medzitým oznámilo, sa už vziať späť nedá.',
    confirm: 'Odpárovať',
    cancel: 'Zrušiť',
    older: 'Zobraziť staršie platby',
  },
  states,
  statements: {
    newTitle: 'Nahrať výpis',
    lead: 'CAMT.053, GPC (ABO), MT940, Elixir-0 alebo JSON banky Fio; formát sa rozpozná sám. Ten istý výpis nahratý druhýkrát nič nezmení.',
    account: 'Z ktorého účtu?',
    anyAccount: 'Podľa súboru',
    accountHint: 'Treba len vtedy, keď súbor uvádza iba virtuálne účty.',
    started: 'Spracuje sa sám a čo je isté, to sa hneď spáruje.',
    broughtIn: 'Súbory',
    noFilesTitle: 'Zatiaľ žiadny výpis',
    noFilesBody: 'Každý súbor tu nájdete aj s tým, ako sa rozpoznal a čo medzi výpismi chýba.',
    by: (who, when) => `${who}, ${when}`,
    recognised: (format) => `Formát ${formats[format] ?? format}`,
    knownAlready: 'Už evidovaný, nič sa nezmenilo',
    movements: (booked, known) => `zaúčtované pohyby: ${booked}${known === '0' ? '' : `, už známe: ${known}`}`,
    inOut: (incoming, outgoing) => `príjmy ${incoming}, výdavky ${outgoing}`,
    closing: (amount) => `konečný zostatok ${amount}`,
    gap: (expected, found, days) =>
      `${days ? `Za ${days} chýba výpis` : 'Pred týmto výpisom chýbajú pohyby'}: predchádzajúci sa končí zostatkom ${expected}, tento sa začína zostatkom ${found}. Nahrajte, čo chýba, poradie je ľubovoľné.`,
    difference: (expected, found) =>
      `S novými pohybmi vychádza ${expected}, zostatok je však ${found}: niektorý pohyb chýba alebo je zaúčtovaný dvakrát. Porovnajte tieto dni s bankou.`,
    days: (from, to) => (from === to ? from : `${from} – ${to}`),
    all: 'Výpisy v evidencii',
    count: (n) => counted(n, 'pohyb', 'pohyby', 'pohybov'),
    number: (n) => `č. ${n}`,
    accounts: 'Účty',
    standings,
    knownUntil: (time) => `pohyby známe do ${time}`,
    add: 'Pridať účet',
    noAccountsTitle: 'Zatiaľ žiadny účet',
    noAccountsBody: 'Uveďte, na ktorý účet dlžníci vašim veriteľom platia. Potom možno nahrať jeho výpisy.',
    needCreditor: 'Najprv pridajte veriteľa, ktorému účet patrí.',
    creditor: 'Čí je účet?',
    iban: 'IBAN',
    label: 'Vaše označenie',
    expected: 'Výpisy',
    expectedChoices: {
      yes: 'Očakávajú sa: kým chýbajú, vymáhanie čaká',
      no: 'Neočakávajú sa: nič na ne nečaká',
    },
    close: 'Zavrieť',
  },
};
