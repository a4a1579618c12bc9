import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sqliteAttempts } from '../../src/adapters/db/dialer/sqlite-attempts.ts';
import { sqliteCampaigns } from '../../src/adapters/db/dialer/sqlite-campaigns.ts';
import { sqliteTrunks } from '../../src/adapters/db/dialer/sqlite-lines.ts';
import { sqliteEmergencyStop } from '../../src/adapters/db/gate/sqlite-gate.ts';
import { sqliteSuppressions } from '../../src/adapters/db/gate/sqlite-suppressions.ts';
import type { TransferEnded } from '../../src/desk/events.ts';
import { ringAgent } from '../../src/desk/ring-agent.ts';
import { type Attempt, defaultCampaignSettings, type Trunk } from '../../src/dialer/model.ts';
import type { ChannelId } from '../../src/dialer/telephony.ts';
import type { AudioFile } from '../../src/kernel/audio-file.ts';
import type { AttemptId, TrunkId } from '../../src/kernel/ids.ts';
import { agentPersonas } from '../../src/rehearsal/agent-personas.ts';
import type { Persona, PersonaStep } from '../../src/rehearsal/personas.ts';
import { type OpenBooks, openBooks } from '../support/open-books.ts';
import { type AsteriskPair, startAsteriskPair } from './support/asterisk-pair.ts';
import { type Caller, order, ourNumber, startCaller, subscriber } from './support/caller.ts';
import { realClock, realTimers } from './support/real-time.ts';

const answer: PersonaStep = { do: 'answer' };
const personas: Persona[] = [
  ...agentPersonas,
  // presses 9 only when somebody speaks to her: nothing does but the agent
  { suffix: '01', name: 'answers_the_agent_with_a_key', steps: [answer, { do: 'listen' }, { do: 'press', keys: '9' }] },
  // an agent who waits for a pause in a voice that never comes would wait for long
  {
    suffix: '80',
    name: 'agent_speaks_to_whomever',
    steps: [answer, { do: 'wait', ms: 8000 }, { do: 'say', clip: 'agent_goodbye' }, { do: 'hang_up' }],
  },
  { suffix: '03', name: 'mute_debtor', steps: [answer, { do: 'stay_mute' }] },
  { suffix: '02', name: 'hangs_up_while_waiting', steps: [answer, { do: 'wait', ms: 2500 }, { do: 'hang_up' }] },
];

let pair: AsteriskPair;
let caller: Caller;
let whisper: AudioFile;
let books: OpenBooks;
beforeAll(async () => {
  pair = await startAsteriskPair({ personas });
  caller = await startCaller(pair.instance());
  whisper = await pair.speak('Ověřená osoba. Jana Nováková. Otevřená částka je tisíc korun.');
});
beforeEach(async () => {
  books = await openBooks();
});
afterEach(async () => {
  await books.close();
  // what a failed attempt left up would be found by the next
  for (const { channelId } of await caller.telephony.liveLegs()) {
    await caller.telephony.hangUp(channelId as ChannelId);
    await caller.ended(channelId);
  }
});
afterAll(async () => {
  caller?.telephony.close();
  await pair?.stop();
});

/** Rings the agent of that persona for an answered call. */
async function transfer(attemptId: AttemptId, agentSuffix: string, waitMs = 10_000) {
  const { ids } = books.tools;
  const trunkId: TrunkId = ids.next('trk');
  const campaignId = ids.next('cmp');
  const creditorId = ids.next('crd');
  const trunk: Trunk = {
    id: trunkId,
    name: 'carrier',
    host: '127.0.0.2',
    port: 5060,
    user: null,
    password: null,
    codec: 'alaw',
    simulated: true,
    destinations: ['CZ'],
    channels: 10,
    callsPerSecond: 5,
  };
  const settings = { ...defaultCampaignSettings, agentNumber: subscriber(agentSuffix) };
  await books.run(async (tx) => {
    await sqliteTrunks.add(tx, trunk);
    await sqliteCampaigns.add(tx, {
      id: campaignId,
      creditorId,
      name: 'c',
      flow: 'f',
      state: 'running',
      purpose: 'collection',
      standing: false,
      settings,
      createdAt: 0,
    });
  });
  const attempt: Attempt = {
    id: attemptId,
    campaignId,
    entryId: ids.next('ent'),
    personId: ids.next('per'),
    creditorId,
    contactPointId: ids.next('cnt'),
    number: subscriber('01'),
    trunkId,
    callerIdentityId: ids.next('cid'),
    callerNumber: ourNumber,
    ordinal: 1,
    state: 'answered',
    reservedAt: 0,
    answeredAt: 0,
    endedAt: null,
    result: null,
  };
  const debtor = new AbortController();
  void caller.ended(attemptId).then(() => debtor.abort(new Error('the far end has hung up')));
  const complaints: object[] = [];
  const log = { info: () => {}, warn: () => {}, error: (fields: object) => void complaints.push(fields), fatal: () => {} };
  const { telephony } = caller;
  const gate = { emergencyStop: sqliteEmergencyStop, suppressions: sqliteSuppressions };
  const { work } = books;
  const { journal } = books.tools;
  const desk = ringAgent({
    telephony,
    attempts: sqliteAttempts,
    overallCeiling: { concurrency: 100, perSecond: 100 },
    limits: { find: async () => undefined, set: async () => {} },
    campaigns: sqliteCampaigns,
    trunks: sqliteTrunks,
    gate,
    work,
    journal,
    clock: realClock,
    timers: realTimers,
    log,
  });
  const say = { prompt: 'whisper', values: {} };
  const outcome = await desk.connect({
    attempt,
    effect: { do: 'transfer', queue: 'collections', whisper: say, hold: say, waitMs },
    whisper: async () => whisper,
    signal: debtor.signal,
  });
  expect(complaints).toEqual([]);
  const [end] = await books.events('transfer_ended');
  return { outcome, end: end?.data };
}

