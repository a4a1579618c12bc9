import type { FlowResult } from '../flow/session.ts';
import type { ResultCode } from '../kernel/result-code.ts';
import type { Tx } from '../kernel/transaction.ts';
import { findDebtor } from '../receivables/find-debtor.ts';
import { markContactPoint } from '../receivables/mark-contact-point.ts';
import type { CallReport } from './call/conducted-call.ts';
import { chooseNumber } from './choose-number.ts';
import { decideNextTry } from './decide-next-try.ts';
import { decideResultCode, type Ending, isUnheard } from './decide-result-code.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { AttemptEnded } from './events.ts';
import { finishEntry } from './finish-entry.ts';
import type { Attempt, Trunk } from './model.ts';
import { meaningOf } from './result-meaning.ts';

/** What is known at the end. `report` null: nobody was spoken to by this process. */
export type AttemptOutcome = { readonly end: Ending; readonly report: CallReport | null };

/**
 * The one place where an attempt gets its result: the result, what follows from it for the number, the entry, the ledger, and the journal
 * are one transaction. A second call for the same attempt changes nothing. Returns the result, or null when it had one before.
 */
export async function settleAttempt(
  tools: DialerTools,
  attempt: Attempt,
  { end, report }: AttemptOutcome,
): Promise<ResultCode | null> {
  return tools.work.run(async (tx) => {
    const known = await tools.attempts.find(tx, attempt.id);
    if (!known || known.state === 'ended') return null;
    const saved = await tools.sessions.find(tx, attempt.id);
    const session = report?.session ?? (known.answeredAt === null ? null : (saved?.session ?? null));
    const machine = report?.machine ?? false;
    const flowResult = machine ? null : (session?.result ?? null); // what a flow earns of a machine is nobody's
    const conversation = session && {
      result: flowResult,
      verified: session.verified,
      keys: report?.keys ?? saved?.keys ?? 0,
      completed: report?.completed ?? session.ended,
      machine,
    };
    const result = decideResultCode(end, conversation);
    const meaning = meaningOf(result);
    const at = tools.clock.now().epochMilliseconds;
    await tools.attempts.markEnded(tx, attempt.id, at, result);
    await tools.sessions.remove(tx, attempt.id);
    const opensSilence = meaning.contact && meaning.rightParty;
    await tools.gate.ledger.settle(tx, attempt.id, { counts: meaning.burns, conversation: opensSilence });
    if (meaning.number === 'dead')
      await markContactPoint(
        tools,
        tx,
        { actor: 'dialer', origin: attempt.id, attemptId: attempt.id },
        attempt.contactPointId,
        'dead',
      );
    const trunk = (await tools.trunks.all(tx)).find(({ id }) => id === attempt.trunkId);
    await tools.journal.append(tx, 'dialer', [
      ...(report?.evidence ?? []).map((line) => ({ ...line, subject: subjectOf(attempt) })),
      endedEvent(attempt, known, end, flowResult, result, opensSilence, at, trunk),
    ]);
    await nextTry(tools, tx, attempt, result, at);
    return result;
  });
}

async function nextTry(tools: DialerTools, tx: Tx, attempt: Attempt, result: ResultCode, at: number): Promise<void> {
  const entry = await tools.entries.find(tx, attempt.entryId);
  const campaign = await tools.campaigns.find(tx, attempt.campaignId);
  if (!entry || !campaign) return;
  const debtor = await findDebtor(tools.books, tx, attempt.personId, attempt.creditorId);
  const usable = chooseNumber((debtor?.phones ?? []).map((phone) => ({ ...phone, unanswered: 0, barred: false })));
  const next = decideNextTry(entry, result, campaign.settings, usable ? 1 : 0, at);
  const updated = { ...entry, attempts: next.attempts, lastResult: result };
  if (next.state === 'done') await finishEntry(tools, tx, updated, next.because);
  else await tools.entries.update(tx, { ...updated, state: 'waiting', dueAt: next.dueAt });
}

function endedEvent(
  attempt: Attempt,
  known: Attempt,
  ending: Ending,
  flowResult: FlowResult | null,
  result: ResultCode,
  conversation: boolean,
  at: number,
  trunk: Trunk | undefined,
) {
  const end = ending === 'order_refused' ? null : ending;
  return {
    type: 'attempt_ended',
    subject: subjectOf(attempt),
    data: {
      at: end?.at ?? at,
      result,
      flowResult,
      sipCode: end?.sipCode ?? null,
      cause: end?.cause ?? null,
      ringing: end?.ringing ?? false,
      answered: end?.answered === true || known.answeredAt !== null,
      hungUpBy: hungUpBy(ending),
      burns: meaningOf(result).burns,
      conversation,
      talkMs: known.answeredAt === null ? null : Math.max(0, (end?.at ?? at) - known.answeredAt),
      released: { callerIdentityId: attempt.callerIdentityId, trunk: trunk?.name ?? attempt.trunkId },
    },
  };
}

function hungUpBy(ending: Ending): AttemptEnded['hungUpBy'] {
  if (ending === 'order_refused') return 'us';
  if (ending === null || isUnheard(ending)) return 'nobody_knows';
  return ending.byUs ? 'us' : 'far_end';
}

function subjectOf(attempt: Attempt) {
  return {
    personId: attempt.personId,
    creditorId: attempt.creditorId,
    campaignId: attempt.campaignId,
    attemptId: attempt.id,
  };
}
