import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CampaignId, EntryId, TrunkId } from '../kernel/ids.ts';
import { type Cap, chooseCalls, type Load, type Pacing, rateWindowMs } from './pacing.ts';

type Call = { readonly campaign: number; readonly trunk: number; readonly at: number; endsAt: number };

/** Of the slowest rate here that is not lowered: 0.2 a second. */
const longestLookBack = 5000;

/** A dialer in a loop: looks when told, dials what is chosen, and hangs up when told. `waiting`: entries left per campaign. */
class World {
  calls: Call[] = [];
  readonly dialledBy: number[];
  now = 0;
  overall: Cap;
  readonly campaigns: Cap[];
  readonly trunks: Cap[];
  readonly waiting: number[];
  private readonly served: number[];
  private turn = 0;

  constructor(overall: Cap, campaigns: readonly Cap[], trunks: readonly Cap[], waiting: readonly number[]) {
    this.overall = overall;
    this.campaigns = [...campaigns];
    this.trunks = [...trunks];
    this.waiting = [...waiting];
    this.served = campaigns.map(() => 0);
    this.dialledBy = campaigns.map(() => 0);
  }

  load(ours: (call: Call) => boolean): Load {
    const calls = this.calls.filter(ours);
    return { up: calls.filter(({ endsAt }) => endsAt > this.now).length, dialled: calls.map(({ at }) => at) };
  }

  pacing(): Pacing {
    return {
      overall: { load: this.load(() => true), cap: this.overall },
      campaigns: this.campaigns.map((cap, index) => ({
        id: `cmp_${index}` as CampaignId,
        load: this.load(({ campaign }) => campaign === index),
        cap,
        due: Array.from({ length: Math.min(50, this.waiting[index] ?? 0) }, (_, n) => `ent_${index}-${n}` as EntryId),
        served: this.served[index] ?? 0,
      })),
      trunks: this.trunks.map((cap, index) => ({
        id: `trk_${index}` as TrunkId,
        load: this.load(({ trunk }) => trunk === index),
        cap,
        usable: true,
      })),
    };
  }

  /** Dials what is chosen now; returns how many. */
  look(lasts: () => number): number {
    this.calls = this.calls.filter(({ at, endsAt }) => endsAt > this.now || at > this.now - longestLookBack);
    const choices = chooseCalls(this.pacing(), this.now);
    for (const { campaignId, trunkId } of choices) {
      const campaign = Number(campaignId.slice(4));
      this.calls.push({ campaign, trunk: Number(trunkId.slice(4)), at: this.now, endsAt: this.now + lasts() });
      this.waiting[campaign] = (this.waiting[campaign] ?? 0) - 1;
      this.dialledBy[campaign] = (this.dialledBy[campaign] ?? 0) + 1;
      this.turn += 1;
      this.served[campaign] = this.turn;
    }
    return choices.length;
  }
}

const caps = fc.record({
  concurrency: fc.integer({ min: 1, max: 6 }),
  perSecond: fc.constantFrom(0.2, 0.5, 1, 2, 2.5, 5, 10, 25),
});
const events = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ type: fc.constant('look' as const), afterMs: fc.integer({ min: 0, max: 400 }) }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('end' as const), which: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('lower' as const), which: fc.nat() }) },
  ),
  { maxLength: 150 },
);

