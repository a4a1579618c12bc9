import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer } from '../../test/support/open-dialer.ts';
import { inside } from '../adapters/db/unit-of-work.ts';
import type { Creditor } from '../receivables/model.ts';
import { createCampaign } from './create-campaign.ts';
import type { DialerTools } from './dialer-tools.ts';
import { moveCampaign } from './move-campaign.ts';

let the: OpenDialer;
let acme: Creditor;
const wish = () => ({ name: 'November', creditor: acme.code, flow: 'soft-reminder' });
const order = { origin: 'user:eva 1', wishHash: 'the same' };

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  for (let n = 1; n <= 5; n += 1) await the.debtor(acme, `+42000010100${n}`, {});
});
afterEach(() => the.close());

/** Two people to a bundle; killed before the nth unit of work. */
function killedBefore(nth: number): DialerTools {
  let units = 0;
  const { receivables } = the.tools.books;
  return {
    ...the.tools,
    books: {
      ...the.tools.books,
      receivables: { ...receivables, owing: (tx, of, which, after) => receivables.owing(tx, of, which, after, 2) },
    },
    work: {
      run: (unit, treatment) => {
        units += 1;
        if (units >= nth) throw new Error('killed');
        return the.tools.work.run(unit, treatment);
      },
    },
  };
}
const entries = async () => (await the.db.reader.selectFrom('entries').select('person_id').execute()).map((row) => row.person_id);
const created = async () => (await the.events('campaign_created')).map(({ data }) => (data as { entries: number }).entries);
const names = () => the.run(async (tx) => (await the.tools.campaigns.all(tx)).map(({ name }) => name));

test('a campaign whose making was killed at any point is seen by nobody, and ordered again it is made once, of everybody once', async () => {
  const written: number[] = [];
  for (let nth = 1; nth <= 7; nth += 1) {
    await expect(createCampaign(killedBefore(nth), 'user:eva', { ...wish(), order })).rejects.toThrow('killed');
    written.push((await entries()).length);
    expect(await names()).toEqual([]);
    await the.run(async (tx) => {
      expect(await the.tools.campaigns.findByName(tx, 'November')).toBeUndefined();
      expect(await the.tools.campaigns.findByOrigin(tx, order.origin)).toBeUndefined();
      for (const { id } of await inside(tx).selectFrom('campaigns').select('id').execute())
        expect(await the.tools.campaigns.find(tx, id as `cmp_${string}`)).toBeUndefined();
    });
  }
  expect(written).toEqual([0, 0, 0, 0, 2, 4, 5]); // each begins by taking away what the one before has left
  const made = must(await createCampaign(killedBefore(99), 'user:eva', { ...wish(), order }));
  expect(new Set(await entries()).size).toBe(5);
  expect([(await entries()).length, await created(), await names()]).toEqual([5, [5], ['November']]);
  expect(must(await createCampaign(the.tools, 'user:eva', { ...wish(), order })).id).toBe(made.id);
  expect(must(await moveCampaign(the.tools, 'user:eva', made, 'start')).state).toBe('running');
});

test('of two campaigns of one name that are made at the same time one is made, whole, and the other refused', async () => {
  const both = await Promise.all([1, 2].map(() => createCampaign(killedBefore(99), 'user:eva', wish())));
  expect(both.map((made) => (made.ok ? 'made' : made.reason)).sort()).toEqual(['made', 'name_taken']);
  expect([(await entries()).length, await created(), await names()]).toEqual([5, [5], ['November']]);
});

test('a campaign of nobody leaves nothing, and its name free', async () => {
  await the.creditor('CZ', { code: 'empty' });
  const none = await createCampaign(the.tools, 'user:eva', { ...wish(), creditor: 'empty' });
  expect(none).toMatchObject({ ok: false, reason: 'nobody_to_call' });
  expect(await the.db.reader.selectFrom('campaigns').select('id').execute()).toEqual([]);
  expect(await createCampaign(the.tools, 'user:eva', wish())).toMatchObject({ ok: true });
});

test('a campaign of nobody takes back itself, and not what somebody else has begun of another that is over its hour by then', async () => {
  await expect(createCampaign(killedBefore(5), 'user:eva', { ...wish(), name: 'October' })).rejects.toThrow('killed');
  await the.creditor('CZ', { code: 'empty' });
  await the.time.advance(3_600_000);
  const run: DialerTools['work']['run'] = async (unit, treatment) => {
    const done = await the.tools.work.run(unit, treatment);
    await the.time.advance(1);
    return done;
  };
  const slowly = { ...the.tools, work: { run } };
  const before = (await entries()).length;
  expect(await createCampaign(slowly, 'user:eva', { ...wish(), creditor: 'empty' })).toMatchObject({ reason: 'nobody_to_call' });
  const left = await the.db.reader.selectFrom('campaigns').select('name').execute();
  expect([left, (await entries()).length]).toEqual([[{ name: 'October' }], before]);
});

test('what was left of another campaign is taken away an hour later', async () => {
  await expect(createCampaign(killedBefore(5), 'user:eva', { ...wish(), name: 'October' })).rejects.toThrow('killed');
  const left = await the.db.reader.selectFrom('campaigns').select('name').execute();
  must(await createCampaign(the.tools, 'user:eva', wish()));
  await the.time.advance(3_600_001);
  must(await createCampaign(the.tools, 'user:eva', { ...wish(), name: 'December' }));
  expect([left, (await names()).sort()]).toEqual([[{ name: 'October' }], ['December', 'November']]);
  const campaigns = await the.db.reader.selectFrom('campaigns').select('name').orderBy('name').execute();
  expect(campaigns.map(({ name }) => name)).toEqual(['December', 'November']);
  expect((await entries()).length).toBe(10);
});
