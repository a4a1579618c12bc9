import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

/** Words of the page of all calls, in Polish. */
export const plCalls: Catalogue['callBook'] = {
  title: 'Połączenia',
  now: 'Teraz',
  nowCount: (count) => counted(count, 'trwające połączenie', 'trwające połączenia', 'trwających połączeń'),
  before: 'Wcześniej',
  directions: { outbound: 'Wychodzące', inbound: 'Przychodzące' },
  direction: 'Kierunek',
  both: 'Oba',
  campaign: 'Kampania',
  creditor: 'Wierzyciel',
  result: 'Wynik',
  from: 'Od dnia',
  to: 'Do dnia',
  all: 'Wszystkie',
  search: 'Numer lub osoba',
  searchHint: 'Nazwisko, numer, ID, VS',
  export: 'CSV',
  openCall: {
    outbound: (who) => `Połączenie wychodzące: ${who}`,
    inbound: (who) => `Połączenie przychodzące: ${who}`,
  },
  nobody: 'Nieznany rozmówca',
  noNumber: 'numer zastrzeżony lub usunięty',
  about: 'Kampania',
  when: 'Kiedy',
  hear: 'Nagranie',
  ourNumber: (number) => `nasz numer ${number}`,
  emptyTitle: 'Nie ma jeszcze połączeń',
  emptyBody: 'Połączenia z kampanii i telefony na prezentowane numery pojawiają się tu w chwili rozpoczęcia.',
  nothingTitle: 'Brak takich połączeń',
  nothingBody: 'Nic nie spełnia warunków wybranych powyżej.',
  clear: 'Pokaż wszystkie',
  older: 'Pokaż starsze',
};
