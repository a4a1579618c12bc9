import type { Selectable } from 'kysely';
import type { Recording } from '../../../dialer/model.ts';
import type { Recordings } from '../../../dialer/ports.ts';
import type { AttemptId, CampaignId, CreditorId, PersonId } from '../../../kernel/ids.ts';
import { inside } from '../unit-of-work.ts';
import type { DialerTables } from './tables.ts';

export const sqliteRecordings: Recordings = {
  add: async (tx, recording) => {
    await inside(tx).insertInto('recordings').values(rowOf(recording)).execute();
  },
  find: async (tx, name) => {
    const row = await inside(tx).selectFrom('recordings').selectAll().where('name', '=', name).executeTakeFirst();
    return row && recordingOf(row);
  },
  update: async (tx, recording) => {
    const { state, ended_at, duration_ms, bytes } = rowOf(recording);
    await inside(tx)
      .updateTable('recordings')
      .set({ state, ended_at, duration_ms, bytes })
      .where('name', '=', recording.name)
      .execute();
  },
  ofAttempt: async (tx, id) => {
    const rows = await inside(tx).selectFrom('recordings').selectAll().where('attempt_id', '=', id).orderBy('visit').execute();
    return rows.map(recordingOf);
  },
  page: async (tx, { attemptId, personId, limit, after }) => {
    let query = inside(tx).selectFrom('recordings').selectAll().orderBy('name', 'desc').limit(limit);
    if (attemptId) query = query.where('attempt_id', '=', attemptId);
    if (personId) query = query.where('person_id', '=', personId);
    if (after) query = query.where('name', '<', after);
    return (await query.execute()).map(recordingOf);
  },
};

function rowOf(recording: Recording): DialerTables['recordings'] {
  return {
    name: recording.name,
    attempt_id: recording.attemptId,
    person_id: recording.personId,
    creditor_id: recording.creditorId,
    campaign_id: recording.campaignId,
    visit: recording.visit,
    purpose: recording.purpose,
    state: recording.state,
    started_at: recording.startedAt,
    ended_at: recording.endedAt,
    duration_ms: recording.durationMs,
    bytes: recording.bytes,
  };
}

function recordingOf(row: Selectable<DialerTables['recordings']>): Recording {
  return {
    name: row.name,
    attemptId: row.attempt_id as AttemptId,
    personId: row.person_id as PersonId | null,
    creditorId: row.creditor_id as CreditorId,
    campaignId: row.campaign_id as CampaignId | null,
    visit: row.visit,
    purpose: row.purpose as Recording['purpose'],
    state: row.state as Recording['state'],
    startedAt: row.started_at,
    endedAt: row.ended_at,
    durationMs: row.duration_ms,
    bytes: row.bytes,
  };
}
