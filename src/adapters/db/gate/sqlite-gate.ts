import type { ContactLedger, EmergencyStop } from '../../../gate/ports.ts';
import type { CampaignId } from '../../../kernel/ids.ts';
import { inside } from '../unit-of-work.ts';

export const sqliteContactLedger: ContactLedger = {
  record: async (tx, line) => {
    await inside(tx)
      .insertInto('contact_ledger')
      .values({
        id: line.id,
        person_id: line.personId,
        creditor_id: line.creditorId,
        campaign_id: line.campaignId,
        channel: line.channel,
        at: line.at,
        attempt_id: line.attemptId,
        counts: 1,
        conversation: 0,
      })
      .execute();
  },
  settle: async (tx, attemptId, { counts, conversation }) => {
    await inside(tx)
      .updateTable('contact_ledger')
      .set({ counts: Number(counts), conversation: Number(conversation) })
      .where('attempt_id', '=', attemptId)
      .execute();
  },
  placedCalls: async (tx, personId, since, campaignId) => {
    const rows = await inside(tx)
      .selectFrom('contact_ledger')
      .select(['at', 'campaign_id'])
      .where('person_id', '=', personId)
      .where('channel', '=', 'voice')
      .where('counts', '=', 1)
      .where(({ eb, or }) => or([eb('at', '>=', since), eb('campaign_id', '=', campaignId)]))
      .execute();
    return rows.map((row) => ({ at: row.at, campaignId: row.campaign_id as CampaignId | null }));
  },
  lastConversation: async (tx, personId) => {
    const row = await inside(tx)
      .selectFrom('contact_ledger')
      .select(({ fn }) => fn.max('at').as('at'))
      .where('person_id', '=', personId)
      .where('conversation', '=', 1)
      .executeTakeFirst();
    return row?.at ?? null;
  },
};

export const sqliteEmergencyStop: EmergencyStop = {
  since: async (tx) => {
    const row = await inside(tx).selectFrom('switches').select('value').where('name', '=', stopName).executeTakeFirst();
    return row ? (JSON.parse(row.value) as number | null) : null;
  },
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
