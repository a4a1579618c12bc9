import type { FlowResult, FlowSession } from '../flow/session.ts';
import { policyFor } from '../gate/ask-gate.ts';
import { dialWindow } from '../gate/rules/window.ts';
import { parsePhone } from '../kernel/phone.ts';
import type { ResultCode } from '../kernel/result-code.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Debtor, findDebtor } from '../receivables/find-debtor.ts';
import { markContactPoint } from '../receivables/mark-contact-point.ts';
import type { CallReport } from './call/conducted-call.ts';
import { subjectOf } from './call/subject-of.ts';
import { chooseNumber } from './choose-number.ts';
import type { CallingTimes } from './choose-time-of-day.ts';
import { decideCallback } from './decide-callback.ts';
import { decideNextTry } from './decide-next-try.ts';
import { decideResultCode, type Ending, isUnheard, wasNeverPlaced } from './decide-result-code.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { HungUpBy } from './events.ts';
import { finishEntry } from './finish-entry.ts';
import type { Attempt, CampaignSettings, Trunk } from './model.ts';
import { moveBreaker } from './move-breaker.ts';
import { ofACall } from './of-a-call.ts';
import { restCallerIdentity } from './rest-caller-identity.ts';
import { meaningOf } from './result-meaning.ts';
import { verdictOf } from './trunk-breaker.ts';

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
    const saved = report ? null : await tools.sessions.find(tx, attempt.id);
    const session = report?.session ?? (known.answeredAt === null ? null : (saved?.session ?? null));
    const noPerson = report?.noPerson ?? whoListened(session);
    const flowResult = noPerson && session?.result !== 'machine_message_left' ? null : (session?.result ?? null);
    const conversation = session && {
      result: flowResult,
      verified: session.verified,
      keys: report?.keys ?? saved?.keys ?? 0,
      completed: report?.completed ?? session.ended,
      noPerson,
    };
    const result = decideResultCode(end, conversation);
    const meaning = meaningOf(result);
    const at = tools.clock.now().epochMilliseconds;
    await tools.attempts.markEnded(tx, attempt.id, at, result, hungUpBy(end));
    if (wasNeverPlaced(end)) await tools.attempts.giveIdentityBack(tx, known);
    await tools.sessions.remove(tx, attempt.id);
    const opensSilence = meaning.contact && meaning.rightParty;
    await tools.gate.ledger.settle(tx, attempt.id, { counts: meaning.burns, conversation: opensSilence });
    if (meaning.number === 'dead')
      await markContactPoint(tools, tx, { actor: 'dialer', origin: attempt.id, attemptId: attempt.id }, attempt, 'dead');
    const talkMs =
      known.answeredAt === null ? null : Math.max(0, ((wasNeverPlaced(end) ? null : end)?.at ?? at) - known.answeredAt);
    const trunk = (await tools.trunks.all(tx)).find(({ id }) => id === attempt.trunkId);
    await tools.journal.append(tx, 'dialer', [
      ...(report?.evidence ?? []).map((line) => ({ ...line, subject: subjectOf(attempt) })),
      endedEvent(attempt, known, end, flowResult, result, opensSilence, at, talkMs, trunk),
    ]);
    await moveBreaker(tools, tx, attempt, end === 'order_withheld' ? 'unknown' : verdictOf(result));
    await restCallerIdentity(tools, tx, attempt, { result, talkMs, byFarEnd: hungUpBy(end) === 'far_end' });
    await nextTry(tools, tx, attempt, result, at);
    return result;
  }, ofACall);
}

/** A call whose controller died was leaving a message. */
function whoListened(session: FlowSession | null): 'machine' | null {
  return session?.waiting?.do === 'leave_message' || session?.result === 'machine_message_left' ? 'machine' : null;
}

async function nextTry(tools: DialerTools, tx: Tx, attempt: Attempt, result: ResultCode, at: number): Promise<void> {
  const entry = await tools.entries.find(tx, attempt.entryId);
  const campaign = await tools.campaigns.find(tx, attempt.campaignId);
  if (!entry || !campaign) return;
  if (entry.doneBecause !== null)
    return finishEntry(tools, tx, { ...entry, lastResult: result, callback: null }, entry.doneBecause);
  const debtor = await findDebtor(tools.books, tx, attempt.personId, attempt.creditorId);
  const usable = chooseNumber(
    (debtor?.phones ?? []).map((phone) => ({ ...phone, unanswered: 0, barred: phone.optedOut })).filter(({ barred }) => !barred),
  );
  const times = await callingTimes(tools, tx, attempt, campaign.settings, debtor, at);
  const plain = decideNextTry(entry, result, campaign.settings, usable ? 1 : 0, at, times);
  const askedFor = decideCallback(entry, attempt.id, result, plain, campaign.settings, at);
  const next = askedFor ?? plain;
  const callback = askedFor?.state === 'waiting' ? entry.callback : null;
  const updated = { ...entry, attempts: next.attempts, lastResult: result, callback };
  if (next.state === 'done') await finishEntry(tools, tx, updated, next.because);
  else await tools.entries.update(tx, { ...updated, state: 'waiting', dueAt: next.dueAt });
}

/** When the number's owner may be called, and when she was; null under the rehearsal calendar, which knows no times of day. */
async function callingTimes(
  tools: DialerTools,
  tx: Tx,
  { personId, campaignId, number }: Attempt,
  { calendar, ringMs, longestCallMs }: CampaignSettings,
  debtor: Debtor | undefined,
  at: number,
): Promise<CallingTimes | null> {
  if (calendar === 'rehearsal' || !debtor) return null;
  const { country: creditor } = debtor.creditor;
  const phone = parsePhone(number, creditor);
  const whereabouts = { region: phone.ok ? phone.value.region : creditor, home: debtor.person.country, creditor };
  const policy = policyFor(tools.gate.packs, whereabouts, Temporal.Instant.fromEpochMilliseconds(at));
  const placed = await tools.gate.ledger.placedCalls(tx, personId, at - rememberedMs, campaignId);
  return {
    timeZone: policy.timeZone,
    windowOf: (day) => dialWindow(policy, day, ringMs + longestCallMs),
    tries: placed.map((call) => call.at),
  };
}

/** Calls of other campaigns tell of a person's day for so long. */
const rememberedMs = 30 * 24 * 3_600_000;

function endedEvent(
  attempt: Attempt,
  known: Attempt,
  ending: Ending,
  flowResult: FlowResult | null,
  result: ResultCode,
  conversation: boolean,
  at: number,
  talkMs: number | null,
  trunk: Trunk | undefined,
) {
  const end = wasNeverPlaced(ending) ? null : ending;
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
      talkMs,
      released: { callerIdentityId: attempt.callerIdentityId, trunk: trunk?.name ?? attempt.trunkId },
    },
  };
}

function hungUpBy(ending: Ending): HungUpBy {
  if (wasNeverPlaced(ending)) return 'us';
  if (ending === null || isUnheard(ending)) return 'nobody_knows';
  return ending.byUs ? 'us' : 'far_end';
}
