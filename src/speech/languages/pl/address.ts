import { type NameLists, readPersonName } from '../person-name.ts';

/**
 * A natural person as an institution addresses it in Polish: "Szanowny Panie", "Szanowna Pani", without the surname: to address somebody
 * by it is impolite, and its vocative equals the nominative (M. Bańko, Poradnia językowa PWN, "Wołać po nazwisku?", 2010); Panie with the
 * given name is for people who know each other; Szanowny Panie is what institutions say, also aloud (Poradnia językowa UZ, "Formy
 * adresatywne", 2018). Undefined where the name leaves the sex in doubt. The given name decides; without a known one only an adjective of a
 * surname does (-ski, -cki, -dzki; -ska, -cka, -dzka).
 */
export function polishAddress(name: string, lastName: string | null, lists: NameLists): string | undefined {
  const { surname, others, sex } = readPersonName(name, lastName, lists);
  if (surname === undefined) return undefined;
  const clear = !others.some((each) => lists.known.men.has(each) || lists.known.women.has(each));
  const bearer = sex ?? (clear ? adjectiveOf(surname) : undefined);
  return bearer && (bearer === 'woman' ? 'Szanowna Pani' : 'Szanowny Panie');
}

function adjectiveOf(surname: string): 'man' | 'woman' | undefined {
  if (/[sc]ka$|dzka$/.test(surname)) return 'woman';
  return /[sc]ki$|dzki$/.test(surname) ? 'man' : undefined;
}
