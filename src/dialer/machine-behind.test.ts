import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDialer, openDialer } from '../../test/support/open-dialer.ts';

let the: OpenDialer;
let ordered: number;

beforeEach(async () => {
  the = await openDialer({ overallCap: { concurrency: 200, perSecond: 50 } });
  ordered = 0;
  const acme = await the.creditor('CZ');
  await the.trunk({ channels: 200, callsPerSecond: 50 });
  await the.identity(acme, '+420000900001', 1000, 1000);
  for (let n = 0; n < 150; n += 1) await the.debtor(acme, `+420000101${String(n).padStart(3, '0')}`, {});
  await the.campaign(acme, { concurrency: 200, callsPerSecond: 50 });
});
afterEach(async () => {
  expect(await the.violations(false)).toEqual([]);
  await the.close();
});

test('while orders wait for a machine that is behind no further calls are placed; all are once it has caught up', async () => {
  const caughtUpAt = the.time.now().epochMilliseconds + 3000;
  the.order.before = async () => {
    ordered += 1;
    await the.time.sleep(Math.max(0, caughtUpAt - the.time.now().epochMilliseconds));
  };
  the.start();
  await the.time.advance(2900);
  expect(ordered).toBeLessThan(35);
  expect(the.phones.dialled).toEqual([]);
  await the.time.advance(5000);
  expect(the.phones.dialled).toHaveLength(150);
});

test('a few calls whose orders hang keep nobody else from being called', async () => {
  the.order.before = async () => {
    ordered += 1;
    if (ordered <= 3) await the.time.sleep(8000);
  };
  the.start();
  await the.time.advance(5000);
  expect(the.phones.dialled).toHaveLength(147);
  await the.time.advance(5000);
  expect(the.phones.dialled).toHaveLength(150);
});
