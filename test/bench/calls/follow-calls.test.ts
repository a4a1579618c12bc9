import { expect, test } from 'vitest';
import { followCalls } from './follow-calls.ts';
import type { Datagram } from './read-pcap.ts';
import { runFigures } from './run-figures.ts';
import { spokenFrames } from './spoken-frames.ts';

const far = { address: '127.9.9.9', port: 5060 };
const pbx = { address: '127.0.0.1', port: 5080 };
const silence = Buffer.alloc(160, 0xd5);
/** Three packets of sound; the second prompt begins with one of silence. */
const question = Buffer.concat([1, 2, 3].map((byte) => Buffer.alloc(160, byte)));
const answer = Buffer.concat([silence, ...[4, 5, 6].map((byte) => Buffer.alloc(160, byte))]);
const [first, second] = spokenFrames([question, answer, silence]);
if (!first || !second) throw new Error('two prompts were expected');

const toFar = (at: number, text: string): Datagram => ({ at, from: pbx, to: far, payload: Buffer.from(text) });
const fromFar = (at: number, text: string): Datagram => ({ at, from: far, to: pbx, payload: Buffer.from(text) });
const signal = (line: string, cseq: string, more = '') => `${line}\r\nCall-ID: one\r\nCSeq: 1 ${cseq}\r\n\r\n${more}`;
const media = { address: far.address, port: 20_000 };

function sound(at: number, sequence: number, payload: Buffer): Datagram {
  const header = Buffer.from([0x80, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt16BE(sequence % 65_536, 2);
  return { at, from: pbx, to: media, payload: Buffer.concat([header, payload]) };
}

function digit(at: number, end: boolean): Datagram {
  const payload = Buffer.from([0x80, 101, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, end ? 0x8a : 0x0a, 0, 0]);
  return { at, from: media, to: pbx, payload };
}

/** A call whose sequence numbers run over, with silence between the prompts. */
const whole = [
  toFar(1000, signal('INVITE sip:x SIP/2.0', 'INVITE')),
  fromFar(1010, signal('SIP/2.0 200 OK', 'INVITE', 'm=audio 20000 RTP/AVP 8 101\r\n')),
  ...[0, 1, 2].map((n) => sound(1030 + n * 20, 65_530 + n, question.subarray(n * 160, (n + 1) * 160))),
  ...[3, 4, 5].map((n) => sound(1090 + n * 20, 65_530 + n, silence)),
  digit(2000, false),
  digit(2140, true),
  digit(2141, true),
  ...[0, 1, 2, 3].map((n) => sound(2150 + n * 20, 65_536 + n, answer.subarray(n * 160, (n + 1) * 160))),
  toFar(2300, signal('BYE sip:x SIP/2.0', 'BYE')),
  fromFar(2301, signal('SIP/2.0 200 OK', 'BYE')),
];
const figuresOf = (datagrams: readonly Datagram[]) =>
  runFigures({
    order: { calls: 1, perSecond: 1 },
    seen: followCalls(datagrams, far, [first, second]),
    cpu: { node: 3, asterisk: 6 },
    audio: { playedMs: 1000, renderedMs: 250 },
    others: 0,
    lostPackets: 0,
  });

test('a call is complete when both prompts came, the digit between them, and the caller hung up', () => {
  expect(figuresOf(whole)).toMatchObject({ placed: 1, completed: 1, lacking: {}, nodeCpuMsPerCall: 3, newAudioShare: 0.25 });
});

test('sound counts from the first packet of the prompt, also where that packet is silence, and from the last packet of the digit', () => {
  expect(figuresOf(whole)).toMatchObject({ digitToSoundP50Ms: 9, answerToSoundP99Ms: 20 });
});

test.each([
  ['not answered', (_: Datagram, index: number) => index < 1],
  ['no digit', ({ at }: Datagram) => at < 2000 || at > 2141],
  ['first prompt not heard before the digit', ({ at }: Datagram) => at !== 1050],
  ['second prompt not heard', ({ at }: Datagram) => at !== 2210],
  ['not hung up by the caller', ({ at }: Datagram) => at < 2300],
])('a call is incomplete: %s', (lack, left) => {
  expect(figuresOf(whole.filter(left))).toMatchObject({ placed: 1, completed: 0, lacking: { [lack]: 1 } });
});

test('the far end hanging up is no completion', () => {
  const reversed = [
    ...whole.slice(0, -2),
    fromFar(2300, signal('BYE sip:x SIP/2.0', 'BYE')),
    toFar(2301, signal('SIP/2.0 200 OK', 'BYE')),
  ];
  expect(figuresOf(reversed)).toMatchObject({ completed: 0, lacking: { 'not hung up by the caller': 1 } });
});

test('an INVITE that is sent again is no second call', () => {
  expect(figuresOf([...whole.slice(0, 1), ...whole])).toMatchObject({ placed: 1, completed: 1 });
});
