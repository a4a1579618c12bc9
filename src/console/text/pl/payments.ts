import type { BankAccountWire, PaymentWire } from '../../../web/payments/api-types.ts';
import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

const states: Readonly<Record<PaymentWire['state'], string>> = {
  new: 'Jeszcze niesprawdzona',
  matched: 'Rozliczona',
  partly: 'Rozliczona częściowo',
  suspense: 'Do wyjaśnienia',
  reversed: 'Cofnięta przez bank',
  ignored: 'Pominięta',
  outgoing: 'Wychodząca',
};

const standings: Readonly<Record<BankAccountWire['standing'], string>> = {
  known: 'Aktualny',
  stale: 'Nieaktualny: upomnienia czekają',
  none_yet: 'Brak wyciągu',
  none_expected: 'Bez wyciągów',
};

const formats: Readonly<Record<string, string>> = {
  camt053: 'CAMT.053',
  gpc: 'GPC (ABO)',
  mt940: 'MT940',
  elixir: 'Elixir-0',
  fio: 'JSON Fio',
};

/** Why a payment pays what it does, by rule. */
const matchedBy: Readonly<Record<string, string>> = {
  variable_symbol_and_amount: 'Zgadza się symbol płatności i kwota.',
  variable_symbol_and_others: 'Kwota dokładnie pokrywa należność o tym symbolu i inne tego samego dłużnika.',
  variable_symbol_of_case: 'Symbol płatności ma jeden dłużnik; najpierw najstarsza należność.',
  variable_symbol: 'Symbol płatności wskazuje jedną należność, kwota jest inna.',
  virtual_account: 'Wpłata trafiła na rachunek przypisany jednemu dłużnikowi.',
  payer_account_and_amount: 'Rachunek wpłacającego jest znany, a kwota pasuje do jednej należności.',
  reference_and_amount: 'Zgadza się referencja i kwota.',
  message_and_amount: 'Tytuł wpłaty ją wymienia, a kwota się zgadza.',
  reference: 'Referencja się zgadza, kwota jest inna.',
  name_and_amount: 'Nazwa wpłacającego i kwota pasują do jednej należności.',
  account_and_sum: 'Rachunek wpłacającego jest znany, a kwota dokładnie pokrywa kilka należności.',
  name_and_sum: 'Nazwa wpłacającego się zgadza, a kwota dokładnie pokrywa kilka należności.',
  payer_account: 'Rachunek wpłacającego jest znany; kwota nie pasuje do żadnej należności.',
  message: 'Tytuł wpłaty ją wymienia, kwota jest inna.',
  name: 'Nazwa wpłacającego się zgadza; kwota nie pasuje do żadnej należności.',
  manual: 'Wybrane ręcznie.',
};

/** Why a payment waits. */
const waitsBecause: Readonly<Record<string, string>> = {
  nothing_found: 'Nie wskazuje żadnej należności, a wpłacający jest nieznany.',
  tie: 'Kilka należności pasuje tak samo dobrze.',
  contradicted: 'To, co wskazuje, nie zgadza się co do grosza, a to, co się zgadza, wskazuje kogoś innego.',
  too_weak: 'Coś wskazuje dłużnika, ale kwota do niczego nie pasuje.',
  reversal_of_nothing: 'Bank cofnął wpłatę, której nie da się ustalić.',
  money_returned_to_us: 'Wróciły nasze pieniądze: nie pokrywają żadnej należności.',
  overpaid: 'Nadpłata: resztę zalicz na inną należność albo zwróć.',
  may_be_matched: 'Teraz można ją już rozliczyć: zleć to ponownie.',
};

