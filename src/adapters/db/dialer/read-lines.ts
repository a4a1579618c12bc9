import type { Tx } from '../../../kernel/transaction.ts';
import { keptQuery } from '../kept-query.ts';
import { rememberedQuery } from '../remembered-query.ts';
import type { LinesOnRecord } from './line-book.ts';

/** All lines as the record has them. Agents' telephones and calls that came in count on their trunk. */
export async function readLines(tx: Tx, since: number): Promise<LinesOnRecord> {
  const agents = await agentLines(tx, {});
  const dials = (await dialledSince(tx, { since })).map((row) => ({
    ...{ campaign: row.campaign_id, trunk: row.trunk_id, at: row.reserved_at },
  }));
  const taken = agents.map((row) => ({ campaign: null, trunk: row.trunk_id, at: row.taken_at })).filter(({ at }) => at > since);
  return {
    up: [
      ...(await openByLine(tx, {})).map((row) => ({ campaign: row.campaign_id, trunk: row.trunk_id, count: row.up })),
      ...(await inboundByTrunk(tx, {})).map((row) => ({ campaign: null, trunk: row.trunk_id, count: row.up })),
      ...agents.map((row) => ({ campaign: null, trunk: row.trunk_id, count: 1 })),
    ],
    dialled: [...dials, ...taken].sort((a, b) => a.at - b.at),
  };
}

/** Lines on which calls are handed to agents; seldom is there one. */
export const agentLines = rememberedQuery(['agent_lines'], (db) =>
  db.selectFrom('agent_lines').select(['attempt_id', 'trunk_id', 'taken_at']),
);

const openByLine = keptQuery((db) =>
  db
    .selectFrom('attempts')
    .where('ended_at', 'is', null)
    .select(({ fn }) => ['campaign_id', 'trunk_id', fn.countAll<number>().as('up')])
    .groupBy(['campaign_id', 'trunk_id']),
);
const inboundByTrunk = keptQuery((db) =>
  db
    .selectFrom('inbound_calls')
    .where('ended_at', 'is', null)
    .select(({ fn }) => ['trunk_id', fn.countAll<number>().as('up')])
    .groupBy('trunk_id'),
);
const dialledSince = keptQuery((db, { since }: { since: number }) =>
  db.selectFrom('attempts').select(['campaign_id', 'trunk_id', 'reserved_at']).where('reserved_at', '>', since),
);
