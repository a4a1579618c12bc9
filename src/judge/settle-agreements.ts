import type { JournalEvent } from '../journal/event.ts';
import type { CaseId, CreditorId, PersonId } from '../kernel/ids.ts';
import type { WrittenJournal } from './a-journal.ts';
import type { EventOf } from './judged-event.ts';

/**
 * Brings every promise, plan and dispute that a written journal has opened to one of its ends, twenty days later, with the holds that stand for
 * it. `random` gives numbers from 0 (included) to 1.
 */
export function settleAgreements(journal: WrittenJournal, agreed: readonly JournalEvent[], random: () => number): void {
  const holds = Map.groupBy(
    (agreed as EventOf<'hold_placed'>[]).filter(({ type }) => type === 'hold_placed'),
    ({ data }) => data.cause ?? '',
  );
  journal.later(20 * 24 * 3_600_000);
  for (const event of agreed as readonly (JournalEvent &
    (EventOf<'promise_recorded'> | EventOf<'plan_accepted'> | EventOf<'dispute_opened'>))[]) {
    const third = Math.floor(random() * 3);
    if (event.type === 'promise_recorded') endPromise(event, third);
    else if (event.type === 'plan_accepted') endPlan(event, third);
    else if (event.type === 'dispute_opened') endDispute(event, third);
  }

  // whatever the calls came to, each end is reached: an agent agrees on more by hand
  for (const third of [0, 1, 2]) {
    const subject = { personId: `per_agreed${third}`, creditorId: 'crd_acme', caseId: `cas_agreed${third}` } as const;
    const told = agreedByHand(journal, subject, third);
    journal.later(20 * 24 * 3_600_000);
    endPromise(told.promise, third);
    endPlan(told.plan, third);
    endDispute(told.dispute, third);
  }

  function endPromise(
    { data: { promiseId, date }, subject }: Pick<EventOf<'promise_recorded'>, 'data' | 'subject'>,
    third: number,
  ): void {
    const type = (['promise_kept', 'promise_partially_kept', 'promise_broken'] as const)[third] ?? 'promise_kept';
    const paidMinor = [100_00, 40_00, 0][third] ?? 0;
    const judged = { promiseId, promisedMinor: 100_00, paidMinor, toleranceMinor: 100, date, breaksAt: journal.now };
    journal.writes(type, judged, withoutCall(subject), 'system');
    release(promiseId);
  }

  function endPlan(
    { data: { planId, totalMinor }, subject }: Pick<EventOf<'plan_accepted'>, 'data' | 'subject'>,
    third: number,
  ): void {
    const judged = { planId, totalMinor, paidMinor: 0, toleranceMinor: 100 };
    const about = withoutCall(subject);
    const times = { lateAt: journal.now, breaksAt: journal.now + 1 };
    journal.writes('plan_late', { ...judged, instalment: 1, ...times }, about, 'system').later(1);
    if (third === 0) journal.writes('plan_broken', { ...judged, breaksAt: journal.now }, about, 'system');
    else journal.writes('plan_completed', { ...judged, paidMinor: totalMinor }, about, 'system');
    release(planId);
  }

  function endDispute(
    { data: { disputeId, code }, subject }: Pick<EventOf<'dispute_opened'>, 'data' | 'subject'>,
    third: number,
  ): void {
    const about = withoutCall(subject);
    const moved = { disputeId, from: 'open', to: 'internal_review', department: 'billing', reviewBy: journal.now } as const;
    journal.writes('dispute_moved', moved, about, 'user:eva');
    const to = (['accepted', 'rejected', 'withdrawn'] as const)[third] ?? 'rejected';
    const closed = { disputeId, code, from: 'internal_review', to, creditedMinor: third === 0 ? 100_00 : 0 } as const;
    journal.writes('dispute_closed', closed, about, 'user:eva');
    release(disputeId);
  }

  function release(cause: string): void {
    for (const { data, subject } of holds.get(cause) ?? [])
      journal.writes('hold_released', { holdId: data.holdId, reason: data.reason, why: 'ended' }, subject, 'system');
  }
}

type AgreedSubject = { readonly personId: PersonId; readonly creditorId: CreditorId; readonly caseId: CaseId };

function agreedByHand(journal: WrittenJournal, subject: AgreedSubject, nth: number) {
  const common = { currency: 'CZK', receivables: [], totalMinor: 100_00, today: '2026-11-23' } as const;
  const promised = {
    promiseId: `prm_agreed${nth}`,
    amountMinor: 100_00,
    date: '2026-11-30',
    latest: '2026-12-07',
    leastMinor: 30_00,
  } as const;
  const instalments = ['2026-11-30', '2026-12-30'].map((date) => ({ date, amountMinor: 50_00 }));
  const policy = { most: 4, everyDays: 30, leastMinor: 10_00 };
  const planned = { planId: `pln_agreed${nth}`, instalments, policy, firstBy: '2026-12-23' } as const;
  const disputed = { disputeId: `dsp_agreed${nth}`, code: 'other', receivables: [] } as const;
  journal.writes('promise_recorded', { ...common, ...promised }, subject, 'agent');
  journal.writes('plan_accepted', { ...common, ...planned }, subject, 'agent');
  journal.writes('dispute_opened', disputed, subject, 'agent');
  return {
    promise: { data: { ...common, ...promised }, subject },
    plan: { data: { ...common, ...planned }, subject },
    dispute: { data: disputed, subject },
  };
}

function withoutCall({ attemptId: _call, campaignId: _campaign, ...subject }: JournalEvent['subject']) {
  return subject;
}
