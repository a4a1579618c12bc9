import { type RawBuilder, sql } from 'kysely';
import { foldWords } from '../../../kernel/fold-words.ts';

/** Country codes under which a number that is written nationally is looked for. */
const countryCodes = ['+420', '+421', '+48', '+36'];
/** After every character that a word, number or id may go on with. */
const beyond = '\u{10ffff}';

/**
 * Ids of the people whom `q` means, as a subquery with the column `person_id`: each word the beginning of a word of the name, or the
 * beginning of a telephone number, or a debtor id or variable symbol. Each way goes by an index; null when `q` says too little.
 */
export function matchPeople(q: string): RawBuilder<unknown> | null {
  const ways = [byName(q), byNumber(q), byIdOfCreditor(q)].filter((way) => way !== null);
  return ways.length === 0 ? null : sql`(${sql.join(ways, sql` union `)})`;
}

function byName(q: string): RawBuilder<unknown> | null {
  const words = foldWords(q).filter((word) => /\p{L}/u.test(word));
  if (words.length === 0 || words.every((word) => word.length < 2)) return null;
  const each = words.map((word) => sql`select person_id from name_words where word >= ${word} and word < ${word + beyond}`);
  // within a union of ways, an intersection stands for itself
  return sql`select person_id from (${sql.join(each, sql` intersect `)})`;
}

function byNumber(q: string): RawBuilder<unknown> | null {
  if (!/^[\s+\d()/-]+$/.test(q)) return null;
  const digits = q.replace(/\D/g, '');
  if (digits.length < 3) return null;
  const international = /^\s*(?:\+|00\s*[1-9])/.test(q);
  const beginnings = international
    ? [`+${digits.replace(/^00/, '')}`]
    : countryCodes.flatMap((code) => national(digits).map((each) => code + each));
  const each = beginnings.map(
    (start) => sql`select person_id from contact_points where kind = 'phone' and value >= ${start} and value < ${start + beyond}`,
  );
  return sql.join(each, sql` union `);
}

/** As it is, and without the trunk prefix with which Slovaks (0) and Hungarians (06) write it. */
function national(digits: string): string[] {
  return [...new Set([digits, digits.replace(/^0/, ''), digits.replace(/^06/, '')])].filter((each) => each.length >= 3);
}

function byIdOfCreditor(q: string): RawBuilder<unknown> | null {
  const id = q.trim();
  if (id.length < 2) return null;
  return sql`select k.person_id from person_keys k cross join persons p on p.id = k.person_id
      where k.kind = 'debtor_id' and k.hash = ${id} and k.scope in (select id from creditors) and p.erased_at is null
    union select person_id from receivables where creditor_id in (select id from creditors)
      and ltrim(variable_symbol, '0') = ltrim(${id}, '0') and variable_symbol = ${id}`; // word for word the expression of the index
}
