import { recordPromise } from '../../src/receivables/record-promise.ts';
import { holdAtEveryNode } from '../support/every-node/hold-at-every-node.ts';
import { must } from '../support/rehearsal-world.ts';

const date = Temporal.Now.plainDateISO('Europe/Prague').add({ days: 2 }).toString();

/** What is said of a promise that was not kept, and after it, is that of the soft reminder. */
const ofBrokenPromises = [
  ...['on-machine', 'promise-broken', 'balance', 'balance-many', 'options', 'other-options', 'callback', 'thanks-callback'],
  ...['fewer-calls', 'stopped-number', 'stopped-calls'],
];

/** Everybody here has promised to pay in two days. */
holdAtEveryNode('promise-reminder', {
  known: { promise: { amountMinor: 1500, date, state: 'open' } },
  unreached: [...ofBrokenPromises, 'thanks-promise', 'nowhere-to-send', 'thanks-plan'],
  beforehand: async ({ tools }, creditorId) => {
    await tools.work.run(async (tx) => {
      for (const personId of await tools.books.receivables.owing(tx, creditorId, { who: 'anybody' }, null, 1000)) {
        const wish = { personId, creditorId, amountMinor: null, currency: 'CZK', date } as const;
        must(await recordPromise(tools, tx, { actor: 'user:test', origin: `test:${personId}` }, wish));
      }
    });
  },
});
