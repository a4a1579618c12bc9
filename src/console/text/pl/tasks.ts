import type { TaskWire, WorkWire } from '../../../web/tasks/api-types.ts';
import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

const kinds: Readonly<Record<TaskWire['kind'], string>> = {
  dispute_review: 'Rozpatrz spór',
  hardship_review: 'Zbadaj trudną sytuację',
  return_overpayment: 'Zwróć nadpłatę',
  settlement_certificate: 'Wyślij zaświadczenie o spłacie',
  call_back: 'Oddzwoń',
  read_message: 'Przeczytaj wiadomość',
};

const departments: Readonly<Record<TaskWire['department'], string>> = {
  collections: 'Windykacja',
  customer_care: 'Obsługa klienta',
  billing: 'Fakturowanie',
  legal: 'Dział prawny',
  treasury: 'Finanse',
  data_quality: 'Jakość danych',
};

const severities: Readonly<Record<WorkWire['severity'], string>> = {
  courtesy: 'Informacja',
  reminder: 'Przypomnienie',
  demand: 'Wezwanie',
  final: 'Ostateczne',
  legal: 'Prawne',
};

/** Words of what people have to do, in Polish. */
export const plTasks: Catalogue['tasks'] = {
  title: 'Zadania',
  tabs: { tasks: 'Do zrobienia', work: 'Ręcznie' },
  kinds,
  departments,
  severities,
  fresh: (count) => `Pokaż nowe (${count})`,
  department: 'Dział',
  everyDepartment: 'Wszystkie działy',
  emptyTitle: 'Nic do zrobienia',
  emptyBody:
    'Spory, trudne sytuacje, zwroty, wiadomości do przeczytania i prośby o oddzwonienie pojawiają się tu, gdy tylko ktoś musi się nimi zająć.',
  filteredBody: 'Ten dział nie ma nic do zrobienia.',
  by: (day) => `do ${day}`,
  late: 'Po terminie',
  unknownNumber: 'numer spoza bazy',
  quoted: (words) => `„${words}”`,
  wordsGone: 'treść nie jest już przechowywana',
  disputed: (keys) => `dotyczy: ${keys}`,
  done: 'Gotowe',
  doneOf: (what, who) => `Gotowe: ${what}, ${who}`,
  decide: 'Rozpatrz',
  decideOf: (who) => `Rozpatrz spór: ${who}`,
  close: 'Zamknij',
  end: {
    note: 'Notatka',
    noteHint: 'Zostaje przy zadaniu, nie trafia do dziennika.',
    done: 'Zrobione',
    cancel: 'Już niepotrzebne',
  },
  dispute: {
    title: (who) => `Spór: ${who}`,
    about: 'Co jest sporne',
    owed: (amount) => `do zapłaty ${amount}`,
    decision: 'Decyzja',
    decisions: {
      accepted: 'Uznać: cała sporna kwota przestaje być należna',
      partly: 'Uznać częściowo: podaj, o ile zmniejszyć należność',
      rejected: 'Odrzucić: całość pozostaje do zapłaty i znów jest dochodzona',
      withdrawn: 'Dłużnik wycofał spór: całość pozostaje do zapłaty',
    },
    giveUp: (key) => `Zmniejsz ${key} o`,
    submit: 'Zamknij spór',
    hint: 'O decyzji trzeba powiadomić dłużnika samodzielnie: żadna wiadomość nie wyjdzie automatycznie. Wstrzymania się kończą, strategie ruszają dalej.',
  },
  work: {
    lead: 'Listy i wiadomości, których system sam nie wysyła. Czekają, aż ktoś potwierdzi wysłanie; do tego czasu liczą się jako niewysłane.',
    emptyTitle: 'Nic nie czeka',
    emptyBody: 'Gdy strategia przewiduje list lub wiadomość w komunikatorze, czeka tu, aż ktoś to zrobi.',
    channels: { letter: 'List', messaging: 'Wiadomość w komunikatorze' },
    registered: 'List polecony',
    about: (amount, count) => (count === 1 ? amount : `${amount}, ${counted(count, 'należność', 'należności', 'należności')}`),
    since: (day) => `od ${day}`,
    strategy: (name) => `strategia ${name}`,
    posted: { letter: 'List nadany', messaging: 'Wysłane' },
    postedOf: (what, who) => `${what}: ${who}`,
    postedTitle: 'Czy zostało wysłane?',
    postedBody: 'Od tej chwili liczy się to jako dzisiejszy kontakt, a strategia przechodzi do następnego kroku.',
    drop: 'Nie wysyłaj',
    dropOf: (who) => `Nie wysyłaj: ${who}`,
    dropTitle: 'Na pewno nie wysyłać?',
    dropBody: 'Liczy się jako nigdy niewysłane, a strategia idzie dalej bez tego kroku.',
    cancel: 'Anuluj',
  },
};
