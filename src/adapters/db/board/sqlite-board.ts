import { sql } from 'kysely';
import type { AttemptId, CampaignId } from '../../../kernel/ids.ts';
import type { Board, CallDetail, CampaignView } from '../../../web/ports.ts';
import type { Database } from '../database.ts';
import { beingFilled } from '../dialer/sqlite-campaigns.ts';
import { type CallRow, callColumns, callRows, callView, eventsOf, inboundColumns } from './call-rows.ts';
import { callStory, type StoryFacts } from './call-story.ts';
import { refusalRows } from './refusal-rows.ts';

/** What the board needs of rooms that it may not reach by itself. */
export type BoardParts = {
  readonly db: Database;
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
  /** By rule, how often the gate refused. */
  readonly refusedBy: Readonly<Record<string, number>>;
};

/** The console's view of campaigns and calls, from the state tables and the journal. */
export function sqliteBoard({ db, figures, commands, wordsOf }: BoardParts): Board {
  const { reader } = db;

  async function viewOf(row: { id: string; name: string; flow: string; state: string; settings: string; created_at: number }) {
    const { inUse, peakConcurrent, startedAt, endedAt, refusedBy: _refusedBy, ...totals } = await figures(row.id as CampaignId);
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

  return {
    ...commands,
    campaigns: async () => {
      const rows = await reader
        .selectFrom('campaigns')
        .selectAll()
        .where('state', '<>', beingFilled)
        .orderBy('created_at', 'desc')
        .execute();
      return Promise.all(rows.map(viewOf));
    },
    campaign: async (id) => {
      const one = reader.selectFrom('campaigns').selectAll().where('id', '=', id).where('state', '<>', beingFilled);
      const row = await one.executeTakeFirst();
      return row && viewOf(row);
    },
    calls: (campaign, page) => callRows(db, campaign, page, wordsOf),
    call: async (id) => {
      const row = (await placedCall(db, id)) ?? (await callThatCameIn(db, id));
      if (!row) return undefined;
      const events = (await eventsOf(db, [id])).get(row.id as AttemptId) ?? [];
      const story = callStory(events, { callerIdentity: row.caller_number, wordsOf });
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
    refusals: (campaign, page) => refusalRows(db, campaign, page),
    refusalCounts: async (campaign) => {
      const ids = campaign
        ? [campaign]
        : (await reader.selectFrom('campaigns').select('id').execute()).map(({ id }) => id as CampaignId);
      const counts = new Map<string, number>();
      for (const id of ids)
        for (const [rule, count] of Object.entries((await figures(id)).refusedBy))
          counts.set(rule, (counts.get(rule) ?? 0) + count);
      return [...counts].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count);
    },
  };
}

type WholeCallRow = CallRow & { readonly trunk: string };

async function placedCall({ reader }: Database, id: AttemptId): Promise<WholeCallRow | undefined> {
  const { rows } = await sql<WholeCallRow>`select ${callColumns}, t.name as trunk
    from attempts a join persons p on p.id = a.person_id join trunks t on t.id = a.trunk_id where a.id = ${id}`.execute(reader);
  return rows[0];
}

async function callThatCameIn({ reader }: Database, id: AttemptId): Promise<WholeCallRow | undefined> {
  const { rows } = await sql<WholeCallRow>`select ${inboundColumns}, t.name as trunk
    from inbound_calls i left join persons p on p.id = i.person_id join trunks t on t.id = i.trunk_id where i.id = ${id}`.execute(
    reader,
  );
  return rows[0];
}
