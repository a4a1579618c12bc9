import { afterEach, beforeEach, expect, test } from 'vitest';
import { consoleParts } from '../../test/e2e/dialled-world.ts';
import { must, type OpenDialer, openDialer, phone } from '../../test/support/open-dialer.ts';
import type { Creditor } from '../receivables/model.ts';
import type { NewCampaign } from '../web/desk/campaign-desk.ts';

let the: OpenDialer;
let acme: Creditor;
const by = 'user:test';

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
});
afterEach(() => the.close());

const wish = { name: 'Autumn', creditor: 'acme-cz', flow: 'soft-reminder', settings: { concurrency: 5 } };

test('an order for a campaign that arrives twice makes one, and its key serves no other order', async () => {
  await the.debtor(acme, '+420000101001');
  const { campaignDesk } = consoleParts(the);
  const made = must(await campaignDesk.create(wish, 'key-00000001', by));
  expect(made).toMatchObject({ name: 'Autumn', state: 'draft', lines: { cap: 5 }, totals: { debtors: 1 } });
  const [first, second] = await Promise.all([1, 2].map(() => campaignDesk.create(wish, 'key-00000001', by)));
  expect([must(first as never), must(second as never)]).toMatchObject([{ id: made.id }, { id: made.id }]);
  expect(await campaignDesk.create({ ...wish, name: 'Winter' }, 'key-00000001', by)).toMatchObject({
    reason: 'order_used_otherwise',
  });
  expect(await campaignDesk.create(wish, 'key-00000002', by)).toMatchObject({ reason: 'name_taken' });
  expect(await campaignDesk.create(wish, 'key-00000001', 'user:other')).toMatchObject({ reason: 'name_taken' });
  expect(await the.events('campaign_created')).toHaveLength(1);
  expect(await the.entries()).toHaveLength(1);
});

test('a campaign of nobody, without a name or with an agent who has no telephone is refused, each for its reason', async () => {
  const { campaignDesk } = consoleParts(the);
  const why = async (more: Partial<NewCampaign>) => {
    const made = await campaignDesk.create({ ...wish, ...more }, `key-${Math.random()}`, by);
    return made.ok ? 'made' : made.reason;
  };
  expect(await why({})).toBe('nobody_to_call');
  await the.debtor(acme, '+420000101001');
  expect(await why({ name: '  ' })).toBe('bad_name');
  expect(await why({ creditor: 'nobody' })).toBe('unknown_creditor');
  expect(await why({ flow: 'none' })).toBe('unknown_flow');
  expect(await why({ settings: { concurrency: 0 } })).toBe('bad_settings');
  expect(await why({ settings: { agentNumber: 'Josef' } })).toBe('not_a_phone_number');
  expect(await why({ settings: { agentNumber: '+420900123456' } })).toBe('agent_number_not_allowed');
  expect(await the.events('campaign_created')).toEqual([]);
  expect(await why({ settings: { retryAfterMs: { busy: 60_000 } } })).toBe('made');
  const { settings } = JSON.parse(JSON.stringify(await the.run((tx) => the.tools.campaigns.findByName(tx, 'Autumn'))));
  expect(settings.retryAfterMs).toMatchObject({ busy: 60_000, no_answer: 3 * 3_600_000 });
});

test('before a campaign is made it is told whom it would call and why not the others, and what is told comes true', async () => {
  const { campaignDesk } = consoleParts(the);
  await the.debtor(acme, '+420000101001');
  await the.debtor(acme, '+420000101002', {}, { birthDate: null });
  await the.debtor(acme, '+420000101003');
  await the.suppress('+420000101003');
  await the.debtor(acme, '+420601000104'); // no real trunk
  await the.debtor(acme, '+420000101005', {}, { language: 'hu' });
  await the.register(acme, { receivableId: 'F6', debtorId: 'D6', name: 'Petr Bez Telefonu', birthDate: '1970-01-01' });
  await the.debtor(acme, '+420000101007', {}, { phones: [phone('+420000101007'), phone('+420000101008')] });
  await the.suppress('+420000101007');
  const found = must(await campaignDesk.audience({ creditor: 'acme-cz', flow: 'soft-reminder-cs', calendar: 'legal' }));
  expect(found).toEqual({
    debtors: 7,
    callable: 3,
    unidentifiable: 1,
    notCalled: { suppressed: 1, no_trunk: 1, language_not_spoken: 1, no_phone: 1 },
  });
  await the.campaign(acme, { attemptsInAll: 1, concurrency: 9 }, 'Reminder', 'soft-reminder-cs');
  the.start();
  await the.time.advance(120_000);
  expect(the.phones.dialled.map(({ number }) => number.slice(-3)).sort()).toEqual(['001', '002', '008']);
});

test('who promised, disputes or opted out is not among those who would be called', async () => {
  const { campaignDesk } = consoleParts(the);
  const numbers = ['+420000101001', '+420000101002', '+420000101003'] as const;
  const keys = ['1', '4', '9'];
  for (const [index, number] of numbers.entries())
    await the.debtor(acme, number, {
      presses: {
        'ask-birth-date': '15031985',
        options: keys[index] ?? '',
        'promise-else': '2',
        'promise-read-back': '1',
        'dispute-why': '1',
        'opt-out-sure': '1',
        'opt-out-confirm': '1',
      },
    });
  await the.campaign(acme, { attemptsInAll: 1, concurrency: 9 });
  the.start();
  await the.time.advance(180_000);
  const { notCalled, callable } = must(
    await campaignDesk.audience({ creditor: 'acme-cz', flow: 'soft-reminder', calendar: 'legal' }),
  );
  expect(notCalled.on_hold).toBeGreaterThanOrEqual(1);
  expect(callable).toBe(3 - Object.values(notCalled).reduce((sum, count) => sum + count, 0));
});
