import { promptsOf } from '../../flow/prompts-of.ts';
import { sampleCall } from '../../flow/sample-call.ts';
import type { FlowSession, IdentityField } from '../../flow/session.ts';
import { startSession } from '../../flow/start-session.ts';
import { withTexts } from '../../flow/with-texts.ts';
import type { CampaignId, ContactPointId, EntryId, PersonId } from '../../kernel/ids.ts';
import { conductCall } from '../call/conduct-call.ts';
import type { CallTools, ConductedCall, NoPerson, Transition } from '../call/conducted-call.ts';
import type { DialerParts } from '../dialer-parts.ts';
import type { TestCallEnded } from '../events.ts';
import { type Attempt, defaultCampaignSettings } from '../model.ts';
import type { LegEnd } from '../telephony.ts';
import type { TestCallTools } from './find-test-call-objection.ts';
import type { TestCall } from './ports.ts';
import { reserveTestCall, type TestLine } from './reserve-test-call.ts';

export type TestCallParts = DialerParts &
  TestCallTools & {
    /** Nothing holds dialling back. */
    readonly mayDial: () => boolean;
    /** The sweep leaves this leg alone until let go: it is no attempt of a campaign. */
    readonly keepLeg: (call: TestCall['id']) => () => void;
  };

const ringMs = 30_000;
const longestCallMs = 10 * 60_000;

/**
 * Places a test call that was ordered, once, and conducts its flow about an invented debtor: what she decides is told in the journal by
 * its kind and done to nobody, and no agent is rung. Resolves when its leg is gone and its end is written down.
 */
export async function placeTestCall(parts: TestCallParts, call: TestCall): Promise<void> {
  if (!(await parts.work.run((tx) => parts.testCalls.take(tx, call.id)))) return;
  const flow = parts.flows.version(call.flow, call.version);
  const today = parts.clock.now().toZonedDateTimeISO('Europe/Prague').toPlainDate().toString();
  const { facts, secrets } = sampleCall(call.language, today);
  if (!flow) return refuseOrder(parts, call, 'what the flow says is not kept any more: order the call again');
  try {
    await parts.audio.prepare(call.language, withTexts(flow, call.language, promptsOf(flow, facts, call.language)));
  } catch (error) {
    return refuseOrder(parts, call, `its prompts cannot be spoken: ${(error as Error).message}`);
  }
  const reserved = await reserveTestCall(parts, call, parts.mayDial);
  if (!reserved.ok) return;
  const told = new Told();
  const letGo = parts.keepLeg(call.id);
  const tools: CallTools = {
    ...parts,
    saveTransition: async (transition) => told.take(transition),
    checkIdentity: async (_attempt, keyed) => {
      const fields = Object.keys(keyed) as IdentityField[];
      return fields.length > 0 && fields.every((field) => secrets[field] === keyed[field]) ? 'match' : 'no_match';
    },
    transfer: async () => 'nobody',
    findPerson: async () => null,
    recordings: {
      begin: async (_call, visit) => `${call.id}-${visit}`,
      end: async (name) => {
        await parts.recordingFiles.remove(name);
        return null;
      },
    },
    webhooks: { ask: async () => ({ outcome: 'failed', code: 'test_call', status: null, ms: 0 }) },
  };
  const session = startSession(flow, facts, call.language);
  const line = reserved.value;
  const start = (at: number) =>
    conductCall(tools, asAttempt(call, line), flow, { session, keys: 0 }, { resumed: false, answeredAt: at, policy });
  const end = await runLeg(parts, call, line, start, told).catch((err: unknown) => {
    parts.log.error({ err, testCall: call.id }, 'a test call broke off on our side');
    return null;
  });
  letGo();
  await writeEnd(parts, call, told.ended(end));
}

/** A test call that another process began and did not end: its line comes free, and the sweep ends its leg. */
export async function endLostTestCall(parts: TestCallTools, call: TestCall): Promise<void> {
  await writeEnd(parts, call, new Told().ended(null));
}

async function refuseOrder(parts: TestCallParts, { id }: TestCall, because: string): Promise<void> {
  await parts.work.run(async (tx) => {
    await parts.testCalls.finish(tx, id);
    await parts.journal.append(tx, 'dialer', [{ type: 'test_call_refused', subject: {}, data: { testCall: id, because } }]);
  });
}

