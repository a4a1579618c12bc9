import type { BankAccountWire, PaymentWire, StatementFound } from '../../../web/payments/api-types.ts';
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

const outcomes: Readonly<Record<StatementFound['outcome'], string>> = {
  booked: 'Zaksięgowany',
  known: 'Już znany, nic się nie zmieniło',
};

/** Words of what came in on creditors' accounts, in Polish. */
export const plPayments: Catalogue['payments'] = {
  fresh: (count) => `Pokaż nowe wpłaty (${count})`,
  title: 'Wpłaty',
  tabs: { suspense: 'Do wyjaśnienia', all: 'Wszystkie', statements: 'Wyciągi' },
  suspense: {
    lead: 'Wpłaty, które czekają na decyzję, bo nie ma pewności, czego dotyczą. Te pewne rozliczyły się same.',
    emptyTitle: 'Nic nie czeka',
    emptyBody: 'Wszystkie wpłaty są rozliczone.',
    bring: 'Wczytaj wyciąg',
    rest: (of) => `z ${of}`,
    noPayer: 'Wpłacający nieznany',
    refundBy: (date) => `Do zwrotu do ${date}.`,
    noSuggestion: 'Nie wskazuje żadnego dłużnika.',
    maybe: 'Propozycje',
    due: (date) => `termin ${date}`,
    exact: 'Zgadza się co do grosza',
    tooMuch: (amount) => `nadpłata ${amount}`,
    staysOwed: (amount) => `do zapłaty zostaje ${amount}`,
    allocate: 'Rozlicz',
    allocateTo: (who, what) => `Rozlicz: ${who}, ${what}`,
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
    pays: (key) => `na poczet ${key},`,
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
    outcomes,
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
