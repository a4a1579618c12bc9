import type { Selectable } from 'kysely';
import type { FlowVersion, FlowVersions } from '../../../dialer/ports.ts';
import type { Actor } from '../../../journal/event.ts';
import { seldomChanged } from '../seldom-changed.ts';
import { inside } from '../unit-of-work.ts';
import type { FlowTables } from './tables.ts';

export const sqliteFlowVersions: FlowVersions = {
  all: async (tx) => [...(await allVersions(tx, 'all'))],
  publish: async (tx, { name, version }, at, by) => {
    await inside(tx)
      .insertInto('flow_versions')
      .values({ name, version, state: 'published', published_at: at, published_by: by, retired_at: null, retired_by: null })
      .onConflict((conflict) =>
        conflict
          .columns(['name', 'version'])
          .doUpdateSet({ state: 'published', published_at: at, published_by: by, retired_at: null, retired_by: null }),
      )
      .execute();
  },
  retire: async (tx, { name, version }, at, by) => {
    await inside(tx)
      .updateTable('flow_versions')
      .set({ state: 'retired', retired_at: at, retired_by: by })
      .where('name', '=', name)
      .where('version', '=', version)
      .execute();
  },
};

/** Every call looks which is published. */
const allVersions = seldomChanged(['flow_versions'], async (tx): Promise<readonly FlowVersion[]> => {
  const rows = await inside(tx)
    .selectFrom('flow_versions')
    .selectAll()
    .orderBy('name')
    .orderBy('published_at', 'desc')
    .orderBy('version')
    .execute();
  return rows.map(versionOf);
});

function versionOf(row: Selectable<FlowTables['flow_versions']>): FlowVersion {
  return {
    name: row.name,
    version: row.version,
    state: row.state === 'published' ? 'published' : 'retired',
    publishedAt: row.published_at,
    publishedBy: row.published_by as Actor,
    retiredAt: row.retired_at,
    retiredBy: row.retired_by as Actor | null,
  };
}
