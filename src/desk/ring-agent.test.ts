import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { sqliteAttempts } from '../adapters/db/dialer/sqlite-attempts.ts';
import { sqliteCampaigns } from '../adapters/db/dialer/sqlite-campaigns.ts';
import { sqliteTrunks } from '../adapters/db/dialer/sqlite-lines.ts';
import { sqliteEmergencyStop } from '../adapters/db/gate/sqlite-gate.ts';
import { sqliteSuppressions } from '../adapters/db/gate/sqlite-suppressions.ts';
import { type Attempt, defaultCampaignSettings, type Trunk } from '../dialer/model.ts';
import { suppressByHand } from '../gate/suppress-by-hand.ts';
import type { AudioFile } from '../kernel/audio-file.ts';
import { type PhoneNumber, parsePhone } from '../kernel/phone.ts';
import { FakeTelephony, type FarEnd } from '../rehearsal/fake-telephony.ts';
import { VirtualTime } from '../rehearsal/virtual-time.ts';
import { ringAgent } from './ring-agent.ts';

let books: OpenBooks;
let time: VirtualTime;
let phones: FakeTelephony;
let attempt: Attempt;
let debtor: AbortController;
let agentDoes: FarEnd;
let debtorDoes: FarEnd;
let complaints: string[];

const whisper: AudioFile = { path: '/audio/whisper', durationMs: 2000 };
const agentNumber = number('+420000999990');

beforeEach(async () => {
  books = await openBooks();
  time = new VirtualTime(Temporal.Instant.from('2026-11-20T09:00:00Z'), async () => {
    for (let calm = 0; calm < 3; calm = books.underWay() > 0 ? 0 : calm + 1) await nextTurn();
  });
  agentDoes = { answersAfter: 4000 };
  debtorDoes = { answersAfter: 1000 };
  phones = new FakeTelephony(time, ({ channelId }) => (channelId.startsWith('agent-') ? agentDoes : debtorDoes));
  debtor = new AbortController();
  complaints = [];
  attempt = await answeredCall({});
});
afterEach(() => books.close());

function number(text: string): PhoneNumber {
  const parsed = parsePhone(text, 'CZ');
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value.number;
}

/** A campaign, its trunk, and a debtor who has answered and listens to the hold prompt. */
async function answeredCall(settings: { agentNumber?: PhoneNumber | null; trunk?: Partial<Trunk> }): Promise<Attempt> {
  const { ids } = books.tools;
  const trunk: Trunk = {
    id: ids.next('trk'),
    name: `carrier-${ids.next('trk').slice(-6)}`,
    host: '127.0.0.2',
    port: 5060,
    user: null,
    password: null,
    codec: 'alaw',
    simulated: true,
    destinations: ['CZ'],
    channels: 10,
    callsPerSecond: 5,
    ...settings.trunk,
  };
  const campaignId = ids.next('cmp');
  await books.run(async (tx) => {
    await sqliteTrunks.add(tx, trunk);
    await sqliteCampaigns.add(tx, {
      id: campaignId,
      creditorId: ids.next('crd'),
      name: campaignId,
      flow: 'soft-reminder',
      state: 'running',
      purpose: 'collection',
      standing: false,
      settings: {
        ...defaultCampaignSettings,
        agentNumber: settings.agentNumber === undefined ? agentNumber : settings.agentNumber,
      },
      createdAt: 0,
    });
  });
  const made: Attempt = {
    id: ids.next('att'),
    campaignId,
    entryId: ids.next('ent'),
    personId: ids.next('per'),
    creditorId: ids.next('crd'),
    contactPointId: ids.next('cnt'),
    number: number('+420000101001'),
    trunkId: trunk.id,
    callerIdentityId: ids.next('cid'),
    callerNumber: number('+420000555001'),
    ordinal: 1,
    state: 'answered',
    reservedAt: 0,
    answeredAt: 1000,
    endedAt: null,
    result: null,
  };
  const { number: dialled, callerNumber: callerId } = made;
  await phones.dial({ channelId: made.id, number: dialled, trunk: trunk.name, callerId, ringMs: 25_000 });
  await time.advance(1000);
  phones.subscribe((event) => {
    if (event.type === 'ended' && event.end.channelId === made.id) debtor.abort(new Error('the far end has hung up'));
  });
  return made;
}

