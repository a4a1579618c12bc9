import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openOutreach } from '../../test/support/open-outreach.ts';
import { sqliteIncoming } from '../adapters/db/outreach/sqlite-incoming.ts';
import { fileInbox } from '../adapters/outbox/file-inbox.ts';
import { fileOutbox } from '../adapters/outbox/file-outbox.ts';
import type { CampaignSummaries } from './ports.ts';
import { runOutreach } from './run-outreach.ts';

/** No campaign of these tests wants a summary. */
const nobodyAsked: CampaignSummaries = {
  recipients: async () => [],
  hasCallsUp: async () => false,
  summaryOf: () => Promise.reject(new Error('nobody asked')),
};

test('what debtors ask for in their calls is in the outbox soon after, and after stop nothing more goes there', async () => {
  const the = await openOutreach();
  try {
    const acme = await the.creditor('CZ');
    const jana = await the.debtor(acme);
    const outbox = join(the.folder, 'outbox');
    const outreach = runOutreach({
      ...the.parts,
      ...fileOutbox(outbox),
      inbox: fileInbox(outbox),
      incoming: sqliteIncoming,
      summaries: nobodyAsked,
    });
    await the.ask(jana, 'sms', 'payment-details');
    await the.ask(jana, 'email', 'payment-details');
    the.tellOfCommit();
    await expect.poll(async () => (await the.events('message_handed_over')).length, { timeout: 10_000 }).toBe(2);
    await outreach.stop();
    await the.ask(jana, 'sms', 'payment-details');
    the.tellOfCommit();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await the.messages()).toHaveLength(2);
    expect([...(await readdir(join(outbox, 'sms'))), ...(await readdir(join(outbox, 'email')))]).toHaveLength(2);
    expect(the.complaints).toEqual([]);
  } finally {
    await the.close();
  }
});
