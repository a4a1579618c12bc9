import { afterEach, expect, test } from 'vitest';
import { type Debtor, type OpenDialer, openDialer, phone, promising } from '../../test/support/open-dialer.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { AttemptEnded } from './events.ts';

let the: OpenDialer;
afterEach(() => the.close());

/** How debtors are, one after the other. */
const habits: readonly Debtor[] = [
  promising,
  { answersAfter: null },
  { rejects: { after: 300, sipCode: 486, cause: 17 } },
  { hangsUpAfter: 4000 },
  promising,
  { presses: { 'ask-birth-date': '15031985', options: ['4'] } },
  {}, // says nothing
  { rejects: { after: 300, sipCode: 404, cause: 1 } },
  { presses: { 'ask-birth-date': ['01011970', '02021970', '03031970'], 'who-else': ['1', '1', '1'] } },
  { presses: { 'ask-birth-date': '15031985', options: ['9'] } },
  { rejects: { after: 300, sipCode: 503, cause: 34 } },
  { presses: { 'ask-birth-date': '15031985', options: ['0'] } },
  { taken: { taken: 'unknown', code: 'time_out' } },
  { presses: { 'ask-birth-date': '15031985', options: ['3'] } },
];

/** Calls up over time, from the journal: at each moment when it changed. */
function linesInUse(events: readonly JournalEvent[]) {
  let up = 0;
  return events.flatMap((event) => {
    if (event.type !== 'attempt_reserved' && event.type !== 'attempt_ended') return [];
    up += event.type === 'attempt_reserved' ? 1 : -1;
    return [{ at: event.at, up }];
  });
}

test('84 debtors of two creditors are called over 6 lines, with a crash, a cut connection and changed caps: the judge finds nothing wrong', async () => {
  the = await openDialer({ overallCap: { concurrency: 6, perSecond: 5 } });
  await the.trunk({ channels: 5 });
  await the.trunk({ name: 'second', channels: 4 });
  const campaigns = [];
  for (const code of ['alfa', 'beta']) {
    const creditor = await the.creditor('CZ', { code });
    for (const n of [1, 2]) await the.identity(creditor, `+42000090${code === 'alfa' ? 1 : 2}00${n}`);
    for (let n = 0; n < 42; n += 1) {
      const number = `+42000010${code === 'alfa' ? 1 : 2}${String(100 + n)}`;
      const phones = [phone(number), ...(n % 5 === 0 ? [phone('+420000109999')] : [])];
      await the.debtor(creditor, number, habits[n % habits.length], { name: `Debtor ${code} ${n}`, phones });
    }
    const soon = Object.fromEntries(
      ['busy', 'no_answer', 'lost', 'silent', 'hung_up_early', 'not_verified'].map((code) => [code, 20_000]),
    );
    campaigns.push(
      await the.campaign(
        creditor,
        { calendar: 'rehearsal', concurrency: 4, callsPerSecond: 3, attemptsInAll: 2, retryAfterMs: soon },
        code,
      ),
    );
  }
  const [alfa, beta] = campaigns;
  if (!alfa || !beta) throw new Error('two campaigns');
  the.start();
  await the.time.advance(60_000);
  the.kill();
  await the.time.advance(4000);
  the.start();
  await the.time.advance(60_000);
  the.phones.connection(false);
  await the.time.advance(5000);
  the.phones.connection(true);
  await the.time.advance(30_000);
  await the.change(alfa, { concurrency: 1 });
  await the.time.advance(60_000);
  await the.change(alfa, { concurrency: 5, callsPerSecond: 5 });
  await the.time.advance(420_000);
  expect(await the.violations(true)).toEqual([]);
  const ended = (await the.events('attempt_ended')).map(({ data }) => data as AttemptEnded);
  expect(new Set(ended.map(({ result }) => result)).size).toBeGreaterThan(9);
  expect(Math.max(...linesInUse(await the.events()).map(({ up }) => up))).toBe(6);
  const entries = await the.entries();
  const unsettled = entries.filter(
    ({ state, last_result: last }) => state !== 'done' && last !== 'carrier_failed' && last !== 'not_verified',
  );
  expect(unsettled).toEqual([]);
  expect([await the.openSessions(), (await the.phones.liveLegs()).length, the.complaints]).toEqual([0, 0, []]);
}, 240_000);

test('while work waits at least 97 % of the lines are in use, and two campaigns share them', async () => {
  the = await openDialer({ overallCap: { concurrency: 8, perSecond: 10 } });
  await the.trunk({ channels: 20 });
  const creditor = await the.creditor('CZ');
  await the.identity(creditor, '+420000900001', 1000);
  const other = await the.creditor('CZ', { code: 'other' });
  await the.identity(other, '+420000900002', 1000);
  for (const [index, each] of [creditor, other].entries())
    for (let n = 0; n < 60; n += 1)
      await the.debtor(each, `+4200001${index + 1}1${String(100 + n)}`, promising, { name: `Debtor ${index} ${n}` });
  for (const [index, each] of [creditor, other].entries()) await the.campaign(each, { callsPerSecond: 10 }, `Campaign ${index}`);
  the.start();
  await the.time.advance(260_000);
  const events = await the.events();
  const reserved = events.filter(({ type }) => type === 'attempt_reserved');
  expect(reserved.length).toBeGreaterThan(50);
  expect(reserved.length).toBeLessThan(110); // of 120: work waits to the last
  const until = reserved.at(-1)?.at ?? 0;
  const from = reserved[7]?.at ?? 0; // once the lines have filled
  const steps = linesInUse(events);
  let busy = 0;
  for (const [index, { at, up }] of steps.entries()) {
    const next = Math.min(steps[index + 1]?.at ?? until, until);
    busy += up * Math.max(0, next - Math.max(at, from));
  }
  expect(busy / (8 * (until - from))).toBeGreaterThan(0.97);
  const half = reserved.slice(0, 50).map(({ subject }) => subject.creditorId);
  expect(half.filter((id) => id === creditor.id).length).toBeGreaterThan(20);
  expect(half.filter((id) => id === other.id).length).toBeGreaterThan(20);
  expect(await the.violations(false)).toEqual([]);
}, 240_000);
