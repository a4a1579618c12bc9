import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countries } from '../kernel/country.ts';
import { aQuestion, thisCampaign } from './a-question.ts';
import { admit, callRules } from './admit.ts';
import type { Question } from './rules/rule.ts';

const hour = 3_600_000;

/** Any debtor with any history of the last eight days, at any moment of 2026. */
const questions: fc.Arbitrary<Question> = fc
  .record({
    at: fc.integer({ min: Date.UTC(2026, 0, 5), max: Date.UTC(2026, 11, 20) }),
    debtor: fc.constantFrom(...countries),
    creditor: fc.constantFrom(...countries),
    calendar: fc.constantFrom('legal' as const, 'rehearsal' as const),
    reserveMs: fc.integer({ min: 0, max: 14 * hour }),
    perDay: fc.integer({ min: 1, max: 5 }),
    perCampaign: fc.integer({ min: 1, max: 12 }),
    calls: fc.array(fc.record({ ago: fc.integer({ min: 0, max: 8 * 24 * hour }), ours: fc.boolean() }), { maxLength: 12 }),
    talkedAgo: fc.option(fc.integer({ min: 0, max: 9 * 24 * hour })),
    silenceLifted: fc.boolean(),
    lockedFor: fc.option(fc.integer({ min: -hour, max: 25 * hour })),
    holds: fc.array(fc.option(fc.integer({ min: -hour, max: 20 * 24 * hour })), { maxLength: 3 }),
    optedOut: fc.constantFrom(false, false, false, true),
  })
  .map((given) => {
    const { now: noon, ...rest } = aQuestion({ at: '2026-11-23T12:00', debtor: given.debtor, creditor: given.creditor });
    const now = Temporal.Instant.fromEpochMilliseconds(given.at);
    const simulated = given.calendar === 'rehearsal';
    return {
      now,
      policy: rest.policy,
      request: {
        ...rest.request,
        calendar: given.calendar,
        reserveMs: given.reserveMs,
        campaignLimits: { perDay: given.perDay, perCampaign: given.perCampaign },
        number: { ...rest.request.number, rehearsal: simulated },
        trunk: { ...rest.request.trunk, simulated },
      },
      record: {
        ...rest.record,
        placedCalls: given.calls.map(({ ago, ours }) => ({ at: given.at - ago, campaignId: ours ? thisCampaign : null })),
        lastConversationAt: given.talkedAgo === null ? null : given.at - given.talkedAgo,
        silenceLifted: given.silenceLifted,
        verificationLockedUntil: given.lockedFor === null ? null : given.at + given.lockedFor,
        holds: given.holds.map((length) => ({ reason: 'manual', until: length === null ? null : given.at + length })),
        optedOut: given.optedOut,
      },
    };
  });

const later = (question: Question, at: number): Question => ({ ...question, now: Temporal.Instant.fromEpochMilliseconds(at) });

test('whoever asks again at the time that a refusal names never meets the same objection', () => {
  fc.assert(
    fc.property(questions, (question) => {
      for (const rule of callRules) {
        const notBefore = rule.check(question)?.notBefore;
        if (typeof notBefore !== 'number') continue;
        expect(notBefore).toBeGreaterThan(question.now.epochMilliseconds);
        expect({ rule: rule.id, again: rule.check(later(question, notBefore)) }).toEqual({ rule: rule.id, again: null });
      }
    }),
    { numRuns: 500 },
  );
});

test('a rule objects at every moment before the time that it names: nobody waits for nothing', () => {
  fc.assert(
    fc.property(questions, fc.double({ min: 0, max: 1, noNaN: true }), (question, share) => {
      for (const rule of callRules) {
        const notBefore = rule.check(question)?.notBefore;
        if (typeof notBefore !== 'number') continue;
        const now = question.now.epochMilliseconds;
        const between = Math.min(notBefore - 1, Math.floor(now + (notBefore - now) * share));
        expect({ rule: rule.id, still: rule.check(later(question, between)) !== null }).toEqual({ rule: rule.id, still: true });
      }
    }),
    { numRuns: 500 },
  );
});

test('whoever keeps asking when told to is admitted in the end, or told that only a change of the record helps', () => {
  fc.assert(
    fc.property(questions, (question) => {
      let asked = question;
      for (let times = 0; times < 20; times += 1) {
        const admission = admit(asked);
        if (admission.ok || admission.notBefore === null) return;
        asked = later(asked, admission.notBefore);
      }
      throw new Error('asked twenty times and still told to wait');
    }),
    { numRuns: 500 },
  );
});

test('the gate says no when any rule does, and names a rule that does', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const objecting = callRules.filter((rule) => rule.check(question) !== null).map(({ id }) => id);
      const admission = admit(question);
      expect(admission.ok ? [] : [admission.rule]).toEqual(objecting.slice(0, 1));
    }),
    { numRuns: 300 },
  );
});

test('every rule has a name of its own and says where it comes from', () => {
  expect(new Set(callRules.map(({ id }) => id)).size).toBe(callRules.length);
  for (const { id, source } of callRules) expect([/^[a-z]+\.[a-z_]+$/.test(id), source.length > 0]).toEqual([true, true]);
});
