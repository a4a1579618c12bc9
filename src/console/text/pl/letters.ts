import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

/** Words around letters that are printed, in Polish; the letters themselves are in the debtor's language. */
export const plLetters: Catalogue['letters'] = {
  title: (count) => `${counted(count, 'list', 'listy', 'listów')} do wydruku`,
  toPrint: 'Listy do wydruku',
  lead: 'Każdy list to co najmniej jedna kartka A4, złożona tak, by adres był widoczny w okienku z lewej strony (koperta DL). List liczy się jako wysłany dopiero po potwierdzeniu nadania.',
  back: 'Wróć do zadań ręcznych',
  print: 'Drukuj',
  posted: (count) => (count === 1 ? 'List nadany' : `Nadano wszystkie (${count})`),
  postedTitle: 'Czy listy zostały nadane?',
  postedBody: 'Od tej chwili każdy z nich liczy się jako dzisiejszy kontakt, a jego strategia przechodzi do następnego kroku.',
  cancel: 'Anuluj',
  done: (count) => `Nadano ${counted(count, 'list', 'listy', 'listów')}.`,
  notDone: (count) => `Nie udało się oznaczyć (${count}):`,
  refused: (who, reason) => `${who}: ${reason}`,
  notPrinted: 'Teraz nie do wydruku',
  none: 'Nic do wydruku',
  noneBody: 'Żadnego z tych listów nie można teraz wydrukować.',
  noneChosen: 'Nie wybrano żadnego listu',
  noneChosenBody: 'Listy wybiera się tam, gdzie czekają: jeden albo wszystkie naraz.',
  choose: 'Pokaż zadania ręczne',
  registered: 'List polecony',
  unverified: 'Adres z akt, przez nikogo niepotwierdzony.',
  printOne: 'Drukuj',
  printOneOf: (who) => `Drukuj list, adresat: ${who}`,
  printAll: (count) => `Drukuj wszystkie listy (${count})`,
};
