import fc from 'fast-check';
import { aQuestion, aWrittenQuestion, thisCampaign } from '../../src/gate/a-question.ts';
import { purposes } from '../../src/gate/contact.ts';
import type { Question } from '../../src/gate/rules/rule.ts';
import { countries } from '../../src/kernel/country.ts';
import { severities } from '../../src/kernel/severity.ts';
import { channels } from '../../src/receivables/model.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Any contact of any debtor with any history of the last eight days, at any moment of 2026. For tests of laws. */
export const anyQuestion: fc.Arbitrary<Question> = fc
  .record({
    at: fc.integer({ min: Date.UTC(2026, 0, 5), max: Date.UTC(2026, 11, 20) }),
    channel: fc.constantFrom(...channels, 'voice' as const, 'voice' as const),
    purpose: fc.constantFrom(...purposes, 'collection' as const, 'collection' as const),
    severity: fc.constantFrom(...severities, 'courtesy' as const, 'courtesy' as const),
    debtor: fc.constantFrom(...countries),
    creditor: fc.constantFrom(...countries),
    home: fc.constantFrom(...countries),
    calendar: fc.constantFrom('legal' as const, 'rehearsal' as const),
    reserveMs: fc.integer({ min: 0, max: 14 * hour }),
    perDay: fc.integer({ min: 1, max: 5 }),
    perCampaign: fc.integer({ min: 1, max: 12 }),
    contacts: fc.array(
      fc.record({
        ago: fc.integer({ min: 0, max: 8 * day }),
        ours: fc.boolean(),
        channel: fc.constantFrom(...channels, 'voice' as const),
      }),
      { maxLength: 14 },
    ),
    talkedAgo: fc.option(fc.integer({ min: 0, max: 9 * day })),
    silenceLifted: fc.boolean(),
    lockedFor: fc.option(fc.integer({ min: -hour, max: 25 * hour })),
    holds: fc.array(
      fc.record({
        reason: fc.constantFrom('manual', 'promise', 'hardship', 'insolvency', 'deceased'),
        lasts: fc.option(fc.integer({ min: -hour, max: 20 * day })),
      }),
      { maxLength: 2 },
    ),
    optedOut: fc.constantFrom(false, false, false, true),
    dueIn: fc.integer({ min: -30 * day, max: 10 * day }),
    toldAgo: fc.option(fc.integer({ min: 0, max: 80 * hour })),
    assignmentUntold: fc.constantFrom(false, false, false, true),
  })
  .map((given) => {
    const { at, debtor, creditor, home, channel, calendar, purpose, severity } = given;
    const asked = { at: '2026-11-23T12:00', debtor, creditor, home };
    const wanted = { purpose, severity, stage: 'legal', calendar } as const;
    const simulated = calendar === 'rehearsal';
    const call = aQuestion(asked);
    const written = aWrittenQuestion({ ...asked, ...(channel !== 'voice' && { channel }) });
    return {
      now: Temporal.Instant.fromEpochMilliseconds(at),
      policy: call.policy,
      request:
        channel === 'voice'
          ? {
              ...call.request,
              ...wanted,
              reserveMs: given.reserveMs,
              campaignLimits: { perDay: given.perDay, perCampaign: given.perCampaign },
              number: { ...call.request.number, rehearsal: simulated },
              trunk: { name: 'carrier', destinations: countries, simulated },
            }
          : { ...written.request, ...wanted },
      record: {
        ...call.record,
        contacts: given.contacts.map(({ ago, ours, channel: by }) => ({
          at: at - ago,
          campaignId: ours ? thisCampaign : null,
          channel: by,
        })),
        lastConversationAt: given.talkedAgo === null ? null : at - given.talkedAgo,
        silenceLifted: given.silenceLifted,
        verificationLockedUntil: given.lockedFor === null ? null : at + given.lockedFor,
        holds: given.holds.map(({ reason, lasts }) => ({ reason, until: lasts === null ? null : at + lasts })),
        optOuts: given.optedOut ? [{ scope: 'all' as const, purpose: null }] : [],
        debt: { pastDueFrom: at + given.dueIn, barred: [] },
        assignmentUntold: given.assignmentUntold,
        bankData: {
          asOf: at - (given.toldAgo ?? 0),
          staleFrom: at - (given.toldAgo ?? 0) + 48 * hour,
        },
      },
    };
  });

export function later(question: Question, at: number): Question {
  return { ...question, now: Temporal.Instant.fromEpochMilliseconds(at) };
}
