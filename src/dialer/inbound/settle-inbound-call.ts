import type { ResultCode } from '../../kernel/result-code.ts';
import type { CallReport } from '../call/conducted-call.ts';
import { subjectOf } from '../call/subject-of.ts';
import { decideResultCode, isUnheard } from '../decide-result-code.ts';
import type { DialerTools } from '../dialer-tools.ts';
import type { InboundCallEnded } from '../events.ts';
import { finishEntry } from '../finish-entry.ts';
import type { InboundCall } from '../model.ts';
import { ofACall } from '../of-a-call.ts';
import { endsEntryAlways, meaningOf } from '../result-meaning.ts';
import type { LegEnd } from '../telephony.ts';

/**
 * The one place where a call that came in gets its result, with all that follows from it. A conversation with the debtor opens the
 * silence, as one that we sought does, and campaigns that wait
 * for this person are done with her as after a call of their own; the call itself was not placed by us, so it takes none of the person's attempts. A second call
 * for the same one changes nothing.
 */
export async function settleInboundCall(
  tools: DialerTools,
  call: InboundCall,
  { end, report }: { readonly end: LegEnd | null; readonly report: CallReport | null },
): Promise<void> {
  await tools.work.run(async (tx) => {
    const known = await tools.inboundCalls.find(tx, call.id);
    if (!known || known.endedAt !== null) return;
    const saved = await tools.sessions.find(tx, call.id);
    const session = report?.session ?? saved?.session ?? null;
    const conversation = session && {
      result: session.result,
      verified: session.verified,
      keys: report?.keys ?? saved?.keys ?? 0,
      completed: report?.completed ?? session.ended,
      noPerson: null,
    };
    const spoken = known.answeredAt !== null && known.served === 'flow' ? conversation : null;
    const result: ResultCode | null = spoken && decideResultCode(end, spoken);
    const at = end?.at ?? tools.clock.now().epochMilliseconds;
    const meaning = result && meaningOf(result);
    const opensSilence = known.personId !== null && meaning?.contact === true && meaning.rightParty;
    await tools.inboundCalls.markEnded(tx, call.id, at, result);
    await tools.sessions.remove(tx, call.id);
    if (opensSilence && known.personId) {
      const { personId, creditorId, id: attemptId } = known;
      const about = { personId, creditorId, campaignId: null, channel: 'voice', attemptId } as const;
      const line = { ...about, at: known.answeredAt ?? at };
      await tools.gate.ledger.record(tx, { id: tools.ids.next('clg'), ...line });
      await tools.gate.ledger.settle(tx, attemptId, { counts: false, conversation: true });
    }
    if (known.personId && result && endsEntryAlways(result))
      for (const entry of await tools.entries.waitingOf(tx, known.personId, known.creditorId))
        await finishEntry(tools, tx, { ...entry, lastResult: result }, result);
    const subject = subjectOf(known);
    const ended: InboundCallEnded = {
      at,
      result,
      flowResult: spoken ? (session?.result ?? null) : null,
      cause: end?.cause ?? null,
      answered: known.answeredAt !== null,
      hungUpBy: end === null || isUnheard(end) ? 'nobody_knows' : end.byUs ? 'us' : 'far_end',
      conversation: opensSilence,
      talkMs: known.answeredAt === null ? null : Math.max(0, at - known.answeredAt),
    };
    await tools.journal.append(tx, 'dialer', [
      ...(report?.evidence ?? []).map((line) => ({ ...line, subject })),
      { type: 'inbound_call_ended', subject, data: ended },
    ]);
  }, ofACall);
}