async function answered(suffix: string): Promise<AttemptId> {
  const asked = order(suffix);
  await caller.telephony.dial(asked);
  await caller.answered(asked.channelId);
  return asked.channelId as AttemptId;
}

const agentsUp = async () => (await caller.telephony.liveLegs()).filter(({ channelId }) => channelId.startsWith('agent-'));

test('a debtor hears nothing of the whisper, then the agent, and answers; the agent ends the call', async () => {
  const id = await answered('01');
  const { outcome, end } = await transfer(id, '90');
  expect({ outcome, end }).toMatchObject({ outcome: 'completed', end: { because: 'parted', whisperHeard: true } });
  const { joinedPackets } = end as TransferEnded;
  expect(Math.min(joinedPackets.agent, joinedPackets.debtor)).toBeGreaterThan(0);
  const { joinedMs } = end as { joinedMs: number };
  const joinedAt = (await caller.ended(`agent-${id}`)).at - joinedMs;
  const pressed = caller.heard.find((event) => event.type === 'digit' && event.channelId === id);
  expect(pressed).toMatchObject({ digit: '9' }); // she answers a voice, and the only one in her ear was the agent's
  expect(pressed?.type === 'digit' && pressed.at > joinedAt).toBe(true);
  expect(await agentsUp()).toEqual([]);
  expect((await caller.telephony.liveLegs()).map(({ channelId }) => channelId)).toContain(id);
  await caller.telephony.hangUp(id);
  await caller.ended(id);
});

test('an agent who does not pick up is hung up when the wait is over, and the debtor is still there', async () => {
  const id = await answered('01');
  const { outcome, end } = await transfer(id, '98', 3000);
  expect({ outcome, end }).toMatchObject({ outcome: 'nobody', end: { because: 'not_answered', rangMs: null } });
  await caller.ended(`agent-${id}`);
  expect((await caller.telephony.liveLegs()).map(({ channelId }) => channelId)).toEqual([id]);
  await caller.telephony.hangUp(id);
  await caller.ended(id);
});

test.each([
  ['a busy agent', '97', { outcome: 'nobody', because: 'not_answered', whisperHeard: false }],
  ['an agent who hangs up on the whisper', '99', { outcome: 'nobody', because: 'agent_left', whisperHeard: false }],
  ['an agent from whom no sound comes', '96', { outcome: 'failed', because: 'agent_silent', agentPackets: 0, joinedMs: 0 }],
])('%s is no transfer, and the debtor is still there', async (_, suffix, expected) => {
  const id = await answered('01');
  const { outcome, end } = await transfer(id, suffix);
  expect(end).toMatchObject(expected);
  expect(outcome).toBe(expected.outcome);
  await caller.ended(`agent-${id}`);
  expect((await caller.telephony.liveLegs()).map(({ channelId }) => channelId)).toEqual([id]);
  await caller.telephony.hangUp(id);
  await caller.ended(id);
});

test('a debtor from whom no sound comes has spoken with nobody', async () => {
  const id = await answered('03');
  const { outcome, end } = await transfer(id, '80');
  expect({ outcome, end }).toMatchObject({
    outcome: 'failed',
    end: { because: 'debtor_silent', whisperHeard: true, joinedPackets: { debtor: 0 } },
  });
  expect((end as TransferEnded).joinedPackets.agent).toBeGreaterThan(0);
  await caller.telephony.hangUp(id);
  await caller.ended(id);
});

test('a debtor who hangs up while the agent’s telephone rings stops its ringing', async () => {
  const id = await answered('02');
  const { outcome, end } = await transfer(id, '98', 15_000);
  expect({ outcome, end }).toMatchObject({ outcome: 'nobody', end: { because: 'debtor_left' } });
  await caller.ended(`agent-${id}`);
  expect(await caller.telephony.liveLegs()).toEqual([]);
});
