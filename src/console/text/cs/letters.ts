import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

/** Words around letters that are printed; the letters themselves are in the debtor's language. */
export const csLetters: Catalogue['letters'] = {
  title: (count) => counted(count, 'dopis k vytištění', 'dopisy k vytištění', 'dopisů k vytištění'),
  toPrint: 'Dopisy k vytištění',
  lead: 'Každý dopis má jeden nebo více listů A4; po složení je adresa vidět v okénku vlevo (obálka DL). Za odeslaný se dopis považuje, až když potvrdíte podání na poštu.',
  back: 'Zpět na ruční práci',
  print: 'Vytisknout',
  posted: (count) => (count === 1 ? 'Podáno na poštu' : `Všech ${count} podáno na poštu`),
  postedTitle: 'Už jsou dopisy na poště?',
  postedBody: 'Od této chvíle je každý z nich dnešním kontaktem a jeho strategie pokračuje dalším krokem.',
  cancel: 'Zrušit',
  done: (count) => `Podáno na poštu: ${counted(count, 'dopis', 'dopisy', 'dopisů')}.`,
  notDone: (count) => `${counted(count, 'dopis', 'dopisy', 'dopisů')} nešlo označit:`,
  refused: (who, reason) => `${who}: ${reason}`,
  notPrinted: 'Teď se netiskne',
  none: 'Není co tisknout',
  noneBody: 'Žádný z těchto dopisů teď nelze vytisknout.',
  noneChosen: 'Není vybrán žádný dopis',
  noneChosenBody: 'Dopisy vyberete tam, kde čekají: jeden, nebo všechny najednou.',
  choose: 'Zobrazit ruční práci',
  registered: 'Doporučený dopis',
  unverified: 'Adresa je v evidenci, ale nikdo ji nepotvrdil.',
  printOne: 'Tisk',
  printOneOf: (who) => `Vytisknout dopis: ${who}`,
  printAll: (count) => `Vytisknout všechny dopisy (${count})`,
};
