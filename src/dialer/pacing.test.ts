import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repeatableRandom, SimulatedDialer } from './a-simulated-dialer.ts';
import { type Cap, chooseCalls, rateWindowMs } from './pacing.ts';

const many = { concurrency: 1000, perSecond: 1000 };
const work = (entries: number, trunks?: readonly number[]) =>
  Array.from({ length: entries }, () => ({ dueAt: 0, ...(trunks && { trunks }) }));
const campaign = (cap: Cap, entries = 5000, trunks?: readonly number[]) => ({ cap, waiting: work(entries, trunks) });

const caps = fc.record({
  concurrency: fc.integer({ min: 1, max: 6 }),
  perSecond: fc.constantFrom(0.2, 0.5, 1, 2, 2.5, 5, 10, 25),
});
const events = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ type: fc.constant('look' as const), afterMs: fc.integer({ min: 0, max: 400 }) }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('end' as const), which: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('cap' as const), which: fc.nat(), cap: caps }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('trunk' as const), which: fc.nat() }) },
  ),
  { maxLength: 150 },
);

describe('no cap is ever exceeded', () => {
  test('on calls up or on dials, in whatever order calls end, looks come, caps are lowered and raised, trunks go and come', () => {
    fc.assert(
      fc.property(
        caps,
        fc.array(caps, { minLength: 1, maxLength: 3 }),
        fc.array(caps, { minLength: 1, maxLength: 3 }),
        events,
        (overall, campaigns, trunks, happening) => {
          const waiting = Array.from({ length: 200 }, (_, n) => ({
            dueAt: 0,
            ...(n % 3 === 0 && { trunks: [n % trunks.length] }),
          }));
          const dialer = new SimulatedDialer(
            overall,
            campaigns.map((cap) => ({ cap, waiting })),
            trunks,
          );
          for (const event of happening) {
            if (event.type === 'end') {
              const up = dialer.calls.filter(({ endsAt }) => endsAt > dialer.now);
              const call = up[event.which % Math.max(1, up.length)];
              if (call) call.endsAt = dialer.now;
            } else if (event.type === 'cap') {
              const all = [dialer, ...dialer.campaigns, ...dialer.trunks];
              const one = all[event.which % all.length];
              if (one && 'cap' in one) one.cap = event.cap;
              else dialer.overall = event.cap;
            } else if (event.type === 'trunk') {
              const trunk = dialer.trunks[event.which % dialer.trunks.length];
              if (trunk) trunk.usable = !trunk.usable;
            } else {
              dialer.now += event.afterMs;
              const { calls } = dialer.look(() => 1e9);
              const after = dialer.pacing();
              const used = [
                ...(calls.length > 0 ? [after.overall] : []),
                ...after.campaigns.filter(({ id }) => calls.some((call) => call.campaignId === id)),
                ...after.trunks.filter(({ id }) => calls.some((call) => call.trunkId === id)),
              ];
              for (const { load, cap } of used) {
                expect(load.up).toBeLessThanOrEqual(cap.concurrency);
                const recent = load.dialled.filter((at) => at > dialer.now - rateWindowMs(cap.perSecond));
                expect(recent.length).toBeLessThanOrEqual(Math.max(1, Math.floor(cap.perSecond)));
              }
              for (const { id, usable } of after.trunks)
                if (!usable) expect(calls.filter(({ trunkId }) => trunkId === id)).toEqual([]);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('no trunk is given a call that it may not carry', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray([0, 1, 2], { minLength: 1 }), { maxLength: 40 }), (ways) => {
        const dialer = new SimulatedDialer(
          many,
          [{ cap: many, waiting: ways.map((trunks) => ({ dueAt: 0, trunks })) }],
          [
            { concurrency: 4, perSecond: 1000 },
            { concurrency: 9, perSecond: 1000 },
            { concurrency: 2, perSecond: 1000 },
          ],
        );
        const before = ways;
        for (const { entryId, trunkId } of dialer.look(() => 1e9).calls)
          expect(before[Number(entryId.slice(4))]).toContain(Number(trunkId.slice(4)));
      }),
    );
  });

  test('a rate of nothing stops all', () => {
    const dialer = new SimulatedDialer({ concurrency: 5, perSecond: 0 }, [campaign(many)], [many]);
    expect(dialer.look(() => 1e9)).toEqual({ calls: [], wantsLine: false, rateAllowsAt: null });
  });

  test('dials do not come in gusts: of ten a second, never more than two in a tenth', () => {
    const ten = { concurrency: 100, perSecond: 10 };
    const dialer = new SimulatedDialer(ten, [campaign(ten)], [ten]);
    dialer.run(
      5000,
      () => 1e9,
      () => 0,
      1,
    );
    const dials = dialer.calls.map(({ chosenAt }) => chosenAt);
    for (const at of dials) expect(dials.filter((other) => other >= at && other < at + 100).length).toBeLessThanOrEqual(2);
    expect(dials.length).toBeGreaterThanOrEqual(49);
  });

  test('what a busy machine held up is made good: looks that come late dial nine tenths of the rate and more, and at no time more than twice of it', () => {
    const hundred = { concurrency: 5000, perSecond: 100 };
    const dialer = new SimulatedDialer(hundred, [campaign(hundred, 5000)], [hundred]);
    const stalls = [50, 100, 180, 50, 60, 290, 70, 150, 240, 100];
    for (let look = 0; dialer.now < 20_000; look += 1) {
      dialer.look(() => 1e9);
      dialer.now += stalls[look % stalls.length] ?? 50;
    }
    const dials = dialer.calls.map(({ dialledAt }) => dialledAt);
    const within = (ms: number) => Math.max(...dials.map((at) => dials.filter((other) => other >= at && other < at + ms).length));
    expect(dialer.dialledBy[0]).toBeGreaterThanOrEqual(0.9 * 100 * 20);
    expect(within(100)).toBeLessThanOrEqual(20);
  });

  test('a machine that looks four times a second only still dials a rate of three hundred in full, evenly', () => {
    const fast = { concurrency: 5000, perSecond: 300 };
    const dialer = new SimulatedDialer(fast, [campaign(fast, 5000)], [fast]);
    for (; dialer.now < 10_000; dialer.now += 250) dialer.look(() => 1e9);
    const dials = dialer.calls.map(({ dialledAt }) => dialledAt).sort((a, b) => a - b);
    const apart = dials.slice(1).map((at, index) => at - (dials[index] ?? 0));
    expect(dialer.dialledBy[0]).toBeGreaterThanOrEqual(0.97 * 300 * 10);
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(0.99 * (1000 / 300 / 2));
    expect(Math.max(...dialer.calls.map(({ chosenAt, dialledAt }) => dialledAt - chosenAt))).toBeLessThanOrEqual(200);
  });
});

describe('what is paid for is used: at least 97 % while work waits', () => {
  test('of the lines, with set-up of 20 to 60 ms and calls from 3 s on', () => {
    const random = repeatableRandom(7);
    const wide = { concurrency: 30, perSecond: 20 };
    const dialer = new SimulatedDialer(
      { concurrency: 20, perSecond: 20 },
      [campaign(wide), campaign(wide)],
      [
        { concurrency: 12, perSecond: 20 },
        { concurrency: 12, perSecond: 20 },
      ],
    );
    const used = dialer.run(
      300_000,
      () => 3000 + random() * 6000,
      () => 20 + random() * 40,
      20,
      10_000,
    );
    expect(used).toBeGreaterThan(0.97);
    expect(used).toBeLessThanOrEqual(1);
  });

  test('of the lines of two trunks that carry different numbers', () => {
    const random = repeatableRandom(11);
    const mixed = {
      cap: many,
      waiting: Array.from({ length: 6000 }, (_, n) => ({ dueAt: 0, trunks: n % 4 === 0 ? [1] : n % 4 === 1 ? [0, 1] : [0] })),
    };
    const dialer = new SimulatedDialer(
      many,
      [mixed],
      [
        { concurrency: 10, perSecond: 20 },
        { concurrency: 10, perSecond: 20 },
      ],
    );
    expect(
      dialer.run(
        120_000,
        () => 4000 + random() * 6000,
        () => 30,
        20,
        5000,
      ),
    ).toBeGreaterThan(0.97);
  });

  for (const perSecond of [1, 2, 5, 10, 40])
    test(`of a rate of ${perSecond} a second`, () => {
      const random = repeatableRandom(5);
      const dialer = new SimulatedDialer({ concurrency: 1000, perSecond }, [campaign(many), campaign(many)], [many]);
      dialer.run(
        60_000,
        () => 500 + random() * 9000,
        () => 20 + random() * 40,
        1,
      );
      const dialled = dialer.dialledBy.reduce((sum, count) => sum + count, 0);
      expect(dialled / (perSecond * 60)).toBeGreaterThan(0.97);
    });
});

describe('nobody starves', () => {
  test('one line for all: three campaigns take turns call by call', () => {
    const dialer = new SimulatedDialer(
      { concurrency: 1, perSecond: 10 },
      [campaign(many), campaign(many), campaign(many)],
      [many],
    );
    dialer.run(
      60_000,
      () => 900,
      () => 0,
      1,
    );
    expect(Math.max(...dialer.dialledBy) - Math.min(...dialer.dialledBy)).toBeLessThanOrEqual(1);
    expect(Math.min(...dialer.dialledBy)).toBeGreaterThan(15);
  });

  test('equal campaigns get equal lines, however long the calls of each', () => {
    const dialer = new SimulatedDialer({ concurrency: 10, perSecond: 20 }, [campaign(many), campaign(many)], [many]);
    const lines = [0, 0];
    for (let until = 30_000; until < 600_000; until += 500) {
      dialer.run(
        until,
        (index) => (index === 0 ? 60_000 : 1000),
        () => 0,
        1,
      );
      if (until > 120_000)
        for (const index of [0, 1]) lines[index] = (lines[index] ?? 0) + dialer.up((call) => call.campaign === index);
    }
    expect((lines[0] ?? 0) / (lines[1] ?? 1)).toBeGreaterThan(0.8);
    expect((lines[0] ?? 0) / (lines[1] ?? 1)).toBeLessThan(1.25);
  });

  test('a bigger cap gets a bigger part of the lines', () => {
    const dialer = new SimulatedDialer(
      { concurrency: 12, perSecond: 100 },
      [campaign({ concurrency: 20, perSecond: 100 }, 100), campaign({ concurrency: 10, perSecond: 100 }, 100)],
      [{ concurrency: 50, perSecond: 100 }],
    );
    dialer.run(
      2000,
      () => 1e9,
      () => 0,
      1,
    );
    expect(dialer.dialledBy).toEqual([8, 4]);
  });

  test('and a bigger part of a scarce rate, the smaller one getting its own', () => {
    const dialer = new SimulatedDialer(
      { concurrency: 1000, perSecond: 6 },
      [campaign({ concurrency: 40, perSecond: 100 }), campaign({ concurrency: 20, perSecond: 100 })],
      [many],
    );
    dialer.run(
      60_000,
      () => 1500,
      () => 0,
      1,
    );
    const [big = 0, small = 0] = dialer.dialledBy;
    expect(big / small).toBeGreaterThan(1.5);
    expect(big / small).toBeLessThan(2.5);
  });

  test('one whose calls are long is not kept waiting by one whose calls are over at once, where only the rate is scarce', () => {
    const dialer = new SimulatedDialer({ concurrency: 200, perSecond: 2 }, [campaign(many), campaign(many)], [many]);
    dialer.run(
      60_000,
      (index) => (index === 0 ? 600_000 : 300),
      () => 0,
      1,
    );
    expect(dialer.dialledBy[0]).toBeGreaterThan(50);
  });

  test('a single debtor who falls due beside campaigns with endless work is called before long, whatever the caps', () => {
    const few = fc.record({ concurrency: fc.integer({ min: 1, max: 3 }), perSecond: fc.constantFrom(0.2, 1, 5, 25) });
    fc.assert(
      fc.property(
        few,
        fc.array(few, { minLength: 1, maxLength: 3 }),
        few,
        fc.array(few, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 0, max: 8000 }),
        (overall, others, own, trunks, dueAt) => {
          const random = repeatableRandom(3);
          const busy = others.map((cap) => campaign(cap, 300));
          const dialer = new SimulatedDialer(overall, [...busy, { cap: own, waiting: [] }], trunks);
          const run = (until: number) =>
            dialer.run(
              until,
              () => 500 + random() * 2000,
              () => 30,
              1,
            );
          run(dueAt);
          dialer.campaigns.at(-1)?.waiting.push({ dueAt });
          const turns = others.reduce((sum, { concurrency }) => sum + 1 + concurrency / own.concurrency, 2);
          while (dialer.dialledBy.at(-1) === 0 && dialer.now < dueAt + 90_000) run(dialer.now + 1000);
          expect(dialer.dialledBy.at(-1)).toBe(1);
          // a turn takes no longer than the slowest rate (5 s) or the longest call
          expect(dialer.waited.at(-1)).toBeLessThan(5000 * turns + 2500);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('entries of a campaign are called in the order in which they fell due', () => {
    const dialer = new SimulatedDialer(many, [campaign(many, 30)], [many]);
    expect(dialer.look(() => 1e9).calls.map(({ entryId }) => Number(entryId.slice(4)))).toEqual(
      Array.from({ length: dialer.dialledBy[0] ?? 0 }, (_, n) => n),
    );
  });

  test('an entry whose only trunk is full holds up nobody, and goes first when a line of that trunk is free', () => {
    const dialer = new SimulatedDialer(
      many,
      [{ cap: many, waiting: [...work(3, [0]), ...work(3, [1])] }],
      [
        { concurrency: 1, perSecond: 100 },
        { concurrency: 5, perSecond: 100 },
      ],
    );
    const first = dialer.look(() => 5000);
    expect(first.calls.map(({ trunkId }) => trunkId)).toEqual(['trk_0', 'trk_1', 'trk_1', 'trk_1']);
    expect(first).toMatchObject({ wantsLine: true, rateAllowsAt: null });
    dialer.now = 5000;
    expect(dialer.look(() => 5000).calls.map(({ trunkId }) => trunkId)).toEqual(['trk_0']);
  });

  test('an unusable trunk gets nothing, the other carries on, and without a usable one nobody is called', () => {
    const cap = { concurrency: 5, perSecond: 50 };
    const dialer = new SimulatedDialer(cap, [campaign(cap)], [cap, cap]);
    const pacing = dialer.pacing();
    const dead = (...dying: number[]) => ({
      ...pacing,
      trunks: pacing.trunks.map((trunk, n) => ({ ...trunk, usable: !dying.includes(n) })),
    });
    expect(new Set(chooseCalls(dead(0), 0).calls.map(({ trunkId }) => trunkId))).toEqual(new Set(['trk_1']));
    expect(chooseCalls(dead(0, 1), 0).calls).toEqual([]);
  });
});
