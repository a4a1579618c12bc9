import type { Selectable } from 'kysely';
import type { InboundCall, InboundService } from '../../../dialer/model.ts';
import type { InboundCalls } from '../../../dialer/ports.ts';
import type { AttemptId, CallerIdentityId, ContactPointId, CreditorId, PersonId, TrunkId } from '../../../kernel/ids.ts';
import type { PhoneNumber } from '../../../kernel/phone.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import { inside } from '../unit-of-work.ts';
import type { DialerTables } from './tables.ts';

export const sqliteInboundCalls: InboundCalls = {
  add: async (tx, call) => {
    await inside(tx)
      .insertInto('inbound_calls')
      .values({
        id: call.id,
        channel: call.channel,
        trunk_id: call.trunkId,
        creditor_id: call.creditorId,
        caller_identity_id: call.callerIdentityId,
        called_number: call.callerNumber,
        caller_number: call.from,
        person_id: call.personId,
        contact_point_id: call.contactPointId,
        served: call.served,
        arrived_at: call.arrivedAt,
        answered_at: call.answeredAt,
        ended_at: call.endedAt,
        result: null,
      })
      .execute();
  },
  find: async (tx, id) => {
    const row = await calls(tx).where('inbound_calls.id', '=', id).executeTakeFirst();
    return row && callOf(row);
  },
  open: async (tx) => (await calls(tx).where('ended_at', 'is', null).orderBy('inbound_calls.id').execute()).map(callOf),
  setPerson: async (tx, id, { personId, contactPointId }) => {
    await inside(tx)
      .updateTable('inbound_calls')
      .set({ person_id: personId, contact_point_id: contactPointId })
      .where('id', '=', id)
      .execute();
  },
  markAnswered: async (tx, id, at) => {
    await inside(tx)
      .updateTable('inbound_calls')
      .set({ answered_at: at })
      .where('id', '=', id)
      .where('answered_at', 'is', null)
      .execute();
  },
  markEnded: async (tx, id, at, result) => {
    const { numUpdatedRows } = await inside(tx)
      .updateTable('inbound_calls')
      // the number of a caller who is nobody of ours is forgotten at once
      .set(({ ref, eb }) => ({
        ended_at: at,
        result,
        caller_number: eb.case().when('person_id', 'is', null).then(null).else(ref('caller_number')).end(),
      }))
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
};

const calls = (tx: Tx) =>
  inside(tx)
    .selectFrom('inbound_calls')
    .innerJoin('caller_identities', 'caller_identities.id', 'inbound_calls.caller_identity_id')
    .selectAll('inbound_calls')
    .select('caller_identities.inbound_agent');

function callOf(row: Selectable<DialerTables['inbound_calls']> & { readonly inbound_agent: string | null }): InboundCall {
  return {
    id: row.id as AttemptId,
    channel: row.channel,
    trunkId: row.trunk_id as TrunkId,
    creditorId: row.creditor_id as CreditorId,
    campaignId: null,
    callerIdentityId: row.caller_identity_id as CallerIdentityId,
    callerNumber: row.called_number as PhoneNumber,
    from: row.caller_number as PhoneNumber | null,
    personId: row.person_id as PersonId | null,
    contactPointId: row.contact_point_id as ContactPointId | null,
    agentNumber: row.inbound_agent as PhoneNumber | null,
    served: row.served as InboundService,
    arrivedAt: row.arrived_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
  };
}
