import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyQuestion, later } from '../../test/support/any-question.ts';
import { admit, contactRules, examine } from './admit.ts';

test('whoever asks again at the time that a refusal names never meets the same objection, unless it waits for news', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      for (const rule of contactRules) {
        const notBefore = rule.check(question)?.notBefore;
        if (typeof notBefore !== 'number') continue;
        expect(notBefore).toBeGreaterThan(question.now.epochMilliseconds);
        if (rule.waitsForNews) continue;
        expect({ rule: rule.id, again: rule.check(later(question, notBefore)) }).toEqual({ rule: rule.id, again: null });
      }
    }),
    { numRuns: 500 },
  );
});

test('a rule objects at every moment before the time that it names: nobody waits for nothing', () => {
  fc.assert(
    fc.property(anyQuestion, fc.double({ min: 0, max: 1, noNaN: true }), (question, share) => {
      for (const rule of contactRules) {
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
  const news = new Set(contactRules.filter(({ waitsForNews }) => waitsForNews).map(({ id }) => id));
  fc.assert(
    fc.property(anyQuestion, (question) => {
      let asked = question;
      for (let times = 0; times < 20; times += 1) {
        const admission = admit(asked);
        if (admission.ok || admission.notBefore === null || news.has(admission.rule)) return;
        asked = later(asked, admission.notBefore);
      }
      throw new Error('asked twenty times and still told to wait');
    }),
    { numRuns: 500 },
  );
});

test('the gate says no when any rule does, and names the first that does, its source and the packs', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const [objecting] = examine(question).filter(({ objection }) => objection !== null);
      const packs = question.policy.packs.map(({ edition }) => edition);
      expect(admit(question)).toEqual(objecting ? { ok: false, ...objecting.objection, packs } : { ok: true, packs });
    }),
    { numRuns: 300 },
  );
});

test('every rule has a name of its own and says where it comes from', () => {
  expect(new Set(contactRules.map(({ id }) => id)).size).toBe(contactRules.length);
  for (const { id, source } of contactRules) expect([/^[a-z]+\.[a-z_]+$/.test(id), source.length > 0]).toEqual([true, true]);
});

test('the hours, the frequency, the notice, the limitation and to whom debt facts go are the packs’ to say', () => {
  expect(contactRules.filter(({ source }) => source === 'pack').map(({ id }) => id)).toEqual([
    ...['disclosure.right_party', 'limitation.time_barred', 'notice.assignment', 'frequency.calls_per_campaign'],
    ...['frequency.silence_after_conversation', 'frequency.calls_per_seven_days', 'frequency.contacts_per_seven_days'],
    ...['frequency.hours_between_messages', 'frequency.calls_per_day', 'window.calling_hours', 'window.writing_hours'],
  ]);
});

test('an objection names the pack that it comes from, wherever a pack decides', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      for (const { source, objection } of examine(question))
        if (source === 'pack' && objection)
          expect(objection.source).toMatch(/^pack [a-z-]+ \d{4}-\d\d: |^Setting of the campaign$/);
    }),
    { numRuns: 300 },
  );
});
