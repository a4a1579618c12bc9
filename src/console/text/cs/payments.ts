import type { BankAccountWire, PaymentWire, StatementFound } from '../../../web/payments/api-types.ts';
import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

const states: Readonly<Record<PaymentWire['state'], string>> = {
  new: 'Ještě nezpracovaná',
  matched: 'Přiřazená',
  partly: 'Přiřazená, zbytek čeká',
  suspense: 'Nepřiřazená',
  reversed: 'Vrácená bankou',
  ignored: 'Vyřazená',
  outgoing: 'Odchozí',
};

const standings: Readonly<Record<BankAccountWire['standing'], string>> = {
  known: 'Aktuální',
  stale: 'Zastaralý: podle něj se neupomíná',
  none_yet: 'Zatím bez výpisu',
  none_expected: 'Výpisy se nečekají',
};

const formats: Readonly<Record<string, string>> = {
  camt053: 'CAMT.053',
  gpc: 'GPC (ABO)',
  mt940: 'MT940',
  elixir: 'Elixir-0',
  fio: 'JSON z Fio banky',
};

const outcomes: Readonly<Record<StatementFound['outcome'], string>> = {
  booked: 'Zaúčtováno',
  known: 'Už známe, nic se nezměnilo',
};

/** Words of what came in on creditors' accounts. */
export const csPayments: Catalogue['payments'] = {
  fresh: (count) => `Zobrazit ${counted(count, 'novou platbu', 'nové platby', 'nových plateb')}`,
  title: 'Platby',
  tabs: { suspense: 'Nepřiřazené', all: 'Všechny platby', statements: 'Výpisy' },
  suspense: {
    lead: 'Platby, které čekají na vás, protože není jisté, co hradí. Co jisté bylo, přiřadilo se samo.',
    emptyTitle: 'Nic nečeká',
    emptyBody: 'Každá platba je přiřazená k tomu, co hradí.',
    bring: 'Nahrát výpis',
    rest: (of) => `z ${of}`,
    noPayer: 'Plátce neuveden',
    refundBy: (date) => `Vrátit nejpozději ${date}.`,
    noSuggestion: 'Žádného dlužníka z ní nelze určit.',
    maybe: 'Návrhy',
    due: (date) => `splatnost ${date}`,
    exact: 'Částka přesně sedí',
    tooMuch: (amount) => `o ${amount} víc`,
    staysOwed: (amount) => `zbývá dlužit ${amount}`,
    allocate: 'Přiřadit',
    allocateTo: (who, what) => `Přiřadit: ${who}, ${what}`,
    choose: 'Vybrat dlužníka',
    ignore: 'Vyřadit',
    ignoreTitle: 'Nehradí žádnou pohledávku?',
    ignoreBody: 'Poplatek, převod mezi vlastními účty, peníze, které s dluhem nesouvisejí: platba se vyřadí a přestane čekat.',
    cancel: 'Zrušit',
    older: 'Zobrazit starší',
  },
  choice: {
    title: (amount) => `Co hradí platba ${amount}?`,
    close: 'Zavřít',
    find: 'Dlužník',
    findHint: 'Začátek jména nebo čísla, ID dlužníka nebo variabilní symbol',
    nobody: 'Nikdo nenalezen.',
    nothingOpen: 'V této měně není nic k úhradě.',
    otherDebtor: 'Jiný dlužník',
    order: 'Hradí se v tomto pořadí, první zaškrtnutá jako první.',
    pick: (key) => `Pohledávka ${key}`,
    chosen: (sum) => `vybráno ${sum}`,
    allocate: 'Přiřadit',
  },
  list: {
    state: 'Stav',
    every: 'Všechny stavy',
    emptyTitle: 'Žádné platby',
    emptyBody: 'Objeví se zde, jakmile bude nahraný výpis z účtu věřitele.',
    filteredBody: 'V tomto stavu není žádná platba.',
    pays: (key) => `hradí ${key}`,
    rest: (amount) => `${amount} není přiřazeno`,
    unmatch: 'Zrušit přiřazení',
    unmatchOf: (amount, who) => `Zrušit přiřazení: ${amount}, ${who}`,
    waitAgain: 'Nechat znovu čekat',
    unmatchTitle: 'Zrušit přiřazení této platby?',
    unmatchBody:
      'Co platba uhradila, bude se znovu dlužit, strategie s tím budou pokračovat a platba bude čekat na vás. Co se mezitím dlužníkovi řeklo, už nejde vzít zpět.',
    confirm: 'Zrušit přiřazení',
    cancel: 'Zpět',
    older: 'Zobrazit starší platby',
  },
  states,
  statements: {
    newTitle: 'Nahrát výpis',
    lead: 'CAMT.053, GPC (ABO), MT940, Elixir-0 nebo JSON z Fio banky; formát se pozná sám. Stejný výpis podruhé nic nezmění.',
    account: 'Z kterého účtu?',
    anyAccount: 'Podle výpisu',
    accountHint: 'Nutné, jen když soubor uvádí pouze virtuální účty.',
    started: 'Výpis se zpracuje sám a co je jisté, hned se přiřadí.',
    broughtIn: 'Soubory',
    noFilesTitle: 'Zatím žádný výpis',
    noFilesBody: 'U každého souboru zde bude, jako co byl rozpoznán a co mezi výpisy chybí.',
    by: (who, when) => `${who}, ${when}`,
    recognised: (format) => `Rozpoznáno: ${formats[format] ?? format}`,
    outcomes,
    movements: (booked, known) => `zaúčtováno ${booked}${known === '0' ? '' : `, známo dříve ${known}`}`,
    inOut: (incoming, outgoing) => `příchozí ${incoming}, odchozí ${outgoing}`,
    closing: (amount) => `konečný zůstatek ${amount}`,
    gap: (expected, found, days) =>
      `${days ? `Chybí výpis za ${days}` : 'Před ním chybí pohyby'}: předchozí výpis končí zůstatkem ${expected}, tento začíná zůstatkem ${found}. Nahrajte, co chybí, na pořadí nezáleží.`,
    difference: (expected, found) =>
      `S novými pohyby vychází ${expected}, zůstatek je ale ${found}: některý pohyb chybí, nebo je zaúčtovaný dvakrát. Porovnejte tyto dny s bankou.`,
    days: (from, to) => (from === to ? from : `${from} – ${to}`),
    all: 'Evidované výpisy',
    count: (n) => counted(n, 'pohyb', 'pohyby', 'pohybů'),
    number: (n) => `č. ${n}`,
    accounts: 'Účty',
    standings,
    knownUntil: (time) => `známe do ${time}`,
    add: 'Přidat účet',
    noAccountsTitle: 'Zatím žádný účet',
    noAccountsBody: 'Uveďte, kam dlužníci vašim věřitelům platí. Pak lze nahrávat výpisy z toho účtu.',
    needCreditor: 'Nejdřív přidejte věřitele: každý účet někomu patří.',
    creditor: 'Čí je to účet?',
    iban: 'IBAN',
    label: 'Pojmenování',
    expected: 'Výpisy',
    expectedChoices: {
      yes: 'Čekají se: dokud chybí, nevymáhá se',
      no: 'Nečekají se: na nic se nečeká',
    },
    close: 'Zavřít',
  },
};
