import type { Selectable } from 'kysely';
import type { Actor } from '../../../journal/event.ts';
import type { CaseId, CreditorId, PersonId } from '../../../kernel/ids.ts';
import type { CaseParty, PartyRole } from '../../../receivables/parties/model.ts';
import type { Parties } from '../../../receivables/ports.ts';
import { keptListQuery } from '../kept-list-query.ts';
import { rememberedQuery } from '../remembered-query.ts';
import { inside } from '../unit-of-work.ts';
import type { ReceivablesTables } from './tables.ts';

export const sqliteParties: Parties = {
  put: async (tx, { caseId, personId, creditorId, role, entitled, recordedAt, recordedBy, endedAt, fileRole }) => {
    const said = {
      role,
      entitled: entitled ? 1 : 0,
      recorded_at: recordedAt,
      recorded_by: recordedBy,
      ended_at: endedAt,
      file_role: fileRole,
    };
    await inside(tx)
      .insertInto('case_parties')
      .values({ case_id: caseId, person_id: personId, creditor_id: creditorId, ...said })
      .onConflict((conflict) => conflict.columns(['case_id', 'person_id']).doUpdateSet(said))
      .execute();
  },
  find: async (tx, caseId, personId) => {
    const row = await inside(tx)
      .selectFrom('case_parties')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    return row && partyOf(row);
  },
  ofCase: async (tx, caseId) => {
    const rows = await inside(tx).selectFrom('case_parties').selectAll().where('case_id', '=', caseId).execute();
    return rows.map(partyOf).filter(({ endedAt }) => endedAt === null);
  },
  ofPerson: async (tx, personId, creditorId) =>
    (await byPerson(tx, { personId })).map(partyOf).filter((party) => party.creditorId === creditorId),
  everAmong: async (tx, personIds, creditorId) => {
    const rows = await everOnCases(tx, { creditorId }, personIds);
    return rows.map(({ person_id }) => person_id as PersonId);
  },
};

const everOnCases = keptListQuery((db, { creditorId }: { creditorId: CreditorId }, personIds) =>
  db
    .selectFrom('case_parties')
    .select('person_id')
    .distinct()
    .where('person_id', 'in', personIds)
    .where('creditor_id', '=', creditorId),
);

/** Most people stand on no case but their own; who does not is asked for by every contact. */
const byPerson = rememberedQuery(['case_parties'], (db, { personId }: { personId: PersonId }) =>
  db.selectFrom('case_parties').selectAll().where('person_id', '=', personId).where('ended_at', 'is', null).orderBy('case_id'),
);

function partyOf(row: Selectable<ReceivablesTables['case_parties']>): CaseParty {
  return {
    ...{ caseId: row.case_id as CaseId, personId: row.person_id as PersonId, creditorId: row.creditor_id as CreditorId },
    ...{ role: row.role as PartyRole, entitled: row.entitled === 1 },
    ...{
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by as Actor,
      endedAt: row.ended_at,
      fileRole: row.file_role as PartyRole | null,
    },
  };
}