function transfer(
  request: Partial<{ attempt: Attempt; waitMs: number; whisper: () => Promise<AudioFile>; number: string }> = {},
) {
  const log = {
    info: () => {},
    warn: () => {},
    error: (_fields: object, message: string) => void complaints.push(message),
    fatal: () => {},
  };
  const desk = ringAgent({
    telephony: phones,
    attempts: sqliteAttempts,
    overallCeiling: { concurrency: 100, perSecond: 100 },
    limits: { find: async () => undefined, set: async () => {} },
    campaigns: sqliteCampaigns,
    trunks: sqliteTrunks,
    gate: { emergencyStop: sqliteEmergencyStop, suppressions: sqliteSuppressions },
    work: books.work,
    journal: books.tools.journal,
    clock: time,
    timers: time,
    log,
  });
  const say = { prompt: 'whisper', values: {} };
  return desk.connect({
    attempt: request.attempt ?? attempt,
    effect: {
      do: 'transfer',
      queue: 'collections',
      whisper: say,
      hold: say,
      waitMs: request.waitMs ?? 45_000,
      ...(request.number !== undefined && { number: request.number }),
    },
    whisper: request.whisper ?? (async () => whisper),
    signal: debtor.signal,
  });
}

const agentLeg = () => `agent-${attempt.id}` as const;
const ended = async () => (await books.events('transfer_ended')).map(({ data }) => data);
const agentsUp = async () => (await phones.liveLegs()).filter(({ channelId }) => channelId.startsWith('agent-'));

test('a debtor is joined with an agent only after the agent alone has heard who is coming', async () => {
  const connecting = transfer();
  await time.advance(6500);
  expect(phones.played).toEqual([{ channelId: agentLeg(), path: whisper.path, outcome: 'finished' }]);
  expect(phones.joined).toEqual([[attempt.id, agentLeg()]]);
  await time.advance(60_000);
  phones.farEndHangsUp(attempt.id);
  expect(await time.until(connecting)).toBe('completed');
  expect(await ended()).toEqual([
    {
      queue: 'collections',
      outcome: 'completed',
      because: 'parted',
      agentPackets: expect.any(Number),
      joinedPackets: { agent: expect.any(Number), debtor: expect.any(Number) },
      whisperHeard: true,
      rangMs: 4000,
      joinedMs: 60_500,
    },
  ]);
  expect(await agentsUp()).toEqual([]);
});

test('the agent is rung over the call’s own trunk, under its own caller identity, for as long as the flow waits', async () => {
  void transfer({ waitMs: 30_000 });
  await time.advance(100);
  const [own, agent] = phones.dialled;
  expect(agent).toEqual({ ...own, channelId: agentLeg(), number: agentNumber, ringMs: 30_000 });
  expect((await books.events('transfer_started'))[0]).toMatchObject({
    subject: { attemptId: attempt.id },
    data: { queue: 'collections', agentChannel: agentLeg(), waitMs: 30_000 },
  });
  phones.farEndHangsUp(attempt.id);
  await time.advance(100);
});

test('where the flow names a number, that one is rung instead of the campaign’s, under the same rules', async () => {
  void transfer({ number: '+420000999991' });
  await time.advance(100);
  expect(phones.dialled.at(-1)).toMatchObject({ channelId: agentLeg(), number: '+420000999991' });
  phones.farEndHangsUp(attempt.id);
  await time.advance(100);
});

test('a number that the flow names and the trunk may not reach is not rung', async () => {
  expect(await time.until(transfer({ number: '+420601000001' }))).toBe('nobody');
  expect((await ended()).at(-1)).toMatchObject({ because: 'number_not_allowed' });
});

