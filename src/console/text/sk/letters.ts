import type { Catalogue } from '../catalogue.ts';
import { counted, formOf } from './counted.ts';

/** Words around letters that are printed; the letters themselves are in the debtor's language. */
export const skLetters: Catalogue['letters'] = {
  title: (count) => `${counted(count, 'list', 'listy', 'listov')} na vytlačenie`,
  toPrint: 'Listy na vytlačenie',
  lead: 'Každý list má jeden alebo viac hárkov A4 a skladá sa tak, aby bolo adresu vidieť v okienku vľavo (obálka DL). Kým nepotvrdíte, že ste listy podali na pošte, nepovažujú sa za odoslané.',
  back: 'Späť na ručné vybavenie',
  print: 'Tlačiť',
  posted: (count) => (count === 1 ? 'Podané na pošte' : `Všetky sú podané (${count})`),
  postedTitle: 'Sú listy podané na pošte?',
  postedBody: 'Odteraz sa každý z nich počíta ako dnešný kontakt a jeho stratégia pokračuje ďalším krokom.',
  cancel: 'Zrušiť',
  done: (count) => `Na pošte ${formOf(count, 'je', 'sú', 'je')} ${counted(count, 'list', 'listy', 'listov')}.`,
  notDone: (count) => `${counted(count, 'list', 'listy', 'listov')} sa nepodarilo označiť:`,
  refused: (who, reason) => `${who}: ${reason}`,
  notPrinted: 'Teraz sa netlačia',
  none: 'Niet čo tlačiť',
  noneBody: 'Žiadny z týchto listov teraz nemožno vytlačiť.',
  noneChosen: 'Nie je vybraný žiadny list',
  noneChosenBody: 'Listy vyberiete tam, kde čakajú: jeden alebo všetky naraz.',
  choose: 'Zobraziť ručné vybavenie',
  registered: 'Doporučený list',
  unverified: 'Adresa je v evidencii, ale nikto ju nepotvrdil.',
  printOne: 'Tlačiť',
  printOneOf: (who) => `Tlačiť list, adresát: ${who}`,
  printAll: (count) => `Tlačiť všetky listy (${count})`,
};
