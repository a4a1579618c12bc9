import { type NameLists, readPersonName } from '../person-name.ts';

/**
 * A natural person as addressed in Polish: "Panie Kowalski", "Pani Kowalska", the surname in the nominative (Wielki słownik poprawnej
 * polszczyzny PWN: behind Panie a surname is not put in the vocative); undefined where the name leaves the sex in doubt. The given name
 * decides; without a known one only an adjective of a surname does (-ski, -cki, -dzki; -ska, -cka, -dzka).
 */
export function polishAddress(name: string, lastName: string | null, lists: NameLists): string | undefined {
  const { surname, others, sex } = readPersonName(name, lastName, lists);
  if (surname === undefined) return undefined;
  const clear = !others.some((each) => lists.known.men.has(each) || lists.known.women.has(each));
  const bearer = sex ?? (clear ? adjectiveOf(surname) : undefined);
  return bearer && `${bearer === 'woman' ? 'Pani' : 'Panie'} ${surname}`;
}

function adjectiveOf(surname: string): 'man' | 'woman' | undefined {
  if (/[sc]ka$|dzka$/.test(surname)) return 'woman';
  return /[sc]ki$|dzki$/.test(surname) ? 'man' : undefined;
}
