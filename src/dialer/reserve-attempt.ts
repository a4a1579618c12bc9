import { askGate, type GateAnswer } from '../gate/ask-gate.ts';
import type { CallRequest, Purpose } from '../gate/contact.ts';
import { frequencyLimits } from '../gate/rules/frequency-limits.ts';
import { termsOf } from '../gate/terms-of.ts';
import type { TrunkId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { AttemptReserved } from './events.ts';
import { finishEntry } from './finish-entry.ts';
import type { Attempt, Trunk, TrunkBreaker } from './model.ts';
import { breakerMoved } from './move-breaker.ts';
import { overallCap } from './overall-cap.ts';
import { type Cap, freeLines, rateWindowMs } from './pacing.ts';
import { type CallPlan, planCall } from './plan-call.ts';
import type { DialOrder } from './telephony.ts';
import { admitsCalls, startProbe } from './trunk-breaker.ts';

export type Reservation = { readonly attempt: Attempt; readonly order: DialOrder; readonly plan: CallPlan };

export type NotReserved = Refusal<'held' | 'paced' | 'trunk_resting' | 'changed' | 'on_the_phone' | 'refused_by_gate'>;

/**
 * The last word before a dial, in one transaction: everything is looked at again, the gate is asked at this moment, line and caller
 * identity are taken, the contact is counted, the session is saved, and the attempt is committed as `dialling`. From then on it is
 * never ordered again, whatever happens.
 */
export async function reserveAttempt(
  tools: DialerTools,
  prepared: CallPlan,
  trunkId: TrunkId,
  mayDial: () => boolean = () => true,
): Promise<Result<Reservation, NotReserved>> {
  return tools.work.run(async (tx) => {
    const line = await findLine(tools, tx, prepared, trunkId, mayDial);
    if (!line.ok) return line;
    const planned = await planCall(tools, tx, prepared.entry.id, { preparedWith: prepared.identity.id });
    if (!planned.ok || !samePrompts(planned.value, prepared))
      return refuse('changed', 'what is on record has changed since the call was prepared');
    return reserveOn(tools, tx, planned.value, line.value);
  });
}

/** The same for a plan that was made in this very transaction, so that there is nothing to look at again, and whose prompts are there. */
export async function reserveFreshPlan(
  tools: DialerTools,
  tx: Tx,
  plan: CallPlan,
  trunkId: TrunkId,
  mayDial: () => boolean,
): Promise<Result<Reservation, NotReserved>> {
  const line = await findLine(tools, tx, plan, trunkId, mayDial);
  return line.ok ? reserveOn(tools, tx, plan, line.value) : line;
}

type Line = {
  readonly now: Temporal.Instant;
  readonly trunk: Trunk;
  readonly overall: Cap;
  readonly breaker: TrunkBreaker;
  readonly admits: 'all' | 'one';
};

async function findLine(
  tools: DialerTools,
  tx: Tx,
  plan: CallPlan,
  trunkId: TrunkId,
  mayDial: () => boolean,
): Promise<Result<Line, NotReserved>> {
  if (!mayDial()) return refuse('held', 'nothing is dialled at the moment');
  const now = tools.clock.now();
  const trunk = (await tools.trunks.all(tx)).find(({ id }) => id === trunkId);
  const overall = await overallCap(tools, tx);
  if (!trunk || !(await linesFree(tools, tx, overall, plan, trunk, now.epochMilliseconds)))
    return refuse('paced', 'every line is taken, or the rate is used up');
  const breaker = await tools.trunks.breaker(tx, trunk.id);
  const admits = admitsCalls(breaker, now.epochMilliseconds);
  if (admits === 'none') return refuse('trunk_resting', `calls by ${trunk.name} fail: it is given none for now`);
  return accept({ now, trunk, overall, breaker, admits });
}

async function reserveOn(
  tools: DialerTools,
  tx: Tx,
  plan: CallPlan,
  { now, trunk, overall, breaker, admits }: Line,
): Promise<Result<Reservation, NotReserved>> {
  if (await tools.attempts.isOnThePhone(tx, plan.entry.personId, plan.number.phone.number))
    return refuse('on_the_phone', 'this person, or this number, is in another call');

  const request = requestOf(plan, trunk, now.epochMilliseconds);
  const { creditor } = plan.debtor;
  const answer = await askGate(tools.gate, tx, request, creditor.country, now);
  if (!answer.admission.ok) {
    await refused(tools, tx, plan, answer, request.purpose, now.epochMilliseconds);
    return refuse('refused_by_gate', answer.admission.message);
  }
  const attempt = attemptOf(tools, plan, trunk, now.epochMilliseconds);
  await tools.attempts.add(tx, attempt);
  await tools.entries.update(tx, { ...plan.entry, state: 'calling' });
  await tools.sessions.save(tx, attempt.id, plan.session, 0);
  await tools.gate.ledger.record(tx, {
    id: tools.ids.next('clg'),
    personId: attempt.personId,
    creditorId: attempt.creditorId,
    campaignId: attempt.campaignId,
    channel: 'voice',
    at: attempt.reservedAt,
    attemptId: attempt.id,
  });
  if (admits === 'one') {
    const probing = startProbe(breaker, attempt.id);
    await tools.trunks.setBreaker(tx, trunk.id, probing);
    await tools.journal.append(tx, 'dialer', [breakerMoved(trunk.name, probing, attempt.id)]);
  }
  await tools.journal.append(tx, 'dialer', [reservedEvent(overall, attempt, plan, trunk, answer, request)]);
  const order: DialOrder = {
    channelId: attempt.id,
    number: attempt.number,
    trunk: trunk.name,
    callerId: attempt.callerNumber,
    ringMs: plan.campaign.settings.ringMs,
  };
  return accept({ attempt, order, plan });
}

async function linesFree(
  tools: DialerTools,
  tx: Tx,
  overall: Cap,
  { campaign }: CallPlan,
  trunk: Trunk,
  now: number,
): Promise<boolean> {
  const fresh = (await tools.campaigns.find(tx, campaign.id))?.settings ?? campaign.settings;
  const rates = [fresh.callsPerSecond, trunk.callsPerSecond, overall.perSecond];
  const load = await tools.attempts.load(tx, now - Math.max(...rates.map(rateWindowMs)));
  const idle = { up: 0, dialled: [] };
  return (
    freeLines(load.overall, overall, now) > 0 &&
    freeLines(
      load.byCampaign.get(campaign.id) ?? idle,
      { concurrency: fresh.concurrency, perSecond: fresh.callsPerSecond },
      now,
    ) > 0 &&
    freeLines(load.byTrunk.get(trunk.id) ?? idle, { concurrency: trunk.channels, perSecond: trunk.callsPerSecond }, now) > 0
  );
}

/**
 * The files that were checked before are those that will be played. What changes with the clock and with what the debtor does elsewhere may
 * be another by now where it is not said; whether it stands in the way is for the gate to say.
 */
function samePrompts(now: CallPlan, prepared: CallPlan): boolean {
  return (
    now.number.contactPointId === prepared.number.contactPointId &&
    now.flow.version === prepared.flow.version &&
    ownFacts(now) === ownFacts(prepared) &&
    JSON.stringify(now.prompts) === JSON.stringify(prepared.prompts)
  );
}

function ownFacts({ session }: CallPlan): string {
  return JSON.stringify({ ...session.facts, callbackSlots: null, lastResult: null, promise: null, brokenPromises: null });
}

/** Within the time that she named, it is the answer to what the debtor asked for. */
function isCallback({ entry: { callback } }: CallPlan, now: number): boolean {
  return callback !== null && callback.from <= now && now <= callback.to;
}

function requestOf(plan: CallPlan, trunk: Trunk, now: number): CallRequest {
  const { number, ...phone } = plan.number.phone;
  const { calendar, ringMs, longestCallMs, attemptsPerDay, attemptsInAll } = plan.campaign.settings;
  const purpose = isCallback(plan, now) ? 'service_reply' : plan.purpose;
  const severity = purpose === 'collection' ? 'reminder' : 'courtesy'; // what our flows say is no graver
  return {
    channel: 'voice',
    purpose,
    severity,
    stage: severity,
    personId: plan.entry.personId,
    creditorId: plan.campaign.creditorId,
    campaignId: plan.campaign.id,
    contactPointOptedOut: plan.number.optedOut,
    number: { value: number, ...phone },
    contactStatus: plan.number.status,
    trunk: { name: trunk.name, simulated: trunk.simulated, destinations: trunk.destinations },
    calendar,
    reserveMs: ringMs + longestCallMs,
    campaignLimits: { perDay: attemptsPerDay, perCampaign: attemptsInAll },
  };
}

/** Refused: the entry waits until it is worth asking again, or is done when nothing but a change of the record would help. */
async function refused(
  tools: DialerTools,
  tx: Tx,
  plan: CallPlan,
  { admission }: GateAnswer,
  purpose: Purpose,
  now: number,
): Promise<void> {
  if (admission.ok || admission.rule === 'safety.stop_all') return;
  const { rule, message, values, source, notBefore, packs } = admission;
  const subject = { personId: plan.entry.personId, creditorId: plan.campaign.creditorId, campaignId: plan.campaign.id };
  await tools.journal.append(tx, 'dialer', [
    { type: 'contact_refused', subject, data: { channel: 'voice', purpose, rule, message, values, source, notBefore, packs } },
  ]);
  if (notBefore === null) await finishEntry(tools, tx, plan.entry, rule);
  else await tools.entries.update(tx, { ...plan.entry, dueAt: Math.max(notBefore, now + 1000) });
}

function attemptOf(tools: DialerTools, plan: CallPlan, trunk: Trunk, at: number): Attempt {
  return {
    id: tools.ids.next('att'),
    campaignId: plan.campaign.id,
    entryId: plan.entry.id,
    personId: plan.entry.personId,
    creditorId: plan.campaign.creditorId,
    contactPointId: plan.number.contactPointId,
    number: plan.number.phone.number,
    trunkId: trunk.id,
    callerIdentityId: plan.identity.id,
    callerNumber: plan.identity.number,
    ordinal: plan.entry.attempts + 1,
    state: 'dialling',
    reservedAt: at,
    answeredAt: null,
    endedAt: null,
    result: null,
  };
}

function reservedEvent(
  overall: Cap,
  attempt: Attempt,
  plan: CallPlan,
  trunk: Trunk,
  { policy, record }: GateAnswer,
  request: CallRequest,
) {
  const { settings } = plan.campaign;
  const now = Temporal.Instant.fromEpochMilliseconds(attempt.reservedAt);
  const { window, severity, stage, contactsPerSevenDays, bankData, assignedSince } = termsOf({ request, policy, record, now });
  const limits = frequencyLimits(policy, request);
  return {
    type: 'attempt_reserved',
    subject: {
      personId: attempt.personId,
      creditorId: attempt.creditorId,
      campaignId: attempt.campaignId,
      attemptId: attempt.id,
      caseId: plan.caseId,
    },
    data: {
      at: attempt.reservedAt,
      entryId: attempt.entryId,
      contactPointId: attempt.contactPointId,
      trunk: trunk.name,
      callerIdentityId: attempt.callerIdentityId,
      ordinal: attempt.ordinal,
      purpose: request.purpose,
      dueAt: plan.entry.dueAt,
      rehearsalNumber: request.number.rehearsal,
      destination: { kind: request.number.kind, country: request.number.region, reachable: trunk.destinations },
      silenceDays: limits.silenceDays.value,
      packs: policy.packs.map(({ edition }) => edition),
      calendar: settings.calendar,
      callerIdentityPolicy: plan.callerIdentityPolicy,
      timeZone: policy.timeZone,
      window,
      terms: { severity, stage, contactsPerSevenDays, bankData, assignedSince },
      caps: {
        overall: overall.concurrency,
        overallPerSecond: overall.perSecond,
        campaign: settings.concurrency,
        trunk: trunk.channels,
        campaignPerSecond: settings.callsPerSecond,
        trunkPerSecond: trunk.callsPerSecond,
        personPerDay: limits.perDay.value,
        personPerSevenDays: limits.perSevenDays.value,
        personPerCampaign: limits.perCampaign.value,
        identityPerDay: plan.identity.dailyCap,
        identityAtOnce: plan.identity.concurrentCap,
      },
    } satisfies AttemptReserved,
  };
}
