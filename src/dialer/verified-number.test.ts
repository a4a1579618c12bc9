import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDialer, openDialer, promising } from '../../test/support/open-dialer.ts';

let the: OpenDialer;
beforeEach(async () => {
  the = await openDialer();
});
afterEach(() => the.close());

const statuses = async (number: string) =>
  (await the.db.reader.selectFrom('contact_points').selectAll().where('value', '=', number).execute()).map(
    ({ status }) => status,
  );

test('the number from which the debtor identified herself is verified from then on, by the call in which she did', async () => {
  const acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  const jana = '+420000101001';
  await the.debtor(acme, jana, promising);
  await the.campaign(acme, { concurrency: 4 });
  expect(await statuses(jana)).toEqual(['unverified']);
  the.start();
  await the.time.advance(60_000);
  expect(await statuses(jana)).toEqual(['verified']);
  const [marked] = await the.events('contact_point_marked');
  const [checked] = await the.events('identity_checked');
  expect(marked).toMatchObject({ subject: { attemptId: checked?.subject.attemptId }, data: { status: 'verified' } });
});
