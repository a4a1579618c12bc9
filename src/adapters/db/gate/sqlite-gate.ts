import type { ContactLedger, EmergencyStop, LedgerLine } from '../../../gate/ports.ts';
import type { AttemptId, CampaignId, PersonId } from '../../../kernel/ids.ts';
import { keptQuery } from '../kept-query.ts';
import { seldomChanged } from '../seldom-changed.ts';
import { inside } from '../unit-of-work.ts';

export const sqliteContactLedger: ContactLedger = {
  record: async (tx, line) => {
    await recordLine(tx, line);
  },
  settle: async (tx, attemptId, { counts, conversation }) => {
    await settleLine(tx, { attemptId, counts: Number(counts), conversation: Number(conversation) });
  },
  placedCalls: async (tx, personId, since, campaignId) => {
    const rows = await callsOf(tx, { personId, since, campaignId });
    return rows.map((row) => ({ at: row.at, campaignId: row.campaign_id as CampaignId | null }));
  },
  lastConversation: async (tx, personId) => {
    const [row] = await lastConversationOf(tx, { personId });
    return row?.at ?? null;
  },
};

export const sqliteEmergencyStop: EmergencyStop = {
  since: (tx) => stoppedSince(tx, stopName),
  set: async (tx, since) => {
    const value = JSON.stringify(since);
    await inside(tx)
      .insertInto('switches')
      .values({ name: stopName, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  },
};

const stopName = 'everything_stopped_since';

const stoppedSince = seldomChanged(['switches'], async (tx, name: string) => {
  const row = await inside(tx).selectFrom('switches').select('value').where('name', '=', name).executeTakeFirst();
  return row ? (JSON.parse(row.value) as number | null) : null;
});

const recordLine = keptQuery((db, { id, personId, creditorId, campaignId, channel, at, attemptId }: LedgerLine) =>
  db.insertInto('contact_ledger').values({
    ...{ id, channel, at, counts: 1, conversation: 0 },
    ...{ person_id: personId, creditor_id: creditorId, campaign_id: campaignId, attempt_id: attemptId },
  }),
);
const settleLine = keptQuery(
  (db, { attemptId, counts, conversation }: { attemptId: AttemptId; counts: number; conversation: number }) =>
    db.updateTable('contact_ledger').set({ counts, conversation }).where('attempt_id', '=', attemptId),
);
const callsOf = keptQuery((db, { personId, since, campaignId }: { personId: PersonId; since: number; campaignId: CampaignId }) =>
  db
    .selectFrom('contact_ledger')
    .select(['at', 'campaign_id'])
    .where('person_id', '=', personId)
    .where('channel', '=', 'voice')
    .where('counts', '=', 1)
    .where(({ eb, or }) => or([eb('at', '>=', since), eb('campaign_id', '=', campaignId)])),
);
const lastConversationOf = keptQuery((db, { personId }: { personId: PersonId }) =>
  db
    .selectFrom('contact_ledger')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('person_id', '=', personId)
    .where('conversation', '=', 1),
);
