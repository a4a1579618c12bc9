import type { DialerTools } from '../../src/dialer/dialer-tools.ts';
import { finishEntry } from '../../src/dialer/finish-entry.ts';
import type { Campaign } from '../../src/dialer/model.ts';
import { endsEntry } from '../../src/dialer/place-calls.ts';
import { planCall } from '../../src/dialer/plan-call.ts';
import { type Reservation, reserveAttempt } from '../../src/dialer/reserve-attempt.ts';
import { settleAttempt } from '../../src/dialer/settle-attempt.ts';
import type { LegEnd } from '../../src/dialer/telephony.ts';
import type { EntryId, TrunkId } from '../../src/kernel/ids.ts';
import { answerCall, type Listener } from './answer-call.ts';
import type { MovingClock } from './moving-clock.ts';

/** What the far end does with a call: somebody answers, it rings in vain, or the network says why not. */
export type FarEnd = { readonly answers: Listener } | { readonly sipCode: number | null };

/**
 * Calls everybody who is due, campaign by campaign and as many at once as each may have, until nobody is or `until` (epoch ms) has come: planned,
 * reserved with the gate's last word, conducted and settled by the dialer's own use cases, one after the other. Nothing is dialled.
 */
export async function placeCalls(
  tools: DialerTools,
  clock: MovingClock,
  farEndOf: (call: Reservation) => FarEnd,
  until: number,
): Promise<void> {
  const [trunk] = await tools.work.run((tx) => tools.trunks.all(tx));
  if (!trunk) throw new Error('there is no trunk');
  const tried = new Set<EntryId>();
  while (clock.ms < until) {
    const campaigns = await tools.work.run((tx) => tools.campaigns.inState(tx, 'running'));
    const calls: Reservation[] = [];
    for (const campaign of campaigns.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      calls.push(...(await reserveSome(tools, clock, campaign, trunk.id, tried)));
    if (calls.length === 0) return;
    for (const call of calls) await conduct(tools, clock, call, farEndOf(call));
    clock.pass(betweenLooksMs);
  }
}

const betweenLooksMs = 1000;
/** Of a campaign at once; the default of a campaign is as many. */
const atOnce = 10;

/** `tried`: those that a look has passed over already; they wait for the next hour. */
async function reserveSome(
  tools: DialerTools,
  clock: MovingClock,
  { id: campaignId }: Campaign,
  trunkId: TrunkId,
  tried: Set<EntryId>,
): Promise<readonly Reservation[]> {
  const due = await tools.work.run((tx) => tools.entries.due(tx, campaignId, clock.ms, atOnce + tried.size));
  const calls: Reservation[] = [];
  for (const entryId of due) {
    if (calls.length === atOnce) break;
    if (tried.has(entryId)) continue;
    const call = await reserve(tools, clock, entryId, trunkId);
    if (call) calls.push(call);
    else tried.add(entryId);
    clock.pass(apartMs);
  }
  return calls;
}

/** Two a second is the default of a campaign. */
const apartMs = 500;

async function reserve(tools: DialerTools, clock: MovingClock, entryId: EntryId, trunkId: TrunkId): Promise<Reservation | null> {
  const planned = await tools.work.run(async (tx) => {
    const plan = await planCall(tools, tx, entryId);
    const entry = !plan.ok && endsEntry(plan) ? await tools.entries.find(tx, entryId) : undefined;
    if (entry && !plan.ok) await finishEntry(tools, tx, entry, plan.reason);
    return plan;
  });
  if (!planned.ok) return null;
  for (let patience = 0; ; patience += 1) {
    const reserved = await reserveAttempt(tools, planned.value, trunkId);
    if (reserved.ok) return reserved.value;
    if (reserved.reason !== 'paced' || patience === 20) return null;
    clock.pass(apartMs);
  }
}

async function conduct(tools: DialerTools, clock: MovingClock, call: Reservation, farEnd: FarEnd): Promise<void> {
  const { attempt } = call;
  const end = { channelId: attempt.id, cause: null, ringing: true, byUs: false, ringTimedOut: false };
  if ('answers' in farEnd) {
    const report = await answerCall(tools, clock, call, farEnd.answers);
    const ended: LegEnd = { ...end, at: clock.ms, sipCode: 200, answered: true, byUs: true };
    await settleAttempt(tools, attempt, { end: ended, report });
    return;
  }
  const { sipCode } = farEnd;
  const ended: LegEnd = {
    ...end,
    at: clock.ms,
    sipCode,
    answered: false,
    ringTimedOut: sipCode === null,
    byUs: sipCode === null,
  };
  await settleAttempt(tools, attempt, { end: ended, report: null });
}
