/** Given names that tell the sex in a language; a name that both bear is in neither list. */
export type GivenNames = { readonly men: ReadonlySet<string>; readonly women: ReadonlySet<string> };

/** `own` the names of the language, `known` those and what other languages know. */
export type NameLists = { readonly own: GivenNames; readonly known: GivenNames };

/** A name taken apart: the words as they are written, without titles and capitals; undefined what is in doubt. */
export type PersonName = {
  readonly surname: string | undefined;
  /** The other names, in the order of the file. */
  readonly others: readonly string[];
  /** By the given names alone. */
  readonly sex: 'man' | 'woman' | undefined;
};

/**
 * Takes a natural person's name apart. Titles (Ing., Ph.D., MBA behind a comma) and initials are left out; the surname may stand first, and
 * in capitals. Without a column for the surname it is the last name, or the first where only the last is a given name ("Novák Petr"); where
 * the last is one in this language and the first in any, there is no telling.
 */
export function readPersonName(name: string, lastName: string | null, lists: NameLists): PersonName {
  const names = namesIn(name);
  const surname = lastName ? capitalised(lastName.trim()) : surnameAmong(names, lists);
  const surnames = new Set(surname?.split(/\s+/));
  const others = names.filter((each) => each !== surname && !surnames.has(each));
  const man = others.some((each) => lists.known.men.has(each));
  const woman = others.some((each) => lists.known.women.has(each));
  return { surname, others, sex: man === woman ? undefined : man ? 'man' : 'woman' };
}

/** `givenNames('Adam Jan', 'Eva Jana')`. */
export function givenNames(men: string, women: string): GivenNames {
  const [all, female] = [men.split(' '), new Set(women.split(' '))];
  const male = new Set(all);
  return { men: new Set(all.filter((name) => !female.has(name))), women: new Set([...female].filter((name) => !male.has(name))) };
}

/** What `own` does not know is looked up in the lists of other languages, unless they disagree. */
export function withForeignNames(own: GivenNames, others: readonly GivenNames[]): GivenNames {
  const [men, women] = [new Set(others.flatMap((each) => [...each.men])), new Set(others.flatMap((each) => [...each.women]))];
  return {
    men: new Set([...own.men, ...[...men].filter((name) => !women.has(name) && !own.women.has(name))]),
    women: new Set([...own.women, ...[...women].filter((name) => !men.has(name) && !own.men.has(name))]),
  };
}

function namesIn(name: string): string[] {
  const [plain = ''] = name.split(',');
  return plain
    .split(/\s+/)
    .filter((word) => /^\p{Lu}[\p{L}'’-]+$/u.test(word))
    .map(capitalised);
}

/** "NOVÁKOVÁ" and "KOWALSKA-NOWAK" as they are written otherwise. */
function capitalised(word: string): string {
  if (word.length < 2 || word !== word.toUpperCase()) return word;
  return word.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (start) => start.toUpperCase());
}

function surnameAmong(names: readonly string[], { own, known }: NameLists): string | undefined {
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined || !isGiven(last, known)) return last;
  if (!isGiven(first, known)) return first;
  return isGiven(last, own) ? undefined : last;
}

function isGiven(word: string, { men, women }: GivenNames): boolean {
  return men.has(word) || women.has(word);
}
