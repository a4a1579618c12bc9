import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AudioFile } from '../../src/kernel/audio-file.ts';
import type { Persona, PersonaStep } from '../../src/rehearsal/personas.ts';
import { type AsteriskPair, startAsteriskPair } from './support/asterisk-pair.ts';
import { type Caller, never, order, startCaller } from './support/caller.ts';

const answer: PersonaStep = { do: 'answer' };
const listen: PersonaStep = { do: 'listen' };
const press = (keys: string): PersonaStep => ({ do: 'press', keys });
const personas: Persona[] = [
  { suffix: '01', name: 'answers_two_prompts', steps: [answer, listen, press('1'), listen, press('22')] },
  { suffix: '02', name: 'presses_during_the_prompt', steps: [answer, { do: 'overhear', ms: 0 }, press('5')] },
  { suffix: '03', name: 'types_eight_digits_ahead', steps: [answer, { do: 'wait', ms: 300 }, press('12345678')] },
  { suffix: '04', name: 'hangs_up_in_the_prompt', steps: [answer, { do: 'overhear', ms: 500 }, { do: 'hang_up' }] },
  { suffix: '05', name: 'listens', steps: [answer] },
  { suffix: '06', name: 'speaks', steps: [answer, { do: 'wait', ms: 700 }, { do: 'say', clip: 'hello' }] },
  {
    suffix: '08',
    name: 'speaks_then_answers_a_voice',
    steps: [answer, { do: 'wait', ms: 700 }, { do: 'say', clip: 'hello' }, listen, press('8')],
  },
  { suffix: '09', name: 'answers_a_voice_and_speaks', steps: [answer, listen, press('9'), { do: 'say', clip: 'hello' }] },
  { suffix: '07', name: 'waits_for_a_voice_forever', steps: [answer, listen] },
];

let pair: AsteriskPair;
let caller: Caller;
let long: AudioFile;
let short: AudioFile;
beforeAll(async () => {
  pair = await startAsteriskPair({ personas });
  caller = await startCaller(pair.instance());
  short = await pair.speak('Dobrý den.');
  long = await pair.speak('Dobrý den, volám jménem společnosti Alfa. Stiskněte jedna.');
});
afterAll(async () => {
  caller?.telephony.close();
  await pair?.stop();
});

async function answered(suffix: string) {
  const { channelId } = order(suffix);
  await caller.telephony.dial(order(suffix, { channelId }));
  await caller.answered(channelId);
  return channelId;
}

async function hangUp(...ids: Parameters<Caller['telephony']['hangUp']>[0][]) {
  await Promise.all(ids.map((id) => caller.telephony.hangUp(id)));
  await Promise.all(ids.map((id) => caller.ended(id)));
}

const key = (id: string, digit: string) =>
  caller.until((event) => event.type === 'digit' && event.channelId === id && event.digit === digit);

describe.concurrent('prompts and keys', () => {
  test('a debtor hears each prompt out and answers it with keys', async () => {
    const id = await answered('01');
    const first = await caller.telephony.play(id, short, never);
    expect(first).toEqual({ outcome: 'finished', playedMs: short.durationMs });
    await key(id, '1');
    await caller.telephony.play(id, short, never);
    await key(id, '2');
    await sleep(600);
    expect(caller.keys(id)).toBe('122');
    await hangUp(id);
    expect(await pair.carrier.givenUp()).toEqual([]);
  });

  test('a key stops the prompt, and we know how much of it was heard', async () => {
    const id = await answered('02');
    const barge = new AbortController();
    void key(id, '5').then(() => barge.abort());
    const heard = await caller.telephony.play(id, long, barge.signal);
    expect(heard.outcome).toBe('stopped');
    expect(heard.playedMs).toBeGreaterThan(0);
    expect(heard.playedMs).toBeLessThan(long.durationMs);
    expect(await caller.telephony.play(id, short, never)).toMatchObject({ outcome: 'finished' });
    await hangUp(id);
  });

  test('keys typed ahead, during the prompt, are all counted once and in order', async () => {
    const id = await answered('03');
    await caller.telephony.play(id, long, never);
    expect(caller.keys(id)).toBe('12345678');
    await hangUp(id);
  });

  test('a prompt that was cancelled before its turn is not played', async () => {
    const id = await answered('05');
    const cancelled = new AbortController();
    const running = caller.telephony.play(id, short, never);
    const waiting = caller.telephony.play(id, long, cancelled.signal);
    cancelled.abort();
    expect((await running).outcome).toBe('finished');
    expect(await waiting).toEqual({ outcome: 'stopped', playedMs: 0 });
    await hangUp(id);
  });

  test('prompts asked for at once are heard one after the other', async () => {
    const id = await answered('05');
    const began = performance.now();
    const both = await Promise.all([caller.telephony.play(id, short, never), caller.telephony.play(id, short, never)]);
    expect(both.map((each) => each.outcome)).toEqual(['finished', 'finished']);
    expect(performance.now() - began).toBeGreaterThan(2 * short.durationMs);
    await hangUp(id);
  });
});

