import { afterEach, beforeEach, expect, test } from 'vitest';
import { consoleParts } from '../../test/e2e/dialled-world.ts';
import { must, type OpenDialer, openDialer } from '../../test/support/open-dialer.ts';
import { paidPeople } from '../../test/support/paid-people.ts';
import { sqliteMessages } from '../adapters/db/outreach/sqlite-messages.ts';
import { confirmRestore } from '../desk/confirm-restore.ts';
import type { PersonId } from '../kernel/ids.ts';
import { accrueMonthly } from '../receivables/interest/accrue-monthly.ts';
import { shippedRates } from '../receivables/interest/rates/shipped-rates.ts';
import type { Creditor } from '../receivables/model.ts';

let the: OpenDialer;
let acme: Creditor;
let jana: PersonId;

/** More people have paid than anybody reads at a time, and after them comes Jana, who owes. */
beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ', { interest: { kind: 'statutory', yearDays: 'actual', shiftsDue: true } });
  await the.trunk();
  await the.identity(acme, '+420000900001');
  await paidPeople(the, acme, 2100);
  jana = (await the.debtor(acme, '+420000101001')).personId;
});
afterEach(() => the.close());

test('a campaign is told of, and made of, the one who owes after all who have paid', async () => {
  const { campaignDesk } = consoleParts(the);
  const found = must(await campaignDesk.audience({ creditor: 'acme-cz', flow: 'soft-reminder', calendar: 'legal' }));
  expect(found).toMatchObject({ debtors: 1, callable: 1 });
  await the.campaign(acme);
  expect(await the.entries()).toMatchObject([{ person_id: jana }]);
});

test('interest is booked on what is owed after all who have paid', async () => {
  const parts = { ...the.tools, work: the.work, rates: shippedRates };
  expect(await accrueMonthly(parts, 'system', acme.id)).toMatchObject({ receivables: 1 });
});

test('a restored record holds back the one who owes after all who have paid', async () => {
  const restoredAt = the.tools.clock.now().epochMilliseconds;
  await the.run((tx) => the.tools.gate.emergencyStop.setRestored(tx, { madeAt: restoredAt, restoredAt, lastSeq: 0 }));
  const parts = { ...the.tools, work: the.work, messages: sqliteMessages };
  const confirmed = await confirmRestore(parts, 'user:test', { since: 'unknown', list: null, reason: 'drill' });
  expect(confirmed).toMatchObject({ ok: true, value: { heldBack: 1 } });
});