test('when the agent hangs up, the transfer is completed and the debtor is still there', async () => {
  agentDoes = { answersAfter: 1000, hangsUpAfter: 20_000 };
  expect(await time.until(transfer())).toBe('completed');
  expect((await phones.liveLegs()).map(({ channelId }) => channelId)).toEqual([attempt.id]);
});

test('where the campaign has no agent, nobody is rung and the debtor hears so at once', async () => {
  const without = await answeredCall({ agentNumber: null });
  const before = phones.dialled.length;
  expect(await time.until(transfer({ attempt: without }), 1)).toBe('nobody');
  expect(phones.dialled.length).toBe(before);
  expect(await ended()).toMatchObject([{ because: 'no_agent', outcome: 'nobody' }]);
  expect(await books.events('transfer_started')).toEqual([]);
});

test('an agent who does not pick up in time, is busy or declines is nobody', async () => {
  agentDoes = { answersAfter: null };
  const startedAt = time.now().epochMilliseconds;
  expect(await time.until(transfer({ waitMs: 20_000 }))).toBe('nobody');
  expect(time.now().epochMilliseconds - startedAt).toBe(20_000);
  agentDoes = { rejects: { after: 500, sipCode: 486, cause: 17 } };
  expect(await time.until(transfer())).toBe('nobody');
  expect(await ended()).toMatchObject([{ because: 'not_answered' }, { because: 'not_answered', rangMs: null }]);
  expect(phones.played).toEqual([]);
});

test('an agent whose telephone carries no sound is not given a debtor', async () => {
  agentDoes = { answersAfter: 1000, packetsPerSecond: 0 };
  expect(await time.until(transfer())).toBe('failed');
  expect(phones.joined).toEqual([]);
  expect(await ended()).toMatchObject([{ because: 'agent_silent', agentPackets: 0, whisperHeard: true, joinedMs: 0 }]);
  expect(await agentsUp()).toEqual([]);
});

test('an agent who hangs up on the whisper is not counted as joined', async () => {
  agentDoes = { answersAfter: 1000, hangsUpAfter: 500 };
  expect(await time.until(transfer())).toBe('nobody');
  expect(await ended()).toMatchObject([{ because: 'agent_left', whisperHeard: false }]);
});

test('a debtor who hangs up takes the agent’s telephone with them, whether it rings, whispers or has not been dialled', async () => {
  for (const afterMs of [0, 2000, 5000]) {
    debtor = new AbortController();
    attempt = await answeredCall({});
    const connecting = transfer();
    await time.advance(afterMs);
    phones.farEndHangsUp(attempt.id);
    expect(await time.until(connecting, 100)).toBe('nobody');
    expect(await agentsUp()).toEqual([]);
  }
  expect((await ended()).map((data) => (data as { because: string }).because)).toEqual([
    'debtor_left',
    'debtor_left',
    'debtor_left',
  ]);
  expect(phones.joined).toEqual([]);
});

test('an agent who could not be told who is coming, and whether that person was verified, is not given a debtor', async () => {
  phones.broken.files.add(whisper.path);
  expect(await time.until(transfer())).toBe('failed');
  expect(phones.joined).toEqual([]);
  expect(await ended()).toMatchObject([{ because: 'whisper_unheard', whisperHeard: false }]);
  expect(await agentsUp()).toEqual([]);
});

test('an agent who can no longer be heard once joined is let go, and the debtor is still there', async () => {
  agentDoes = { answersAfter: 1000, muteAfter: 2000 };
  expect(await time.until(transfer())).toBe('failed');
  expect(await ended()).toMatchObject([{ because: 'agent_silent', whisperHeard: true, joinedPackets: { agent: 0 } }]);
  expect((await phones.liveLegs()).map(({ channelId }) => channelId)).toEqual([attempt.id]);
});