/** Words of what came in on creditors' accounts, in Polish. */
export const plPayments: Catalogue['payments'] = {
  fresh: (count) => `Pokaż nowe wpłaty (${count})`,
  title: 'Wpłaty',
  matchedBy,
  waitsBecause,
  tabs: { suspense: 'Do wyjaśnienia', all: 'Wszystkie', statements: 'Wyciągi' },
  suspense: {
    lead: 'Wpłaty, które czekają na decyzję, bo nie ma pewności, czego dotyczą. Te pewne rozliczyły się same.',
    emptyTitle: 'Nic nie czeka',
    emptyBody: 'Wszystkie wpłaty są rozliczone.',
    bring: 'Wczytaj wyciąg',
    rest: (of) => `z ${of}`,
    noPayer: 'Wpłacający nieznany',
    refundBy: (date) => `Do zwrotu do ${date}.`,
    maybe: 'Propozycje',
    due: (date) => `termin ${date}`,
    exact: 'Zgadza się co do grosza',
    tooMuch: (amount) => `nadpłata ${amount}`,
    staysOwed: (amount) => `do zapłaty zostaje ${amount}`,
    allocate: 'Rozlicz',
    allocateOf: (who, what) => `Rozlicz: ${who}, ${what}`,
    choose: 'Wybierz dłużnika',
    ignore: 'Pomiń',
    ignoreTitle: 'To nie jest zapłata należności?',
    ignoreBody:
      'Opłata, przelew między własnymi rachunkami, pieniądze niezwiązane z długiem: wpłata zostanie pominięta i przestanie czekać.',
    cancel: 'Anuluj',
    older: 'Pokaż starsze',
  },
  choice: {
    title: (amount) => `Czego dotyczy ${amount}?`,
    close: 'Zamknij',
    find: 'Dłużnik',
    findHint: 'Początek nazwiska lub numeru, ID dłużnika lub symbol płatności (VS)',
    nobody: 'Nikogo nie znaleziono.',
    nothingOpen: 'W tej walucie nie ma otwartych należności.',
    otherDebtor: 'Inny dłużnik',
    order: 'Rozliczane w kolejności zaznaczania.',
    pick: (key) => `Należność ${key}`,
    chosen: (sum) => `wybrano ${sum}`,
    allocate: 'Rozlicz',
  },
  list: {
    state: 'Stan',
    every: 'Każdy stan',
    emptyTitle: 'Brak wpłat',
    emptyBody: 'Pojawią się po wczytaniu wyciągu z rachunku wierzyciela.',
    filteredBody: 'Nie ma wpłat w tym stanie.',
    pays: (amount, key) => ({ before: `${amount} na poczet ${key} (`, after: ')' }),
    rest: (amount) => `nierozliczone: ${amount}`,
    unmatch: 'Cofnij',
    unmatchOf: (amount, who) => `Cofnij rozliczenie: ${amount}, ${who}`,
    waitAgain: 'Przywróć do wyjaśnienia',
    unmatchTitle: 'Cofnąć rozliczenie tej wpłaty?',
    unmatchBody:
      'Opłacone nią należności znów będą otwarte, strategie ruszą dalej, a wpłata trafi do wyjaśnienia. Tego, co dłużnik już usłyszał, nie da się cofnąć.',
    confirm: 'Cofnij rozliczenie',
    cancel: 'Anuluj',
    older: 'Pokaż starsze wpłaty',
  },
  states,
  statements: {
    newTitle: 'Wczytaj wyciąg',
    lead: 'CAMT.053, GPC (ABO), MT940, Elixir-0 lub JSON z Fio, format rozpoznawany automatycznie. Ponowne wczytanie niczego nie zmienia.',
    account: 'Z którego rachunku?',
    anyAccount: 'Według pliku',
    accountHint: 'Potrzebne, gdy plik podaje tylko rachunki wirtualne.',
    started: 'Wyciąg się wczytuje, a pewne wpłaty rozliczają się od razu.',
    broughtIn: 'Pliki',
    noFilesTitle: 'Nie ma jeszcze wyciągów',
    noFilesBody: 'Przy każdym pliku widać rozpoznany format i to, czego brakuje między wyciągami.',
    by: (who, when) => `${who}, ${when}`,
    recognised: (format) => `Format: ${formats[format] ?? format}`,
    knownAlready: 'Już znany, nic się nie zmieniło',
    movements: (booked, known) => `zaksięgowano ${booked}${known === '0' ? '' : `, znanych wcześniej ${known}`}`,
    inOut: (incoming, outgoing) => `uznania ${incoming}, obciążenia ${outgoing}`,
    closing: (amount) => `saldo końcowe ${amount}`,
    gap: (expected, found, days) =>
      `${days ? `Brak wyciągu za ${days}` : 'Wcześniej brakuje operacji'}: poprzedni wyciąg kończy się saldem ${expected}, a ten zaczyna od ${found}. Wczytaj brakujące wyciągi w dowolnej kolejności.`,
    difference: (expected, found) =>
      `Z nowych operacji wychodzi ${expected}, a saldo wynosi ${found}: jakiejś operacji brakuje albo zaksięgowano ją dwa razy. Porównaj te dni z bankiem.`,
    days: (from, to) => (from === to ? from : `${from} – ${to}`),
    all: 'Wczytane wyciągi',
    count: (n) => counted(n, 'operacja', 'operacje', 'operacji'),
    number: (n) => `nr ${n}`,
    accounts: 'Rachunki',
    standings,
    knownUntil: (time) => `dane do ${time}`,
    add: 'Dodaj rachunek',
    noAccountsTitle: 'Nie ma jeszcze rachunku',
    noAccountsBody: 'Podaj, na jakie rachunki wierzycieli płacą dłużnicy. Potem można wczytywać wyciągi.',
    needCreditor: 'Najpierw dodaj wierzyciela: rachunek zawsze do kogoś należy.',
    creditor: 'Czyj rachunek?',
    iban: 'IBAN',
    label: 'Własna nazwa',
    expected: 'Wyciągi',
    expectedChoices: {
      yes: 'Oczekiwane: bez nich windykacja czeka',
      no: 'Nieoczekiwane: nic na nie nie czeka',
    },
    close: 'Zamknij',
  },
};
