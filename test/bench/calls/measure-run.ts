import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AudioFile } from '../../../src/kernel/audio-file.ts';
import type { Programs } from '../../../src/kernel/programs.ts';
import { startCapture } from './capture.ts';
import type { FarEnd } from './far-end.ts';
import { followCalls } from './follow-calls.ts';
import { type RunFigures, runFigures } from './run-figures.ts';
import type { CallOrder, Side } from './side.ts';
import { spokenFrames } from './spoken-frames.ts';

/** What both sides are measured with. */
export type Bench = {
  readonly programs: Programs;
  readonly folder: string;
  readonly farEnd: FarEnd;
  readonly prompts: readonly [AudioFile, AudioFile];
  /** Aborted when somebody ends the bench. */
  readonly signal: AbortSignal;
};

/**
 * One run of one side: `perSecond` calls a second for `seconds`. CPU counts from the order to the end of the last call; what the far end
 * saw is taken from a capture there. Throws AbortError when the bench is ended.
 */
export async function measureRun(bench: Bench, side: Side, perSecond: number, seconds: number): Promise<RunFigures> {
  const { programs, folder, farEnd, signal } = bench;
  const order: CallOrder = { calls: Math.max(1, Math.round(perSecond * seconds)), perSecond };
  await side.prepare(order);
  signal.throwIfAborted();
  const file = join(folder, `${side.name}.pcap`);
  const capture = await startCapture(programs, folder, file, farEnd.address);
  try {
    const beganAt = Date.now();
    const before = side.cpu();
    await runToItsEnd(bench, side, order, seconds);
    const after = side.cpu();
    const audio = await side.audioSince(beganAt);
    const { datagrams, lost } = await capture.end();
    const [first, second] = spokenFrames(bench.prompts.map(({ path }) => readFileSync(`${path}.alaw`)));
    if (!first || !second) throw new Error('two prompts are needed');
    return runFigures({
      order,
      seen: followCalls(datagrams, farEnd, [first, second]),
      cpu: { node: after.node - before.node, asterisk: after.asterisk - before.asterisk },
      audio,
      lostPackets: lost,
    });
  } finally {
    await capture.drop();
  }
}

/** Until every call has ended, or nothing has moved for `stillMs`, or the time is up. */
async function runToItsEnd({ farEnd, signal }: Bench, side: Side, order: CallOrder, seconds: number): Promise<void> {
  const before = farEnd.ended();
  const ended = new AbortController();
  const stop = AbortSignal.any([signal, ended.signal]);
  let placed = false;
  const placing = side.place(order, stop).finally(() => {
    placed = true;
  });
  placing.catch(() => undefined); // awaited below
  const deadline = Date.now() + seconds * 1500 + longestCallMs;
  let movedAt = Date.now();
  let lastOver = 0;
  while (Date.now() < deadline && !signal.aborted) {
    await sleep(pollMs);
    const over = farEnd.ended() - before;
    if (over !== lastOver) movedAt = Date.now();
    lastOver = over;
    if (over >= order.calls || (placed && Date.now() - movedAt > stillMs)) break;
  }
  ended.abort();
  await placing;
  signal.throwIfAborted();
}

const pollMs = 100;
const stillMs = 8000;
const longestCallMs = 40_000;
