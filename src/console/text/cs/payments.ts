import type { BankAccountWire, PaymentWire } from '../../../web/payments/api-types.ts';
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

/** Why a payment pays what it does, by rule. */
const matchedBy: Readonly<Record<string, string>> = {
  variable_symbol_and_amount: 'Sedí variabilní symbol i částka.',
  variable_symbol_and_others: 'Částka přesně hradí pohledávku s tímto variabilním symbolem a další téhož dlužníka.',
  variable_symbol_of_case: 'Variabilní symbol patří pohledávkám jednoho dlužníka, první je nejstarší splatná.',
  variable_symbol: 'Variabilní symbol sedí na jednu pohledávku, částka je jiná.',
  virtual_account: 'Platba přišla na účet, který má jen jeden dlužník.',
  payer_account_and_amount: 'Účet plátce je známý a částka sedí na jednu pohledávku.',
  reference_and_amount: 'Sedí reference platby i částka.',
  message_and_amount: 'Zpráva ji uvádí a částka sedí.',
  reference: 'Reference platby sedí, částka je jiná.',
  name_and_amount: 'Jméno plátce a částka sedí na jednu pohledávku.',
  account_and_sum: 'Účet plátce je známý a částka přesně hradí více pohledávek.',
  name_and_sum: 'Jméno plátce sedí a částka přesně hradí více pohledávek.',
  payer_account: 'Účet plátce je známý, částka na žádný dluh nesedí.',
  message: 'Zpráva ji uvádí, částka je jiná.',
  name: 'Jméno plátce sedí, částka na žádný dluh nesedí.',
  manual: 'Přiřazeno ručně.',
};

/** Why a payment waits. */
const waitsBecause: Readonly<Record<string, string>> = {
  nothing_found: 'Žádný dluh neuvádí a plátce není známý.',
  tie: 'Stejně dobře sedí na více pohledávek.',
  contradicted: 'Pohledávka, kterou uvádí, nesedí na korunu, a co sedí, ukazuje na někoho jiného.',
  too_weak: 'Něco ukazuje na dlužníka, ale částka na nic nesedí.',
  reversal_of_nothing: 'Banka vrátila platbu, kterou nelze určit.',
  money_returned_to_us: 'Vrátily se naše peníze: žádný dluh nehradí.',
  overpaid: 'Přeplatek: zbytek přiřaďte k jinému dluhu, nebo ho vraťte.',
  may_be_matched: 'Teď už ji lze přiřadit: zadejte to znovu.',
};

/** Words of what came in on creditors' accounts. */
export const csPayments: Catalogue['payments'] = {
  fresh: (count) => `Zobrazit ${counted(count, 'novou platbu', 'nové platby', 'nových plateb')}`,
  title: 'Platby',
  matchedBy,
  waitsBecause,
  tabs: { suspense: 'Nepřiřazené', all: 'Všechny platby', statements: 'Výpisy' },
  suspense: {
    lead: 'Platby, které čekají na vás, protože není jisté, co hradí. Co jisté bylo, přiřadilo se samo.',
    emptyTitle: 'Nic nečeká',
    emptyBody: 'Každá platba je přiřazená k tomu, co hradí.',
    bring: 'Nahrát výpis',
    rest: (of) => `z ${of}`,
    noPayer: 'Plátce neuveden',
    refundBy: (date) => `Vrátit nejpozději ${date}.`,
    maybe: 'Návrhy',
    due: (date) => `splatnost ${date}`,
    exact: 'Částka přesně sedí',
    tooMuch: (amount) => `o ${amount} víc`,
    staysOwed: (amount) => `zbývá dlužit ${amount}`,
    allocate: 'Přiřadit',
    allocateOf: (who, what) => `Přiřadit: ${who}, ${what}`,
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
    pays: (amount, key) => ({ before: `${amount} hradí ${key} (`, after: ')' }),
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
    knownAlready: 'Už známe, nic se nezměnilo',
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
