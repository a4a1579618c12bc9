import type { Catalogue } from '../catalogue.ts';

/** Words around letters that are printed; the letters themselves are in the debtor's language. */
export const huLetters: Catalogue['letters'] = {
  title: (count) => `${count} nyomtatandó levél`,
  toPrint: 'Nyomtatandó levelek',
  lead: 'Minden levél egy vagy több A4-es lap, úgy hajtogatva, hogy a címzés a boríték bal oldali ablakában látsszon (LA/4, DIN lang). Semmi sem számít elküldöttnek, amíg nem jelzi, hogy feladta.',
  back: 'Vissza a kézi teendőkhöz',
  print: 'Nyomtatás',
  posted: (count) => (count === 1 ? 'Feladtam' : `Mindet feladtam (${count})`),
  postedTitle: 'Valóban feladta?',
  postedBody: 'Mostantól mindegyik mai megkeresésnek számít, és a stratégiája a következő lépéssel folytatódik.',
  cancel: 'Mégse',
  done: (count) => `${count} levél feladva.`,
  notDone: (count) => `${count} levelet nem lehetett megjelölni:`,
  refused: (who, reason) => `${who}: ${reason}`,
  notPrinted: 'Most nem nyomtatható',
  none: 'Nincs mit nyomtatni',
  noneBody: 'E levelek egyike sem nyomtatható most.',
  noneChosen: 'Nincs kiválasztva levél',
  noneChosenBody: 'A leveleket ott lehet kiválasztani, ahol várakoznak: egyet vagy mindet egyszerre.',
  choose: 'Kézi teendők megjelenítése',
  registered: 'Ajánlott levél',
  unverified: 'A cím szerepel a nyilvántartásban; senki sem ellenőrizte.',
  printOne: 'Nyomtatás',
  printOneOf: (who) => `Levél nyomtatása: ${who}`,
  printAll: (count) => `Minden levél nyomtatása (${count})`,
};
