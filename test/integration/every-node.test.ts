import { beforeAll, describe, expect, test } from 'vitest';
import { recordPromise } from '../../src/receivables/record-promise.ts';
import type { EveryPlace } from '../support/every-node/call-every-place.ts';
import type { FlowAtEveryNode } from '../support/every-node/flow-at-every-node.ts';
import { holdAtEveryNode } from '../support/every-node/hold-at-every-node.ts';
import { callInRounds } from '../support/every-node/rounds.ts';
import { sendToEveryPlace } from '../support/every-node/send-to-every-place.ts';
import { linesOf } from '../support/read-journal.ts';
import { must } from '../support/rehearsal-world.ts';

const today = Temporal.Now.plainDateISO('Europe/Prague');
const promised = today.add({ days: 2 }).toString();

/** Every rehearsal number is a mobile, so that there always is somewhere to send an SMS; machines are those of `persona-results`. */
const flows: readonly FlowAtEveryNode[] = [
  { flow: 'soft-reminder', unreached: ['on-machine', 'thanks-promise', 'nowhere-to-send', 'thanks-plan'] },
  { flow: 'plan-offer', unreached: ['on-machine', 'thanks-plan', 'thanks-promise', 'nowhere-to-send'] },
  {
    // Everybody has promised to pay in two days. What is said of a promise that was not kept, and after it, is that of the soft reminder.
    flow: 'promise-reminder',
    known: { promise: { amountMinor: 1500, date: promised, state: 'open' } },
    unreached: [
      ...['on-machine', 'promise-broken', 'balance', 'balance-many', 'options', 'other-options', 'callback', 'thanks-callback'],
      ...['fewer-calls', 'stopped-number', 'stopped-calls', 'thanks-promise', 'nowhere-to-send', 'thanks-plan'],
    ],
    beforehand: async ({ tools }, creditorId) => {
      await tools.work.run(async (tx) => {
        for (const personId of (await tools.books.receivables.owing(tx, creditorId, { who: 'anybody' }, null, 1000)).people) {
          const wish = { personId, creditorId, amountMinor: null, currency: 'CZK', date: promised } as const;
          must(await recordPromise(tools, tx, { actor: 'user:test', origin: `test:${personId}` }, wish));
        }
      });
    },
  },
  {
    // A courtesy calls before the day on which something is due.
    flow: 'courtesy-reminder',
    due: today.add({ days: 50 }),
    unreached: ['on-machine', 'thanks-promise', 'nowhere-to-send'],
  },
  { flow: 'contact-verification', unreached: ['on-machine'] },
  { flow: 'neutral-callback', unreached: [] },
  // Nobody speaks here; that what somebody says is kept is held by `who-answered`.
  { flow: 'call-back-line', answers: true, unreached: ['message-kept', 'thanks-promise', 'nowhere-to-send', 'thanks-plan'] },
];

const all = sendToEveryPlace(flows);
let rounds: readonly EveryPlace[] = [];
// biome-ignore lint/correctness/noEmptyPattern: the suite is given second, and what is first must be a pattern
beforeAll(async ({}, file) => {
  const asked = new Set(file.tasks.flatMap(({ name, mode }) => (mode === 'run' ? [name] : [])));
  rounds = await callInRounds(all.filter(({ flow }) => asked.has(flow)));
}, 1_200_000);

for (const each of all) describe(each.flow, () => holdAtEveryNode(each, () => rounds));

test('each debtor was called once, or called once, and the judge finds nothing', () => {
  for (const { done, journal, placed, judged } of rounds) {
    const reserved = linesOf(journal, 'attempt_reserved').length;
    const cameIn = linesOf(journal, 'inbound_call_arrived').length;
    expect(reserved + cameIn).toBe(done.length);
    expect(linesOf(journal, 'attempt_ended')).toHaveLength(reserved);
    expect(linesOf(journal, 'inbound_call_ended')).toHaveLength(cameIn);
    expect(placed).toBe(reserved);
    expect(judged.code, judged.stdout).toBe(0);
  }
});