test('an agent who heard nothing from the debtor has spoken with nobody', async () => {
  debtorDoes = { answersAfter: 1000, muteAfter: 500 };
  attempt = await answeredCall({});
  agentDoes = { answersAfter: 1000, hangsUpAfter: 20_000 };
  expect(await time.until(transfer())).toBe('failed');
  expect(await ended()).toMatchObject([{ because: 'debtor_silent', joinedPackets: { debtor: 0 } }]);
});

test('a debtor whose telephone sends nothing until she speaks is heard all the same', async () => {
  agentDoes = { answersAfter: 1000, hangsUpAfter: 20_000 };
  debtorDoes = { answersAfter: 1000, packetsPerSecond: 0.1 };
  attempt = await answeredCall({});
  expect(await time.until(transfer())).toBe('completed');
});

test('two legs that could not be joined are no conversation', async () => {
  phones.broken.joins = true;
  expect(await time.until(transfer())).toBe('failed');
  expect(await ended()).toMatchObject([{ because: 'not_joined' }]);
  expect(await agentsUp()).toEqual([]);
});

test('what breaks on our side ends the transfer and not the call', async () => {
  const noFile = () => Promise.reject(new Error('the file is gone'));
  expect(await time.until(transfer({ whisper: noFile }))).toBe('failed');
  expect(await ended()).toMatchObject([{ because: 'fault' }]);
  expect(complaints).toHaveLength(1);
  expect((await phones.liveLegs()).map(({ channelId }) => channelId)).toEqual([attempt.id]);
});

test('an order that nobody confirmed is waited for, never repeated', async () => {
  agentDoes = { taken: { taken: 'unknown', code: 'time_out' }, appears: true, answersAfter: 3000, hangsUpAfter: 10_000 };
  expect(await time.until(transfer())).toBe('completed');
  attempt = await answeredCall({});
  agentDoes = { taken: { taken: 'unknown', code: 'time_out' } };
  const startedAt = time.now().epochMilliseconds;
  expect(await time.until(transfer({ waitMs: 10_000 }))).toBe('nobody');
  expect(time.now().epochMilliseconds - startedAt).toBe(13_000);
  expect(phones.dialled.filter(({ channelId }) => channelId === agentLeg())).toHaveLength(1);
});

test('an order that Asterisk refuses is a failure of ours, told at once', async () => {
  agentDoes = { taken: { taken: 'refused', code: 'no_such_endpoint' } };
  expect(await time.until(transfer(), 1)).toBe('failed');
  expect(await ended()).toMatchObject([{ because: 'not_dialled' }]);
});

test('after a crash the agent’s old leg goes before the agent is rung again', async () => {
  const { trunk = '' } = phones.dialled[0] ?? {};
  await phones.dial({ channelId: agentLeg(), number: agentNumber, trunk, callerId: agentNumber, ringMs: 45_000 });
  await time.advance(10_000);
  expect(await agentsUp()).toHaveLength(1);
  const connecting = transfer();
  await time.advance(20_000);
  expect(phones.joined).toHaveLength(1);
  expect(await agentsUp()).toHaveLength(1);
  phones.farEndHangsUp(agentLeg());
  expect(await time.until(connecting)).toBe('completed');
});

test('a real agent’s number never leaves by a simulated trunk, nor a rehearsal number by a real one, nor a premium one by any', async () => {
  const real = { simulated: false };
  const cases = [
    await answeredCall({ agentNumber: number('+420224811111') }),
    await answeredCall({ trunk: real }),
    await answeredCall({ agentNumber: number('+420900123456'), trunk: real }),
    await answeredCall({ agentNumber: number('+4930901820'), trunk: real }),
  ];
  const before = phones.dialled.length;
  for (const each of cases) expect(await time.until(transfer({ attempt: each }), 1)).toBe('nobody');
  expect(phones.dialled.length).toBe(before);
  expect(await ended()).toMatchObject(cases.map(() => ({ because: 'number_not_allowed' })));
});

