import { z } from 'zod';
import { currencies } from '../../kernel/money.ts';
import { partyRoles } from '../../receivables/parties/model.ts';
import { date, idOf, instant, personId } from '../api-types.ts';

/** Who stands on cases, as it goes over the wire. */
export const caseId = idOf('cas');

const said = {
  role: z.enum(partyRoles),
  entitled: z.boolean().meta({
    description:
      'May be told of the debt and agree on it: a co-debtor always, others by an authority or a guarantee that is called upon',
  }),
};
const party = z.object({ caseId, personId, ...said, recordedAt: instant }).meta({ id: 'Party' });
const caseWithParties = z
  .object({
    id: caseId,
    creditor: z.string(),
    currency: z.enum(currencies),
    principal: z.object({ id: personId, name: z.string() }),
    parties: z.array(z.object({ personId, name: z.string(), ...said, recordedAt: instant })),
  })
  .meta({ id: 'CaseWithParties' });

const wish = { role: said.role, entitled: said.entitled.default(false) };

export const partySchemas = {
  cases: z.object({ items: z.array(caseWithParties) }),
  party,
  partyWish: z.strictObject(wish).meta({ id: 'PartyWish' }),
  newParty: z
    .strictObject({
      ...wish,
      name: z.string().min(1).max(200),
      kind: z.enum(['natural', 'company']).default('natural'),
      phone: z.string().max(40).nullable().default(null),
      email: z.email().nullable().default(null),
      birthDate: date.nullable().default(null).meta({ description: 'Only its keyed hash is kept' }),
    })
    .meta({ id: 'NewParty' }),
} as const;

export type CaseWithPartiesWire = z.output<typeof caseWithParties>;
export type NewPartyWire = z.input<typeof partySchemas.newParty>;