describe.concurrent('what can go wrong with a prompt', () => {
  test('a missing file is reported, not passed over in silence', async () => {
    const id = await answered('05');
    const missing = { path: `${pair.folder}/audio/not-there`, durationMs: 1000 };
    expect(await caller.telephony.play(id, missing, never)).toEqual({ outcome: 'failed', playedMs: 0 });
    expect(await caller.telephony.play(id, short, never)).toMatchObject({ outcome: 'finished' });
    await hangUp(id);
  });

  test('a debtor who hangs up in the middle of a prompt is gone, and we know how much she heard', async () => {
    const id = await answered('04');
    const heard = await caller.telephony.play(id, long, never);
    expect(heard.outcome).toBe('leg_gone');
    expect(heard.playedMs).toBeGreaterThan(300);
    expect(heard.playedMs).toBeLessThan(long.durationMs);
    expect(await caller.ended(id)).toMatchObject({ answered: true, byUs: false });
    expect(await caller.telephony.play(id, short, never)).toEqual({ outcome: 'leg_gone', playedMs: 0 });
  });

  test('our own hang-up in the middle of a prompt ends the prompt', async () => {
    const id = await answered('05');
    const playing = caller.telephony.play(id, long, never);
    await sleep(500);
    await caller.telephony.hangUp(id);
    expect((await playing).outcome).toBe('leg_gone');
    expect(await caller.ended(id)).toMatchObject({ answered: true, byUs: true });
  });
});

describe.concurrent('sound on the line', () => {
  test('the line never falls dead: sound goes out before, between and after prompts', async () => {
    const id = await answered('05');
    const other = await answered('07');
    // The network's subscriber 07 waits for a voice; silence must not be one.
    await caller.telephony.play(id, short, never);
    const before = await sent(id);
    await sleep(600);
    const after = await sent(id);
    expect(after - before).toBeGreaterThan(15); // 50 packets a second
    expect(await sent(other)).toBeGreaterThan(15);
    expect(caller.keys(other)).toBe('');
    await hangUp(id, other);
  });

  test('a debtor who speaks is noticed, with how long she spoke', async () => {
    const id = await answered('06');
    const news = await caller.until((event) => event.type === 'talking' && event.channelId === id && !event.started);
    expect(news).toMatchObject({ type: 'talking', started: false });
    if (news.type === 'talking') expect(news.durationMs).toBeGreaterThan(200);
    expect(caller.heard.some((event) => event.type === 'talking' && event.channelId === id && event.started)).toBe(true);
    await hangUp(id);
  });

  test('two connected legs hear each other, and parting frees the other', async () => {
    const debtor = await answered('09');
    const agent = await answered('08');
    const joined = caller.telephony.connect(debtor, agent);
    await key(debtor, '9'); // pressed by a debtor who heard the agent speak
    await key(agent, '8'); // pressed by an agent who heard the debtor speak
    expect(await caller.telephony.packetsReceived(debtor)).toBeGreaterThan(100);
    await hangUp(agent);
    await joined;
    expect(await caller.telephony.play(debtor, short, never)).toMatchObject({ outcome: 'finished' });
    await hangUp(debtor);
  });

  test('connecting with a leg that is gone ends at once', async () => {
    const debtor = await answered('05');
    await caller.telephony.connect(debtor, 'agent-nobody');
    await hangUp(debtor);
  });
});

/** Packets that our Asterisk sent to a leg. */
async function sent(id: string): Promise<number> {
  const { url, user, password } = pair.instance().ari;
  const response = await fetch(`${url}/ari/channels/${id}/rtp_statistics`, {
    headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
  });
  const { txcount } = (await response.json()) as { txcount: number };
  return txcount;
}