test('after the red button no agent is rung either', async () => {
  await books.run((tx) => sqliteEmergencyStop.set(tx, 1));
  expect(await time.until(transfer(), 1)).toBe('nobody');
  expect(await ended()).toMatchObject([{ because: 'stopped' }]);
});

test('the red button stops an agent’s telephone up to its dial, also while a former leg is being cleared away', async () => {
  const { trunk = '' } = phones.dialled[0] ?? {};
  await phones.dial({ channelId: agentLeg(), number: agentNumber, trunk, callerId: agentNumber, ringMs: 45_000 });
  phones.hangUp = async () => {}; // Asterisk takes its time
  const before = phones.dialled.length;
  const connecting = transfer();
  await time.advance(100);
  await books.run((tx) => sqliteEmergencyStop.set(tx, 1));
  expect(await time.until(connecting)).toBe('nobody');
  expect(phones.dialled.length).toBe(before);
  expect(await ended()).toMatchObject([{ because: 'stopped' }]);
});

test('an agent whose number is on a suppression list is not rung, and the record says by which rule', async () => {
  const tools = { ...books.tools, work: books.work, gate: { suppressions: sqliteSuppressions } };
  await suppressByHand(tools, 'user:test', 'general', { number: agentNumber, reason: null, until: null });
  const before = phones.dialled.length;
  expect(await time.until(transfer(), 1)).toBe('nobody');
  expect(phones.dialled.length).toBe(before);
  expect((await books.events('transfer_refused'))[0]?.data).toMatchObject({ rule: 'safety.agent_number' });
  expect(await books.events('transfer_started')).toEqual([]);
});

test('whatever becomes of a transfer, one line ends it and no listener or timer is left behind', async () => {
  const before = phones.listening;
  const farEnds: FarEnd[] = [
    { answersAfter: 500, hangsUpAfter: 9000 },
    { answersAfter: null },
    { answersAfter: 500, packetsPerSecond: 0 },
    { rejects: { after: 300, sipCode: 603, cause: 21 } },
    { taken: { taken: 'refused', code: 'x' } },
  ];
  for (const farEnd of farEnds) {
    agentDoes = farEnd;
    await time.until(transfer({ waitMs: 5000 }));
  }
  expect(await ended()).toHaveLength(farEnds.length);
  expect(phones.listening).toBe(before);
  await time.advance(0);
  phones.farEndHangsUp(attempt.id);
  expect(time.waiting).toBe(0);
});

test('an agent’s telephone takes a line of the trunk while it rings and speaks, and gives it back', async () => {
  agentDoes = { answersAfter: 1000, hangsUpAfter: 20_000 };
  const connecting = transfer();
  await time.advance(5000);
  expect(await linesTaken()).toEqual({ overall: 1, trunk: 1, campaign: 0 });
  await time.until(connecting);
  expect(await linesTaken()).toEqual({ overall: 0, trunk: 0, campaign: 0 });
});

test('where every line of the trunk is taken no agent is rung, and the debtor hears so at once', async () => {
  attempt = await answeredCall({ trunk: { channels: 1 } });
  const other = { id: books.tools.ids.next('att'), trunkId: attempt.trunkId };
  await books.run((tx) => sqliteAttempts.takeAgentLine(tx, other, 0));
  const before = phones.dialled.length;
  expect(await time.until(transfer(), 1)).toBe('nobody');
  expect(phones.dialled.length).toBe(before);
  expect(await ended()).toMatchObject([{ because: 'no_line' }]);
  await books.run((tx) => sqliteAttempts.freeAgentLine(tx, other.id));
  agentDoes = { answersAfter: 1000, hangsUpAfter: 10_000 };
  expect(await time.until(transfer())).toBe('completed');
});

async function linesTaken() {
  const { overall, byTrunk, byCampaign } = await books.run((tx) => sqliteAttempts.load(tx, 0));
  return {
    overall: overall.up,
    trunk: byTrunk.get(attempt.trunkId)?.up ?? 0,
    campaign: [...byCampaign.values()].reduce((total, { up }) => total + up, 0),
  };
}
