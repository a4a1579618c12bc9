import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstDay, modelNamed, rehearse, shippedStrategy } from '../../../test/support/rehearse-strategy.ts';
import { dateOfDay, dayStart } from '../../kernel/day-number.ts';
import type { Channel } from '../../receivables/model.ts';
import { aCase, aReceivable, aStep, byChannel, days, ladder } from '../a-case.ts';
import type { CaseFacts, Strategy } from '../model.ts';
import type { LoadedCase } from '../planning/ports.ts';
import { chanceOf } from './chance.ts';
import type { DebtorModel } from './debtor-model.ts';
import { madeUpPortfolio } from './made-up-portfolio.ts';
import { sumOf, totalOf } from './tally.ts';

const hour = 3_600_000;
const madeUp = (cases: number, seed = 1) => madeUpPortfolio({ cases, currency: 'CZK', chance: chanceOf(seed), from: firstDay });

function loaded(facts: CaseFacts): LoadedCase {
  return { facts, keptOut: new Set(), recentContacts: [] };
}

/** Who owes one invoice that was due four days before the first day. */
function someone(more: Partial<CaseFacts> = {}): LoadedCase {
  return loaded(aCase([aReceivable('1', dateOfDay(firstDay - 4), null)], more));
}

/** Everybody who is reached does this. */
function everybody(does: Partial<DebtorModel['answer']['reminder']>, more: Partial<DebtorModel> = {}): DebtorModel {
  const answer = { pays: 0, promises: 0, disputes: 0, hardship: 0, optsOut: 0, ...does };
  return {
    ...modelNamed('typical'),
    reached: { voice: 1, sms: 1, email: 1, letter: 1, messaging: 1 },
    answer: { courtesy: answer, reminder: answer, demand: answer, final: answer, legal: answer },
    ...{ wear: 1, keeps: 1, paysUnasked: 0, ...more },
  };
}

const nobodyAnswers = everybody({}, { reached: { voice: 0, sms: 0, email: 0, letter: 0, messaging: 0 } });

/** Only calls, three days after the due date and then every ten days. */
const callsOnly: Strategy = {
  ...ladder,
  steps: ['first', 'second', 'third'].map((name, level) =>
    aStep(name, {
      when: [level === 0 ? days('due', 3) : days('previous', 10)],
      by: [byChannel('voice', { attempts: { perDay: 2, inAll: 4, apartMs: 3 * hour } })],
    }),
  ),
};

test('S7 the same portfolio, strategy, model and seed give the same result to the last digit; another seed another one', () => {
  const once = JSON.stringify(rehearse(madeUp(200)));
  expect(JSON.stringify(rehearse(madeUp(200)))).toBe(once);
  expect(JSON.stringify(rehearse(madeUp(200, 1), { chance: chanceOf(2) }))).not.toBe(once);
});

test('a rehearsal leaves the portfolio that it was given as it was', () => {
  const portfolio = madeUp(100);
  const before = JSON.stringify(portfolio);
  expect(totalOf(rehearse(portfolio).total.contacts)).toBeGreaterThan(0);
  expect(JSON.stringify(portfolio)).toBe(before);
});

test('nobody gets two steps in a day, whatever they owe to however many creditors, nor is called again once spoken with', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), (seed) => {
      const portfolio = madeUp(40, seed);
      const twins = portfolio.map(({ facts, ...rest }) => ({
        ...rest,
        facts: { ...facts, caseId: `${facts.caseId}b` as const, creditorId: 'crd_other' as const },
      }));
      const { contacted } = rehearse([...portfolio, ...twins], { chance: chanceOf(seed) });
      const byDay = Map.groupBy(contacted, ({ at, personId }) => `${personId} ${Math.floor(at / (24 * hour))}`);
      for (const ofDay of byDay.values()) {
        expect(new Set(ofDay.map(({ caseId, step, channel }) => `${caseId} ${step} ${channel}`)).size).toBe(1);
        expect(ofDay.slice(0, -1).every(({ isReached, channel }) => channel === 'voice' && !isReached)).toBe(true);
      }
    }),
    { numRuns: 4 },
  );
});

test('no day has more steps of a channel than its capacity, and what finds no place goes on another day', () => {
  const capacity: Partial<Record<Channel, number>> = { voice: 7, sms: 5 };
  const { days: each, peaks, total } = rehearse(madeUp(200), { capacity });
  for (const { planned } of each)
    for (const [channel, most] of Object.entries(capacity)) expect(planned[channel as Channel] ?? 0).toBeLessThanOrEqual(most);
  expect(peaks.voice).toMatchObject({ steps: 7, capacity: 7 });
  expect(total.kept.capacity).toBeGreaterThan(0);
  expect(total.planned.voice).toBeGreaterThan(7);
});