test('no cap on calls up and no rate is ever exceeded, in whatever order calls end, looks come and caps are lowered', () => {
  fc.assert(
    fc.property(
      caps,
      fc.array(caps, { minLength: 1, maxLength: 3 }),
      fc.array(caps, { minLength: 1, maxLength: 2 }),
      events,
      (overall, campaigns, trunks, happening) => {
        const world = new World(
          overall,
          campaigns,
          trunks,
          campaigns.map(() => 500),
        );
        for (const event of happening) {
          if (event.type === 'end') {
            const up = world.calls.filter(({ endsAt }) => endsAt > world.now);
            const call = up[event.which % Math.max(1, up.length)];
            if (call) call.endsAt = world.now;
          } else if (event.type === 'lower') {
            const index = event.which % campaigns.length;
            const cap = world.campaigns[index];
            if (cap)
              world.campaigns[index] = {
                concurrency: Math.max(1, cap.concurrency - 2),
                perSecond: Math.max(0.2, cap.perSecond / 2),
              };
          } else {
            world.now += event.afterMs;
            if (world.look(() => 1e9) === 0) continue;
            const { overall: whole, campaigns: each, trunks: lines } = world.pacing();
            for (const { load, cap } of [whole, ...each.filter(({ id }) => dialledNow(world, id)), ...lines]) {
              if (!load.dialled.includes(world.now)) continue;
              expect(load.up).toBeLessThanOrEqual(cap.concurrency);
              const recent = load.dialled.filter((at) => at > world.now - rateWindowMs(cap.perSecond));
              expect(recent.length).toBeLessThanOrEqual(Math.max(1, Math.floor(cap.perSecond)));
            }
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('while work waits and rates allow, at least 97 % of the lines are in use', () => {
  const random = pseudoRandom(7);
  const world = new World(
    { concurrency: 20, perSecond: 10 },
    [
      { concurrency: 30, perSecond: 10 },
      { concurrency: 30, perSecond: 10 },
    ],
    [
      { concurrency: 12, perSecond: 10 },
      { concurrency: 12, perSecond: 10 },
    ],
    [5000, 5000],
  );
  let used = 0;
  let looked = 0;
  for (; world.now < 600_000; world.now += 100) {
    world.look(() => 5000 + random() * 60_000);
    if (world.now < 10_000) continue; // the lines fill at ten calls a second
    used += world.load(() => true).up;
    looked += 20;
  }
  expect(used / looked).toBeGreaterThan(0.97);
});

test('no campaign starves: with one line for all, two campaigns take turns call by call', () => {
  const one = { concurrency: 1, perSecond: 10 };
  const many = { concurrency: 10, perSecond: 10 };
  const world = new World(one, [many, many, many], [many], [100, 100, 100]);
  for (; world.now < 60_000; world.now += 100) world.look(() => 900);
  expect(Math.max(...world.dialledBy) - Math.min(...world.dialledBy)).toBeLessThanOrEqual(1);
  expect(Math.min(...world.dialledBy)).toBeGreaterThan(15);
});

test('no campaign starves, whatever the caps: each that waits is served before long', () => {
  fc.assert(
    fc.property(caps, fc.array(caps, { minLength: 2, maxLength: 4 }), caps, (overall, campaigns, trunk) => {
      const random = pseudoRandom(3);
      const world = new World(
        overall,
        campaigns,
        [trunk],
        campaigns.map(() => 1000),
      );
      for (; world.now < 120_000; world.now += 100) world.look(() => 500 + random() * 2000);
      for (const count of world.dialledBy) expect(count).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

test('calls are shared out by the share of its own cap that each campaign uses', () => {
  const world = new World(
    { concurrency: 12, perSecond: 100 },
    [
      { concurrency: 20, perSecond: 100 },
      { concurrency: 10, perSecond: 100 },
    ],
    [{ concurrency: 50, perSecond: 100 }],
    [100, 100],
  );
  for (; world.now < 2000; world.now += 100) world.look(() => 1e9);
  expect(world.dialledBy).toEqual([8, 4]);
});

test('dials do not come in gusts: of ten a second, one in each tenth', () => {
  const ten = { concurrency: 100, perSecond: 10 };
  const world = new World(ten, [ten], [ten], [100]);
  const perLook: number[] = [];
  for (; world.now < 1000; world.now += 100) perLook.push(world.look(() => 1e9));
  expect(perLook).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
});

test('an unusable trunk gets nothing, and without a usable one nobody is called', () => {
  const cap = { concurrency: 5, perSecond: 50 };
  const world = new World(cap, [cap], [cap, cap], [10]);
  const pacing = world.pacing();
  const dead = (index: number) => ({ ...pacing, trunks: pacing.trunks.map((trunk, n) => ({ ...trunk, usable: n !== index })) });
  expect(new Set(chooseCalls(dead(0), 0).map(({ trunkId }) => trunkId))).toEqual(new Set(['trk_1']));
  expect(chooseCalls({ ...pacing, trunks: pacing.trunks.map((trunk) => ({ ...trunk, usable: false })) }, 0)).toEqual([]);
});

test('a rate of nothing stops all', () => {
  const cap = { concurrency: 5, perSecond: 50 };
  expect(chooseCalls(new World({ concurrency: 5, perSecond: 0 }, [cap], [cap], [10]).pacing(), 0)).toEqual([]);
});

function dialledNow(world: World, id: CampaignId): boolean {
  return world.calls.some(({ campaign, at }) => `cmp_${campaign}` === id && at === world.now);
}

/** The same numbers at each run, between 0 and 1. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
