import type { CountedContact } from '../../../gate/model.ts';
import type { AdoptedRules, ContactLedger, EmergencyStop, LedgerLine, RestoredFrom } from '../../../gate/ports.ts';
import type { AttemptId, CampaignId, MessageId, PersonId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import type { Database } from '../database.ts';
import { keptQuery } from '../kept-query.ts';
import { seldomChanged } from '../seldom-changed.ts';
import { inside } from '../unit-of-work.ts';

export const sqliteContactLedger: ContactLedger = {
  record: async (tx, line) => {
    await recordLine(tx, { ...line, messageId: line.messageId ?? null });
  },
  settle: async (tx, attemptId, { counts, conversation }) => {
    await settleLine(tx, { attemptId, counts: Number(counts), conversation: Number(conversation) });
  },
  uncountMessage: async (tx, messageId) => {
    await uncount(tx, { messageId });
  },
  contacts: async (tx, personId, since, campaignId, but) => {
    const rows = await contactsOf(tx, { personId, since, campaignId: campaignId ?? '', but: but ?? '' });
    return rows.map((row) => ({
      at: row.at,
      channel: row.channel as CountedContact['channel'],
      campaignId: row.campaign_id as CampaignId | null,
    }));
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
  since: async (tx) => {
    const { pressed, restored } = await holdsOf(tx, 'all');
    const standing = [pressed, restored?.restoredAt ?? null].filter((since) => since !== null);
    return standing.length > 0 ? Math.min(...standing) : null;
  },
  pressed: async (tx) => (await holdsOf(tx, 'all')).pressed,
  set: (tx, since) => setSwitch(tx, stopName, since),
  restored: async (tx) => (await holdsOf(tx, 'all')).restored,
  setRestored: (tx, from) => setSwitch(tx, restoredName, from),
};

export const sqliteAdoptedRules: AdoptedRules = {
  version: async (tx) => {
    const [row] = await inside(tx).selectFrom('switches').select('value').where('name', '=', rulesName).execute();
    return row ? (JSON.parse(row.value) as string) : null;
  },
  setVersion: (tx, version) => setSwitch(tx, rulesName, version),
};

/** What a restored record waits for, also while another process keeps every transaction from beginning. */
export async function findRestored(db: Pick<Database, 'reader'>): Promise<RestoredFrom | null> {
  return (await holdsOf(db.reader as unknown as Tx, 'all')).restored;
}

/** Whether nothing may be dialled or sent as of this moment, whichever process said so, outside of any transaction. */
export async function everythingIsStopped(db: Pick<Database, 'reader'>): Promise<boolean> {
  return (await sqliteEmergencyStop.since(db.reader as unknown as Tx)) !== null;
}

const stopName = 'everything_stopped_since';
const restoredName = 'restored_from_backup';
const rulesName = 'gate_rules';

const holdsOf = seldomChanged(['switches'], async (tx): Promise<Holds> => {
  const rows = await switchesOfHolds(tx, {});
  const valueNamed = (wanted: string): unknown => JSON.parse(rows.find(({ name }) => name === wanted)?.value ?? 'null');
  return { pressed: valueNamed(stopName) as number | null, restored: valueNamed(restoredName) as RestoredFrom | null };
});

const switchesOfHolds = keptQuery((db) =>
  db.selectFrom('switches').select(['name', 'value']).where('name', 'in', [stopName, restoredName]),
);

type Holds = { readonly pressed: number | null; readonly restored: RestoredFrom | null };

async function setSwitch(tx: Tx, name: string, to: unknown): Promise<void> {
  const value = JSON.stringify(to);
  await inside(tx)
    .insertInto('switches')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

type KeptLine = Omit<LedgerLine, 'messageId'> & { readonly messageId: MessageId | null };
const recordLine = keptQuery((db, { id, personId, creditorId, campaignId, channel, at, attemptId, messageId }: KeptLine) =>
  db.insertInto('contact_ledger').values({
    ...{ id, channel, at, counts: 1, conversation: 0, message_id: messageId },
    ...{ person_id: personId, creditor_id: creditorId, campaign_id: campaignId, attempt_id: attemptId },
  }),
);
const uncount = keptQuery((db, { messageId }: { messageId: MessageId }) =>
  db.updateTable('contact_ledger').set({ counts: 0 }).where('message_id', '=', messageId),
);
const contactsOf = keptQuery(
  (db, { personId, since, campaignId, but }: { personId: PersonId; since: number; campaignId: string; but: string }) =>
    db
      .selectFrom('contact_ledger')
      .select(['at', 'channel', 'campaign_id'])
      .where('person_id', '=', personId)
      .where('counts', '=', 1)
      .where(({ eb, or }) => or([eb('message_id', 'is', null), eb('message_id', '!=', but)]))
      .where(({ eb, or }) => or([eb('at', '>=', since), eb('campaign_id', '=', campaignId)])),
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
