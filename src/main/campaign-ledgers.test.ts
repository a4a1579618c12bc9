import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDialer, openDialer, promising } from '../../test/support/open-dialer.ts';
import { sqliteFigures } from '../adapters/db/board/sqlite-figures.ts';
import type { JournalReader } from '../journal/ports.ts';
import { CampaignLedgers } from '../reports/campaign-ledgers.ts';
import { campaignLedgers } from './campaign-ledgers.ts';

let the: OpenDialer;
beforeEach(async () => {
  the = await openDialer();
  const acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  await the.debtor(acme, '+420000101001', promising);
  await the.debtor(acme, '+420000101002', { rejects: { after: 500, sipCode: 486, cause: 17 } });
  await the.debtor(acme, '+420000101003', promising);
  await the.suppress('+420000101003');
  await the.campaign(acme, { attemptsInAll: 1 }, 'first');
  await the.campaign(acme, { attemptsInAll: 1 }, 'second');
});
afterEach(() => the.close());

test('figures that were kept at any line and gone on with are those of the whole journal', async () => {
  the.start();
  await the.time.advance(20 * 60_000);
  const events = await the.events();
  const campaigns = await the.run((tx) => the.tools.campaigns.all(tx));
  const whole = new CampaignLedgers();
  for (const event of events) whole.add(event);
  const figures = (ledgers: CampaignLedgers) => campaigns.map(({ id }) => ledgers.ledgerOf(id).figures());
  expect(figures(whole)).toMatchObject([
    { refused: 1, refusedBy: { 'safety.suppression_list': 1 } },
    { refused: 2, refusedBy: { 'safety.suppression_list': 1 } },
  ]);
  expect(figures(whole).reduce((sum, { promises, verified }) => sum + promises + verified, 0)).toBe(2);
  for (let cut = 0; cut <= events.length; cut += 1) {
    const before = new CampaignLedgers();
    for (const event of events.slice(0, cut)) before.add(event);
    const after = new CampaignLedgers(JSON.parse(JSON.stringify(before.keep())));
    for (const event of events.slice(cut)) after.add(event);
    expect(figures(after), `cut at ${cut}`).toEqual(figures(whole));
  }
});

test('after a restart only what came since is read; figures beyond the journal (a restored backup) are counted anew', async () => {
  the.start();
  await the.time.advance(20 * 60_000);
  const [campaign] = await the.run((tx) => the.tools.campaigns.all(tx));
  if (!campaign) throw new Error('no campaign');
  const store = sqliteFigures(the.db);
  const last = await the.reader.lastSeq();
  const ledgers = new CampaignLedgers();
  for (const event of await the.events()) ledgers.add(event);
  await the.run((tx) => store.save(tx, { seq: last, ledgers: ledgers.keep() }));
  const read: number[] = [];
  const watched: JournalReader = {
    ...the.reader,
    read: (query) => {
      read.push(query.after);
      return the.reader.read(query);
    },
  };
  const kept = await campaignLedgers(watched, { store, work: the.work })(campaign.id);
  expect(read).toEqual([last]);
  expect(kept).toEqual(ledgers.ledgerOf(campaign.id).figures());
  await the.run((tx) => store.save(tx, { seq: last + 1000, ledgers: [] }));
  expect(await campaignLedgers(the.reader, { store, work: the.work })(campaign.id)).toEqual(kept);
});
