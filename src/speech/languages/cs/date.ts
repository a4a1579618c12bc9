import { spokenInteger } from './integer.ts';

/** A date in the genitive, as Czech says when something happens: "patnáctého prosince", with the year only where asked for. */
export function spokenDate(date: string, withYear: boolean): string[] {
  const { day, month, year } = Temporal.PlainDate.from(date);
  return [days[day - 1] ?? '', months[month - 1] ?? '', ...(withYear ? spokenYear(year) : [])];
}

/** "devatenáct set devadesát devět", "dva tisíce dvacet šest". */
function spokenYear(year: number): string[] {
  const counting = { gender: 'counting', case: 'nominative' } as const;
  if (year < 1100 || year > 1999) return spokenInteger(year, counting);
  const below = year % 100;
  return [...spokenInteger(Math.floor(year / 100), counting), 'set', ...(below ? spokenInteger(below, counting) : [])];
}

const days = [
  ...'prvního,druhého,třetího,čtvrtého,pátého,šestého,sedmého,osmého,devátého,desátého'.split(','),
  ...'jedenáctého,dvanáctého,třináctého,čtrnáctého,patnáctého,šestnáctého,sedmnáctého,osmnáctého,devatenáctého'.split(','),
  ...'dvacátého,dvacátého prvního,dvacátého druhého,dvacátého třetího,dvacátého čtvrtého,dvacátého pátého'.split(','),
  ...'dvacátého šestého,dvacátého sedmého,dvacátého osmého,dvacátého devátého,třicátého,třicátého prvního'.split(','),
];
const months = 'ledna,února,března,dubna,května,června,července,srpna,září,října,listopadu,prosince'.split(',');

export const dateVocabulary: readonly string[] = [...days, ...months, 'set'];
