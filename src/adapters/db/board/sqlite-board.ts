import { sql } from 'kysely';
import type { JournalEvent } from '../../../journal/event.ts';
import type { JournalReader } from '../../../journal/ports.ts';
import type { AttemptId, CampaignId, PersonId } from '../../../kernel/ids.ts';
import { maskPhone } from '../../../kernel/phone.ts';
import type { ResultCode } from '../../../kernel/result-code.ts';
import type { Board, CallDetail, CallPage, CallView, CampaignView, RefusalView } from '../../../web/ports.ts';
import type { Database } from '../database.ts';
import { type CallStory, callStory, type StoryFacts } from './call-story.ts';

/** What the board needs of rooms that it may not reach by itself. */
export type BoardParts = {
  readonly db: Database;
  readonly journal: JournalReader;
  /** A campaign's figures so far. */
  readonly figures: (campaign: CampaignId) => Promise<BoardFigures>;
  readonly wordsOf: StoryFacts['wordsOf'];
  readonly commands: Pick<Board, 'start' | 'pause' | 'stop' | 'stopAll' | 'allowDialling' | 'dialling'>;
};

export type BoardFigures = CampaignView['totals'] & {
  readonly inUse: number;
  readonly peakConcurrent: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
};

/** The console's view of campaigns and calls, from the state tables and the journal. */
export function sqliteBoard({ db, journal, figures, commands, wordsOf }: BoardParts): Board {
  const { reader } = db;

  async function viewOf(row: { id: string; name: string; flow: string; state: string; settings: string; created_at: number }) {
    const { inUse, peakConcurrent, startedAt, endedAt, ...totals } = await figures(row.id as CampaignId);
    const { concurrency } = JSON.parse(row.settings) as { concurrency: number };
    const view: CampaignView = {
      id: row.id as CampaignId,
      name: row.name,
      state: row.state === 'stopped' && inUse > 0 ? 'stopping' : (row.state as CampaignView['state']),
      flow: row.flow,
      createdAt: row.created_at,
      startedAt,
      endedAt,
      lines: { inUse, peak: peakConcurrent, cap: concurrency },
      totals,
    };
    return view;
  }

  async function eventsOf(ids: readonly string[]): Promise<Map<string, JournalEvent[]>> {
    const byAttempt = new Map<string, JournalEvent[]>(ids.map((id) => [id, []]));
    for (const id of ids)
      byAttempt.set(id, await journal.read({ after: 0, limit: 2000, subject: { attemptId: id as AttemptId } }));
    return byAttempt;
  }

  const columns = [
    'attempts.id',
    'attempts.campaign_id',
    'attempts.person_id',
    'attempts.number',
    'attempts.caller_number',
    'attempts.ordinal',
    'attempts.state',
    'attempts.result',
    'attempts.reserved_at',
    'attempts.answered_at',
    'attempts.ended_at',
    'persons.name',
  ] as const;

  return {
    ...commands,
    campaigns: async () => {
      const rows = await reader.selectFrom('campaigns').selectAll().orderBy('created_at', 'desc').execute();
      return Promise.all(rows.map(viewOf));
    },
    campaign: async (id) => {
      const row = await reader.selectFrom('campaigns').selectAll().where('id', '=', id).executeTakeFirst();
      return row && viewOf(row);
    },
    calls: async (campaign, { limit, after, ids }: CallPage) => {
      let query = reader
        .selectFrom('attempts')
        .innerJoin('persons', 'persons.id', 'attempts.person_id')
        .select(columns)
        .where('campaign_id', '=', campaign)
        .orderBy('attempts.id', 'desc')
        .limit(limit);
      if (after) query = query.where('attempts.id', '<', after);
      if (ids) query = query.where('attempts.id', 'in', ids);
      const rows = await query.execute();
      const events = await eventsOf(rows.map(({ id }) => id));
      return rows.map((row) =>
        callView(row, callStory(events.get(row.id) ?? [], { callerIdentity: row.caller_number, wordsOf })),
      );
    },
    call: async (id) => {
      const row = await reader
        .selectFrom('attempts')
        .innerJoin('persons', 'persons.id', 'attempts.person_id')
        .innerJoin('trunks', 'trunks.id', 'attempts.trunk_id')
        .select([...columns, 'trunks.name as trunk'])
        .where('attempts.id', '=', id)
        .executeTakeFirst();
      if (!row) return undefined;
      const story = callStory((await eventsOf([id])).get(id) ?? [], { callerIdentity: row.caller_number, wordsOf });
      const detail: CallDetail = {
        ...callView(row, story),
        flow: story.flow ?? '',
        flowVersion: story.flowVersion?.slice(0, 12) ?? null,
        language: story.language,
        trunk: row.trunk,
        sipCode: story.sipCode,
        q850Cause: story.cause,
        timeline: story.timeline,
      };
      return detail;
    },
    refusals: async (campaign, { limit, after }) => {
      const { rows } = await sql<{ seq: number; at: number; person_id: string; data: string; name: string }>`
        select j.seq, j.at, j.person_id, j.data, p.name from journal j join persons p on p.id = j.person_id
        where j.campaign_id = ${campaign} and j.type = 'contact_refused' and j.seq < ${after ?? Number.MAX_SAFE_INTEGER}
        order by j.seq desc limit ${limit}`.execute(reader);
      return rows.map(({ seq, at, person_id, data, name }): RefusalView => {
        const { rule, message, source, notBefore } = JSON.parse(data);
        return {
          seq,
          at,
          campaignId: campaign,
          personId: person_id as PersonId,
          who: name,
          number: null,
          rule,
          pack: source,
          reason: message,
          nextAt: notBefore,
        };
      });
    },
  };
}

type CallRow = {
  id: string;
  campaign_id: string;
  person_id: string;
  number: string;
  caller_number: string;
  ordinal: number;
  state: string;
  result: string | null;
  reserved_at: number;
  answered_at: number | null;
  ended_at: number | null;
  name: string;
};

function callView(row: CallRow, story: CallStory): CallView {
  const state = row.state === 'answered' ? 'talking' : row.state === 'ended' ? 'ended' : story.rang ? 'ringing' : 'dialling';
  return {
    id: row.id as AttemptId,
    campaignId: row.campaign_id as CampaignId,
    personId: row.person_id as PersonId,
    who: row.name,
    number: maskPhone(row.number),
    callerIdentity: row.caller_number,
    attemptNumber: row.ordinal,
    state,
    node: state === 'talking' ? story.node : null,
    result: row.result as ResultCode | null,
    keyed: story.keyed,
    placedAt: row.reserved_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    promise: story.promise,
  };
}
