import { afterEach, expect, test } from 'vitest';
import { type OpenPlanner, openPlanner } from '../../../test/support/open-planner.ts';
import { modelNamed } from '../../../test/support/rehearse-strategy.ts';
import { centralEuropeanPacks } from '../../gate/packs/central-europe.ts';
import { dayNumber } from '../../kernel/day-number.ts';
import { promiseBreaksAt } from '../../receivables/promise-broken.ts';
import { aStep, byChannel, days, ladder } from '../a-case.ts';
import type { Strategy } from '../model.ts';
import { chanceOf } from './chance.ts';
import { dryRun } from './dry-run.ts';
import { loadPortfolio } from './load-portfolio.ts';
import { totalOf } from './tally.ts';

let the: OpenPlanner;
afterEach(() => the.close());

const strategy: Strategy = {
  ...ladder,
  steps: [
    aStep('reminder', { when: [days('due', 7)], by: [byChannel('sms', { template: 'payment-details' })] }),
    aStep('call', { when: [days('previous', 3)], by: [byChannel('voice')] }),
  ],
};

/** How many rows each table of the record has, and the last line of the journal. */
async function recordAsItIs() {
  const tables = await the.db.reader.introspection.getTables();
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const [found] = await the.db.reader
        .selectFrom(name as never)
        .select(({ fn }) => fn.countAll().as('rows') as never)
        .execute();
      return [name, (found as unknown as { rows: number }).rows] as const;
    }),
  );
  return { counts, lastSeq: await the.reader.lastSeq() };
}

test('a rehearsal of the books foresees what the planner then does, and leaves no trace in the record', async () => {
  the = await openPlanner(strategy);
  const acme = await the.creditor('CZ');
  await the.trunk();
  for (const number of ['101', '102', '103']) await the.debtor(acme, `+420000101${number}`, {}, { due: '2026-11-16' });
  const before = await recordAsItIs();
  expect(before.counts.length).toBeGreaterThan(10);

  const portfolio = await loadPortfolio(the.planner);
  const library = await the.work.run((tx) => the.planner.library.open(tx));
  const terms = {
    ...{ library, packs: centralEuropeanPacks, capacity: {}, model: modelNamed('stubborn'), chance: chanceOf(1) },
    breaksAt: () => promiseBreaksAt({ date: '2026-12-31' }, { graceWorkingDays: 2 }, 'CZ'),
  };
  const { total, days: each } = dryRun(portfolio, terms, dayNumber('2026-11-23'), 30);
  expect(each[0]?.planned).toEqual({ sms: 3 });
  expect(totalOf(total.contacts)).toBeGreaterThan(3);
  expect(await recordAsItIs()).toEqual(before);
  expect(the.sent).toEqual([]);

  await the.turn();
  expect(await the.steps()).toEqual(Array(3).fill('2026-11-23 reminder sms done'));
  expect(await recordAsItIs()).not.toEqual(before);
});