test('who is held, disputes everything or has opted out is not contacted', () => {
  const held = { reason: 'manual', from: 0, until: null } as const;
  const disputed = aReceivable('1', dateOfDay(firstDay - 4), null, { holds: [{ reason: 'dispute', from: 0, until: null }] });
  for (const left of [someone({ holds: [held] }), someone({ optedOut: true }), loaded(aCase([disputed]))])
    expect(rehearse([left], { strategy: callsOnly, model: nobodyAnswers }).contacted).toEqual([]);
  expect(rehearse([someone()], { strategy: callsOnly, model: nobodyAnswers }).contacted).not.toEqual([]);
});

test('a hold that ends within the days lets contact begin on the day after', () => {
  const until = dayStart(firstDay + 3, 'CZ');
  const { contacted } = rehearse([someone({ holds: [{ reason: 'manual', from: 0, until }] })], { strategy: callsOnly });
  expect(contacted[0]?.at).toBeGreaterThanOrEqual(until);
});

test('who is not reached is called as often as the step allows, a day and in all, and not on days of rest', () => {
  const { contacted, days: each } = rehearse([someone()], { strategy: callsOnly, model: nobodyAnswers, days: 7 });
  expect(contacted.length).toBe(4);
  expect(each.map(({ contacts }) => contacts.voice ?? 0)).toEqual([2, 2, 0, 0, 0, 0, 0]);
});

test('a promise silences everything until it is kept or its grace is over', () => {
  const kept = rehearse([someone()], { strategy: callsOnly, model: everybody({ promises: 1 }) });
  expect(kept.total.promises).toEqual({ made: 1, kept: 1 });
  expect(kept.total.paid).toEqual({ CZK: 100_000 });
  expect(kept.ended).toEqual({ paid: 1 });
  expect(kept.contacted.length).toBe(1);
  const broken = rehearse([someone()], { strategy: callsOnly, model: everybody({ promises: 1 }, { keeps: 0 }) });
  expect(broken.total.promises.broken).toBeGreaterThanOrEqual(1);
  expect(broken.total.paid).toEqual({});
  expect(broken.contacted.length).toBeGreaterThan(1);
});

test('a dispute, an opt-out and hardship end what is automated', () => {
  for (const answer of [{ disputes: 1 }, { optsOut: 1 }, { hardship: 1 }])
    expect(rehearse([someone()], { strategy: callsOnly, model: everybody(answer) }).contacted.length).toBe(1);
});

test('costs are what each contact costs, a call only once somebody is reached', () => {
  const strategy = shippedStrategy();
  const { total, contacted, days: each } = rehearse(madeUp(300), { strategy });
  const costOf = new Map(strategy.steps.flatMap(({ name, by }) => by.map((one) => [`${name} ${one.channel}`, one.costMinor])));
  const costs = contacted
    .filter(({ channel, isReached }) => channel !== 'voice' || isReached)
    .reduce((sum, { step, channel }) => sum + (costOf.get(`${step} ${channel}`) ?? Number.NaN), 0);
  const spent = Object.values(total.costs).reduce((sum, { CZK = 0 }) => sum + CZK, 0);
  expect(spent).toBe(costs);
  expect(spent).toBeGreaterThan(0);
  expect(totalOf(total.contacts)).toBe(contacted.length);
  expect(totalOf(total.steps)).toBe(contacted.length);
  expect(sumOf(each)).toEqual(total);
});

test('what was owed is owed still or paid, and every case is running, ended or outside', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.constantFrom('typical', 'stubborn', 'reliable'), (seed, model) => {
      const portfolio = madeUp(60, seed);
      const { owedBefore, owedAfter, total, ended, running, outside } = rehearse(portfolio, {
        ...{ chance: chanceOf(seed), model: modelNamed(model) },
      });
      expect((owedAfter.CZK ?? 0) + (total.paid.CZK ?? 0)).toBe(owedBefore.CZK);
      expect(totalOf(ended) + running + outside).toBe(portfolio.length);
      const { made = 0, kept = 0, broken = 0 } = total.promises;
      expect(kept + broken).toBeLessThanOrEqual(made);
    }),
    { numRuns: 6 },
  );
});

test('reliable debtors pay more than typical ones, and those more than stubborn ones', () => {
  const paid = ['stubborn', 'typical', 'reliable'].map(
    (name) => rehearse(madeUp(300), { model: modelNamed(name) }).total.paid.CZK ?? 0,
  );
  expect(paid).toEqual(paid.toSorted((a, b) => a - b));
  expect(new Set(paid).size).toBe(3);
});
