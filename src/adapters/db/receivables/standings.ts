import { hash } from 'node:crypto';
import type { Country, Language } from '../../../kernel/country.ts';
import type { CaseId, CreditorId, PersonId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { Standing } from '../../../receivables/ahead/ports.ts';
import type { ContactPoint, Person, PersonKeyKind } from '../../../receivables/model.ts';

/**
 * How persons stand with a creditor, whose id is asked for twice, before a list of ids: `in (...)`. A text each, in whatever order the
 * indexes give, since in most it is only looked at whether it is another one now.
 */
export const standings = `select p.id, v.kept,
    '[' || json_array(p.kind, p.name, p.first_name, p.last_name, p.vocative, p.language, p.country)
    || ',' || (select json_group_array(json_array(k.kind, k.scope, k.hash)) from person_keys k where k.person_id = p.id)
    || ',' || (select json_group_array(json_array(c.kind, c.value)) from contact_points c where c.person_id = p.id)
    || ',' || (select json_group_array(json_array(c.id, c.currency)) from cases c where c.person_id = p.id and c.creditor_id = +?)
    || ']' as told
  from persons p left join verifiers v on v.person_id = p.id and v.creditor_id = +? where p.id`;

export type StandingRow = { readonly id: string; readonly kept: string | null; readonly told: string };

export function standingOf(row: StandingRow, creditorId: CreditorId): Standing {
  const personId = row.id as PersonId;
  const [[kind, name, firstName, lastName, vocative, language, country], keys, contacts, cases]: Told = JSON.parse(row.told);
  return {
    person: { id: personId, kind, name, firstName, lastName, vocative, language, country },
    keys: keys.map(([kind, scope, hash]) => ({ kind, creditorId: scope === 'all' ? null : (scope as CreditorId), hash })),
    contacts: contacts.map(([kind, value]) => ({ kind, value })),
    cases: cases.map(([id, currency]) => ({ id, personId, creditorId, currency })),
    kept: row.kept,
    mark: markOf(row),
  };
}

export function markOf({ kept, told }: StandingRow): string {
  return hash('sha256', `${told} ${kept}`, 'base64url');
}

type Told = readonly [
  person: readonly [
    kind: Person['kind'],
    name: string,
    firstName: string | null,
    lastName: string | null,
    vocative: string | null,
    language: Language | null,
    country: Country,
  ],
  keys: readonly (readonly [kind: PersonKeyKind, scope: string, hash: string])[],
  contacts: readonly (readonly [kind: ContactPoint['kind'], value: string])[],
  cases: readonly (readonly [id: CaseId, currency: Currency])[],
];
