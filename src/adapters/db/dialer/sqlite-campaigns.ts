import { type Selectable, sql } from 'kysely';
import { type Campaign, type CampaignState, defaultCampaignSettings, type Entry } from '../../../dialer/model.ts';
import type { CampaignOrder, Campaigns, DueEntry, Entries } from '../../../dialer/ports.ts';
import type { CampaignId, CreditorId, EntryId, PersonId, StepId } from '../../../kernel/ids.ts';
import type { ResultCode } from '../../../kernel/result-code.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import { keptQuery } from '../kept-query.ts';
import { seldomChanged } from '../seldom-changed.ts';
import { inside } from '../unit-of-work.ts';
import type { DialerTables } from './tables.ts';

export const sqliteCampaigns: Campaigns = {
  add: async (tx, campaign, order) => {
    await inside(tx)
      .insertInto('campaigns')
      .values(campaignRow(campaign, campaign.state, order))
      .execute();
  },
  begin: async (tx, campaign, order) => {
    const row = campaignRow(campaign, beingFilled, order);
    const made = await inside(tx)
      .insertInto('campaigns')
      .values(row)
      .onConflict((taken) => taken.doNothing())
      .executeTakeFirst();
    return made.numInsertedOrUpdatedRows === 1n;
  },
  isBegun: async (tx, id) => (await campaignById(tx, { id }))[0]?.state === beingFilled,
  finish: async (tx, id) => {
    await inside(tx).updateTable('campaigns').set({ state: 'draft' }).where('id', '=', id).execute();
  },
  takeBack: async (tx, id) => {
    await inside(tx).deleteFrom('campaigns').where('id', '=', id).where('state', '=', beingFilled).execute();
  },
  clearBegun: async (tx, { name, origin, before }, limit) => {
    const db = inside(tx);
    const begun = await db
      .selectFrom('campaigns')
      .select('id')
      .where('state', '=', beingFilled)
      .where((or) => or.or([or('name', '=', name), or('origin', '=', origin), or('created_at', '<', before)]))
      .executeTakeFirst();
    if (!begun) return false;
    const some = db.selectFrom('entries').select('id').where('campaign_id', '=', begun.id).limit(limit);
    const { numDeletedRows } = await db.deleteFrom('entries').where('id', 'in', some).executeTakeFirstOrThrow();
    if (numDeletedRows < limit) await db.deleteFrom('campaigns').where('id', '=', begun.id).execute();
    return true;
  },
  find: seldomChanged(['campaigns'], async (tx, id: CampaignId) => {
    const [row] = await campaignById(tx, { id });
    return row && row.state !== beingFilled ? campaignOf(row) : undefined;
  }),
  findByName: async (tx, name) => {
    const row = await wholeCampaigns(tx).where('name', '=', name).executeTakeFirst();
    return row && campaignOf(row);
  },
  findByOrigin: async (tx, origin) => {
    const row = await wholeCampaigns(tx).where('origin', '=', origin).executeTakeFirst();
    return row && { campaign: campaignOf(row), wishHash: row.wish_hash ?? '' };
  },
  all: async (tx) => (await wholeCampaigns(tx).orderBy('created_at', 'desc').execute()).map(campaignOf),
  inState: seldomChanged(['campaigns'], async (tx, state: CampaignState) =>
    (await campaignsInState(tx, { state })).map(campaignOf).sort((a, b) => (a.id < b.id ? -1 : 1)),
  ),
  setState: async (tx, id, state) => {
    await inside(tx).updateTable('campaigns').set({ state }).where('id', '=', id).execute();
  },
  setSettings: async (tx, id, settings) => {
    await inside(tx)
      .updateTable('campaigns')
      .set({ settings: JSON.stringify(settings) })
      .where('id', '=', id)
      .execute();
  },
};

export const sqliteEntries: Entries = {
  add: async (tx, entries) => {
    for (let from = 0; from < entries.length; from += 500)
      await inside(tx)
        .insertInto('entries')
        .values(entries.slice(from, from + 500).map(rowOf))
        .execute();
  },
  find: async (tx, id) => {
    const [row] = await entryById(tx, { id });
    return row && entryOf(row);
  },
  findIn: async (tx, campaignId, personId) => {
    const row = await inside(tx)
      .selectFrom('entries')
      .selectAll()
      .where('campaign_id', '=', campaignId)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    return row && entryOf(row);
  },
  findByStep: async (tx, stepId) => {
    const row = await inside(tx).selectFrom('entries').selectAll().where('step_id', '=', stepId).executeTakeFirst();
    return row && entryOf(row);
  },
  due: async (tx, campaignId, now, limit) => {
    const rows = await dueEntries(tx, { campaignId, now, limit });
    return rows.map(({ id }) => id as EntryId);
  },
  callbacksDue: async (tx, campaignId, now, limit) => {
    const rows = await callbacksDue(tx, { campaignId, now, limit });
    return rows.map((row) => ({
      id: row.id as EntryId,
      personId: row.person_id as PersonId,
      route: row.route as DueEntry['route'],
    }));
  },
  dueByRoute: async (tx, campaignId, now, routes, limit) => {
    const found: (DueEntry & { readonly dueAt: number })[] = [];
    for (const route of routes) {
      // the state stands in the text: only so are the partial indexes used
      const matches = route === null ? sql`route is null` : sql`route is not null and route = ${route}`;
      const { rows } = await sql<{ id: EntryId; person_id: PersonId; due_at: number }>`
        select id, person_id, due_at from entries
        where campaign_id = ${campaignId} and state = 'waiting' and ${matches} and due_at <= ${now}
        order by due_at limit ${limit}`.execute(inside(tx));
      found.push(...rows.map(({ id, person_id: personId, due_at: dueAt }) => ({ id, personId, route, dueAt })));
    }
    return found.sort((a, b) => a.dueAt - b.dueAt);
  },
  setRoute: async (tx, id, route) => {
    await inside(tx).updateTable('entries').set({ route }).where('id', '=', id).execute();
  },
  dueWithin: async (tx, campaignId, until) => {
    const row = await inside(tx)
      .selectFrom('entries')
      .select('id')
      .where('campaign_id', '=', campaignId)
      .where('state', '=', 'waiting')
      .where('due_at', '<', until)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  },
  waitingOf: async (tx, personId, creditorId) => {
    const rows = await inside(tx)
      .selectFrom('entries')
      .innerJoin('campaigns', 'campaigns.id', 'entries.campaign_id')
      .selectAll('entries')
      .where('entries.person_id', '=', personId)
      .where('entries.state', '=', 'waiting')
      .where('campaigns.creditor_id', '=', creditorId)
      .where('campaigns.state', 'in', ['draft', 'running', 'paused'])
      .execute();
    return rows.map(entryOf);
  },
  hasUndone: async (tx, campaignId) => {
    return (await undoneEntry(tx, { campaignId })).length > 0;
  },
  update: async (tx, entry) => {
    await changeEntry(tx, rowOf(entry));
  },
};

