import type { Catalogue } from '../catalogue.ts';
import { counted, formOf } from './counted.ts';

/** Words of the page of all calls. */
export const skCalls: Catalogue['callBook'] = {
  title: 'Hovory',
  now: 'Teraz',
  nowCount: (count) => `${formOf(count, 'prebieha', 'prebiehajú', 'prebieha')} ${counted(count, 'hovor', 'hovory', 'hovorov')}`,
  before: 'Predtým',
  directions: { outbound: 'Odchádzajúce', inbound: 'Prichádzajúce' },
  direction: 'Smer',
  both: 'Oba smery',
  campaign: 'Kampaň',
  creditor: 'Veriteľ',
  result: 'Výsledok',
  from: 'Odo dňa',
  to: 'Do dňa',
  all: 'Všetko',
  search: 'Číslo alebo osoba',
  searchHint: 'Meno, číslo, ID alebo VS',
  export: 'CSV',
  openCall: {
    outbound: (who) => `Odchádzajúci hovor: ${who}`,
    inbound: (who) => `Prichádzajúci hovor: ${who}`,
  },
  nobody: 'Neznámy volajúci',
  noNumber: 'číslo skryté alebo vymazané',
  about: 'Kampaň',
  when: 'Kedy',
  hear: 'Nahrávka',
  ourNumber: (number) => `naše číslo ${number}`,
  emptyTitle: 'Zatiaľ žiadne hovory',
  emptyBody: 'Hovory z kampaní a hovory na vaše zobrazované čísla sa tu ukážu hneď, ako sa začnú.',
  nothingTitle: 'Taký hovor tu nie je',
  nothingBody: 'Vybraným filtrom nič nevyhovuje.',
  clear: 'Zobraziť všetky hovory',
  older: 'Zobraziť staršie hovory',
};