/** Orders the leg and conducts it from its answer to its end; null when it never came to be. */
async function runLeg(
  { telephony, timers }: TestCallParts,
  call: TestCall,
  { trunk, identity }: TestLine,
  start: (at: number) => ConductedCall,
  told: Told,
): Promise<LegEnd | null> {
  const ended = Promise.withResolvers<LegEnd | null>();
  let conducted: ConductedCall | null = null;
  const forget = telephony.subscribe((event) => {
    const leg = event.type === 'ended' ? event.end.channelId : 'channelId' in event ? event.channelId : null;
    if (leg !== call.id) return;
    if (event.type === 'answered') conducted ??= start(event.at);
    if (event.type === 'digit') conducted?.press(event.digit);
    if (event.type === 'talking') conducted?.talks(event.started ? null : (event.durationMs ?? 0));
    if (event.type === 'tone') conducted?.tone(event.tone);
    if (event.type === 'ended') ended.resolve(event.end);
  });
  const limit = timers.after(longestCallMs, () => {
    void telephony.hangUp(call.id);
    timers.after(ringMs, () => ended.resolve(null)); // nobody told of its end: it is over all the same
  });
  try {
    const order = { channelId: call.id, number: call.number, trunk: trunk.name, callerId: identity.number, ringMs };
    const { taken } = await telephony.dial(order);
    if (taken === 'refused') return null;
    const end = await ended.promise;
    const whole = conducted as ConductedCall | null;
    whole?.over();
    told.noPerson = (await whole?.finished)?.noPerson ?? null;
    return end;
  } finally {
    limit();
    forget();
  }
}

async function writeEnd(parts: TestCallTools, call: TestCall, outcome: Omit<TestCallEnded, 'testCall'>): Promise<void> {
  await parts.work.run(async (tx) => {
    await parts.attempts.freeAgentLine(tx, call.id);
    await parts.testCalls.finish(tx, call.id);
    const data: TestCallEnded = { testCall: call.id, ...outcome };
    await parts.journal.append(tx, 'dialer', [{ type: 'test_call_ended', subject: {}, data }]);
  });
}

/** What the call did, kept in memory until its end: nothing of it belongs to anybody's record. */
class Told {
  noPerson: NoPerson | null = null;
  private answeredAt: number | null = null;
  private session: FlowSession | null = null;
  private readonly nodes: string[] = [];
  private readonly wouldDo: string[] = [];

  take({ session, effects, answeredAt }: Transition): void {
    this.answeredAt ??= answeredAt;
    this.session = session;
    if (this.nodes.at(-1) !== session.node) this.nodes.push(session.node);
    this.wouldDo.push(...effects.map((effect) => effect.do));
  }

  ended(end: LegEnd | null): Omit<TestCallEnded, 'testCall'> {
    const talkMs = end && this.answeredAt !== null ? end.at - this.answeredAt : null;
    const { nodes, wouldDo } = this;
    const machine = this.noPerson !== null;
    const answered = this.answeredAt !== null;
    return { answered, machine, talkMs, nodes, wouldDo, result: this.session?.result ?? null, sipCode: end?.sipCode ?? null };
  }
}

/** A test call looks like an attempt to whoever conducts it; it is nobody's, and nothing is ever written under these ids. */
function asAttempt({ id, number, orderedAt }: TestCall, { trunk, identity }: TestLine): Attempt {
  return {
    id,
    campaignId: 'cmp_test' as CampaignId,
    entryId: 'ent_test' as EntryId,
    personId: 'per_test' as PersonId,
    creditorId: identity.creditorId,
    contactPointId: 'cpt_test' as ContactPointId,
    number,
    trunkId: trunk.id,
    callerIdentityId: identity.id,
    callerNumber: identity.number,
    ordinal: 1,
    state: 'dialling',
    reservedAt: orderedAt,
    answeredAt: null,
    endedAt: null,
    result: null,
  };
}

/** Nothing of it is kept. */
const policy = { ...defaultCampaignSettings, recordCalls: false };
