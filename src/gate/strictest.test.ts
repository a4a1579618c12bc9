import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyQuestion } from '../../test/support/any-question.ts';
import { isDayOfRest } from '../kernel/calendar.ts';
import { admit } from './admit.ts';
import { weekdays } from './pack.ts';
import { centralEuropeanPacks, templatePacks } from './packs/central-europe.ts';
import type { Question } from './rules/rule.ts';

const everyPack = [...centralEuropeanPacks, ...Object.values(templatePacks)];
const hour = 3_600_000;
const day = 24 * hour;

test('two packs together never admit what either of them alone refuses', () => {
  fc.assert(
    fc.property(anyQuestion, fc.subarray(everyPack, { minLength: 1, maxLength: 3 }), (question, packs) => {
      const under = (binding: typeof packs) => admit({ ...question, policy: { ...question.policy, packs: binding } });
      if (under(packs).ok) for (const pack of packs) expect(under([pack]).ok).toBe(true);
    }),
    { numRuns: 600 },
  );
});

test('the order of the packs decides nothing but which of them is named', () => {
  fc.assert(
    fc.property(anyQuestion, fc.shuffledSubarray(everyPack, { minLength: 2, maxLength: 4 }), (question, packs) => {
      const under = (binding: typeof packs) => {
        const admission = admit({ ...question, policy: { ...question.policy, packs: binding } });
        return admission.ok ? 'admitted' : [admission.rule, admission.notBefore];
      };
      expect(under(packs.toReversed())).toEqual(under(packs));
    }),
    { numRuns: 400 },
  );
});

test('whatever is admitted violates no pack when its limits are counted anew by hand', () => {
  let admitted = 0;
  fc.assert(
    fc.property(anyQuestion, (question) => {
      if (!admit(question).ok) return;
      admitted += 1;
      expect(violations(question)).toEqual([]);
    }),
    { numRuns: 3000 },
  );
  expect(admitted).toBeGreaterThan(50);
});

/** Counts with plain loops what the rules count with care. */
function violations({ request, record, policy, now }: Question): string[] {
  const { purpose, channel } = request;
  const at = now.epochMilliseconds;
  const local = now.toZonedDateTimeISO(policy.timeZone);
  const rests = isDayOfRest(local.toPlainDate(), policy.country) || isDayOfRest(local.toPlainDate(), policy.home);
  const key = rests ? 'holiday' : (weekdays[local.dayOfWeek - 1] ?? 'mon');
  const minute = local.hour * 60 + local.minute + (request.channel === 'voice' ? request.reserveMs / 60_000 : 0);
  const ofChannel = (one: string) => record.contacts.filter((each) => each.channel === one);
  const inWeek = (contacts: typeof record.contacts) => contacts.filter((each) => at - each.at < 7 * day).length;
  const today = ofChannel('voice').filter((each) => dateOf(each.at) === dateOf(at)).length;
  const asked = purpose === 'service_reply';
  const found: string[] = [];
  for (const pack of policy.packs) {
    const hours = pack.windows[channel].hours;
    if (hours !== 'always' && request.calendar === 'legal' && !(asked && channel !== 'voice')) {
      const open = hours[key];
      if (!open || minutes(open.opens) > minute || minute > minutes(open.closes)) found.push('window');
    }
    if (channel === 'voice' && !asked) {
      if (today + 1 > pack.placedCalls.perDay.value) found.push('calls a day');
      if (inWeek(ofChannel('voice')) + 1 > pack.placedCalls.perSevenDays.value) found.push('calls in seven days');
    }
    if (!asked && purpose !== 'legal') {
      if (inWeek(record.contacts) + 1 > pack.contactsPerSevenDays.value) found.push('contacts in seven days');
      const near = ofChannel(channel).some((each) => at - each.at < pack.hoursBetweenMessages.value * hour);
      if (channel !== 'voice' && near) found.push('hours between messages');
    }
    const spoken = record.lastConversationAt;
    if (purpose === 'collection' && spoken !== null && !record.silenceLifted) {
      const days = Temporal.PlainDate.from(dateOf(spoken)).until(Temporal.PlainDate.from(dateOf(at))).days;
      if (days < pack.silenceAfterConversation.value) found.push('silence');
    }
  }
  return found;

  function dateOf(ms: number): string {
    return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(policy.timeZone).toPlainDate().toString();
  }
}

function minutes(clock: string): number {
  const [hours = '0', rest = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(rest);
}
