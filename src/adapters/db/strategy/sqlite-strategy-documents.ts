import type { Actor } from '../../../journal/event.ts';
import type { DocumentKind, PublishedDocument } from '../../../strategy/planning/model.ts';
import type { StrategyDocuments } from '../../../strategy/planning/ports.ts';
import { rememberedQuery } from '../remembered-query.ts';
import { inside } from '../unit-of-work.ts';
import type { StrategyTables } from './tables.ts';

export const sqliteStrategyDocuments: StrategyDocuments = {
  list: async (tx) => {
    return (await documentsListed(tx, {})).map(withoutSource);
  },
  find: async (tx, kind, name, version) => {
    const row = await inside(tx)
      .selectFrom('strategy_documents')
      .selectAll()
      .where('kind', '=', kind)
      .where('name', '=', name)
      .where('version', '=', version)
      .executeTakeFirst();
    return row && { ...withoutSource(row), source: row.source };
  },
  publish: async (tx, { kind, name, version, source }, at, by) => {
    const now = { state: 'published', published_at: at, published_by: by, retired_at: null, retired_by: null };
    await inside(tx)
      .insertInto('strategy_documents')
      .values({ kind, name, version, source, ...now })
      .onConflict((conflict) => conflict.columns(['kind', 'name', 'version']).doUpdateSet(now))
      .execute();
  },
  retire: async (tx, { kind, name, version }, at, by) => {
    await inside(tx)
      .updateTable('strategy_documents')
      .set({ state: 'retired', retired_at: at, retired_by: by })
      .where('kind', '=', kind)
      .where('name', '=', name)
      .where('version', '=', version)
      .execute();
  },
};

const documentsListed = rememberedQuery(['strategy_documents'], (db) =>
  db
    .selectFrom('strategy_documents')
    .select(['kind', 'name', 'version', 'state', 'published_at', 'published_by', 'retired_at', 'retired_by'])
    .orderBy('kind')
    .orderBy('name')
    .orderBy('published_at', 'desc')
    .orderBy('version'),
);

function withoutSource(row: Omit<StrategyTables['strategy_documents'], 'source'>): Omit<PublishedDocument, 'source'> {
  return {
    kind: row.kind as DocumentKind,
    name: row.name,
    version: row.version,
    state: row.state === 'published' ? 'published' : 'retired',
    publishedAt: row.published_at,
    publishedBy: row.published_by as Actor,
    retiredAt: row.retired_at,
    retiredBy: row.retired_by as Actor | null,
  };
}