/** Of a campaign whose entries are not all written yet. No state of a campaign: nobody sees such a row. */
export const beingFilled = 'being_filled';

function campaignRow(campaign: Campaign, state: string, order?: CampaignOrder): DialerTables['campaigns'] {
  return {
    ...{ id: campaign.id, creditor_id: campaign.creditorId, name: campaign.name, flow: campaign.flow },
    ...{ purpose: campaign.purpose, state, settings: JSON.stringify(campaign.settings), created_at: campaign.createdAt },
    ...{ origin: order?.origin ?? null, wish_hash: order?.wishHash ?? null, standing: Number(campaign.standing) },
  };
}

function wholeCampaigns(tx: Tx) {
  return inside(tx).selectFrom('campaigns').selectAll().where('state', '<>', beingFilled);
}

const campaignById = keptQuery((db, { id }: { id: CampaignId }) => db.selectFrom('campaigns').selectAll().where('id', '=', id));
const campaignsInState = keptQuery((db, { state }: { state: CampaignState }) =>
  db.selectFrom('campaigns').selectAll().where('state', '=', state),
);

const entryById = keptQuery((db, { id }: { id: EntryId }) => db.selectFrom('entries').selectAll().where('id', '=', id));
const dueEntries = keptQuery((db, { campaignId, now, limit }: { campaignId: CampaignId; now: number; limit: number }) =>
  db
    .selectFrom('entries')
    .select('id')
    .where('campaign_id', '=', campaignId)
    .where('state', '=', sql.lit('waiting'))
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit),
);
/** Left to itself SQLite goes through everybody who is due, for the few who asked. */
const callbacksDue = keptQuery((db, { campaignId, now, limit }: { campaignId: CampaignId; now: number; limit: number }) => ({
  compile: () =>
    sql<Pick<Selectable<DialerTables['entries']>, 'id' | 'person_id' | 'route'>>`
        select id, person_id, route from entries indexed by entries_called_back
        where campaign_id = ${campaignId} and state = 'waiting' and callback is not null and due_at <= ${now}
        order by due_at limit ${limit}`.compile(db),
}));
const undoneEntry = keptQuery((db, { campaignId }: { campaignId: CampaignId }) =>
  db
    .selectFrom('entries')
    .select('id')
    .where('campaign_id', '=', campaignId)
    .where('state', '<>', sql.lit('done'))
    .limit(sql.lit(1)),
);
const changeEntry = keptQuery((db, row: Omit<DialerTables['entries'], 'route'>) => {
  const { state, due_at, attempts, last_result, done_because, callback, step_id } = row;
  return db
    .updateTable('entries')
    .set({ state, due_at, attempts, last_result, done_because, callback, step_id })
    .where('id', '=', row.id);
});

function campaignOf(row: Selectable<DialerTables['campaigns']>): Campaign {
  return {
    id: row.id as CampaignId,
    creditorId: row.creditor_id as CreditorId,
    name: row.name,
    flow: row.flow,
    purpose: row.purpose as Campaign['purpose'],
    state: row.state as CampaignState,
    // a campaign that an older version made lacks what was added since
    settings: { ...defaultCampaignSettings, ...JSON.parse(row.settings) },
    createdAt: row.created_at,
    standing: row.standing === 1,
  };
}

function entryOf(row: Selectable<DialerTables['entries']>): Entry {
  return {
    id: row.id as EntryId,
    campaignId: row.campaign_id as CampaignId,
    personId: row.person_id as PersonId,
    state: row.state as Entry['state'],
    dueAt: row.due_at,
    attempts: row.attempts,
    lastResult: row.last_result as ResultCode | null,
    doneBecause: row.done_because,
    callback: row.callback === null ? null : JSON.parse(row.callback),
    stepId: row.step_id as StepId | null,
  };
}

function rowOf(entry: Entry): Omit<DialerTables['entries'], 'route'> {
  return {
    id: entry.id,
    campaign_id: entry.campaignId,
    person_id: entry.personId,
    state: entry.state,
    due_at: entry.dueAt,
    attempts: entry.attempts,
    last_result: entry.lastResult,
    done_because: entry.doneBecause,
    callback: entry.callback && JSON.stringify(entry.callback),
    step_id: entry.stepId,
  };
}
