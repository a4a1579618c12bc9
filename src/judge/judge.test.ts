import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allInvariants } from './all-invariants.ts';
import { busyJournal, seededRandom } from './busy-journal.ts';
import { judge, startJudging } from './judge.ts';
import { type Fault, faults } from './seeded-faults.ts';

const options = { complete: true, overtakenAtMost: 0 };

const campaigns = campaignsOf(1, 40);

function campaignsOf(min: number, max: number) {
  return fc.record({ seed: fc.integer(), people: fc.integer({ min, max }), lines: fc.integer({ min: 1, max: 12 }) });
}

function written({ seed, people, lines }: { seed: number; people: number; lines: number }) {
  return [...busyJournal({ people, lines, random: seededRandom(seed) })];
}

describe('the judge', () => {
  test('passes every campaign in which all went well, however its calls interleave', () => {
    fc.assert(
      fc.property(campaigns, (campaign) => {
        const judging = startJudging(options);
        for (const event of written(campaign)) judging.feed(event);
        const { verdict, violations, remarks } = judging.finish();
        expect({ verdict, violations, remarks }).toEqual({ verdict: 'pass', violations: [], remarks: [] });
      }),
      { numRuns: 100 },
    );
  });

  test('has looked at something by every rule once a campaign of some size is over', async () => {
    const { checked } = await judge(busyJournal({ people: 400, lines: 10, random: seededRandom(1) }), options);
    expect(Object.keys(checked)).toEqual(allInvariants.map(({ id }) => id));
    expect(Object.entries(checked).filter(([, count]) => count === 0)).toEqual([]);
  });

  test('says that it has looked at nothing when there was nothing', async () => {
    const { verdict, events, checked } = await judge([]);
    expect({ verdict, events }).toEqual({ verdict: 'pass', events: 0 });
    expect(new Set(Object.values(checked))).toEqual(new Set([0]));
  });

  test('reads a journal that comes from afar as well as one at hand', async () => {
    const journal = written({ seed: 3, people: 20, lines: 5 });
    async function* fromAfar() {
      yield* journal;
    }
    expect(await judge(fromAfar())).toEqual(await judge(journal));
  });

  test('counts all violations and lists the first hundred of a rule', async () => {
    const journal = written({ seed: 4, people: 200, lines: 5 });
    const end = journal.length;
    const repeated = journal.map((event) => ({ ...event, seq: event.seq + end }));
    const { found, violations } = await judge([...journal, ...repeated]);
    expect(found.one_dial_per_attempt).toBeGreaterThan(200);
    expect(violations.filter(({ rule }) => rule === 'one_dial_per_attempt').length).toBe(100);
  });

  test('passes over events of kinds that it does not know', async () => {
    const [event] = written({ seed: 5, people: 1, lines: 1 });
    if (!event) throw new Error('the journal is empty');
    const { verdict, events } = await judge([{ ...event, type: 'statement_imported', data: {} }]);
    expect({ verdict, events }).toEqual({ verdict: 'pass', events: 1 });
  });
});

describe('a single fault put into a good campaign is always found', () => {
  for (const fault of faults)
    test(`${fault.rule}: ${fault.does}`, () => {
      let tried = 0;
      fc.assert(
        fc.property(campaignsOf(10, 25), fc.nat(), (campaign, where) => {
          const spoilt = spoil(fault, written(campaign), where);
          if (!spoilt) return;
          tried += 1;
          const judging = startJudging(options);
          for (const event of spoilt) judging.feed(event);
          const { found, violations, remarks } = judging.finish();
          expect(found[fault.rule], JSON.stringify(found)).toBeGreaterThan(0);
          const proof = [...violations, ...remarks].find(({ rule }) => rule === fault.rule)?.proof ?? [];
          expect(proof.length).toBeGreaterThan(0);
        }),
        { numRuns: 15 },
      );
      expect(tried).toBeGreaterThan(1);
    });

  test('there is a fault for every rule', () => {
    expect(new Set(faults.map(({ rule }) => rule))).toEqual(new Set(allInvariants.map(({ id }) => id)));
  });
});

function spoil(fault: Fault, journal: ReturnType<typeof written>, where: number) {
  const spots = journal.flatMap((event, index) => (fault.fits(event, journal, index) ? [index] : []));
  const spot = spots[where % Math.max(1, spots.length)];
  const event = spot === undefined ? undefined : journal[spot];
  if (spot === undefined || !event) return undefined;
  const spoilt = [...journal.slice(0, spot), ...fault.instead(event, journal), ...journal.slice(spot + 1)];
  return fault.keepsNumbers ? spoilt : spoilt.map((line, index) => ({ ...line, seq: index + 1 }));
}
