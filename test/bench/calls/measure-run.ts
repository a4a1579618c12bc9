import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AudioFile } from '../../../src/kernel/audio-file.ts';
import { Fault } from '../../../src/kernel/fault.ts';
import type { Programs } from '../../../src/kernel/programs.ts';
import { startCapture } from './capture.ts';
import { cpuTime, machineTime } from './cpu-time.ts';
import type { FarEnd } from './far-end.ts';
import { followCalls } from './follow-calls.ts';
import { type RunFigures, runFigures } from './run-figures.ts';
import type { CallOrder, Side, SideCpu } from './side.ts';
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

/** `noLonger`: what has not been ordered after `seconds` is left out, where otherwise the run lasts until everything was. */
export type RunWish = { readonly perSecond: number; readonly seconds: number; readonly noLonger?: boolean };

/**
 * One run of one side. CPU counts from the order to the end of the last call; what the far end saw is taken from a capture there. Throws
 * AbortError when the bench is ended.
 */
export async function measureRun(bench: Bench, side: Side, wish: RunWish): Promise<RunFigures> {
  const { programs, folder, farEnd, signal } = bench;
  const { perSecond, seconds } = wish;
  const order: CallOrder = { calls: Math.max(1, Math.round(perSecond * seconds)), perSecond };
  await side.prepare(order);
  signal.throwIfAborted();
  const file = join(folder, `${side.name}.pcap`);
  const capture = await startCapture(programs, folder, file, farEnd.address);
  try {
    const beganAt = Date.now();
    const before = look(side);
    const after = await runToItsEnd(bench, side, order, wish);
    if (after.cpu.asterisk < before.cpu.asterisk || after.cpu.node < before.cpu.node)
      throw new Fault('side_died', `Asterisk or the controller of ${side.name} ended in the middle of a run`);
    const audio = await side.audioSince(beganAt);
    const { datagrams, lost } = await capture.end();
    const [first, second] = spokenFrames(bench.prompts.map(({ path }) => readFileSync(`${path}.alaw`)));
    if (!first || !second) throw new Error('two prompts are needed');
    return runFigures({
      order,
      seen: followCalls(datagrams, farEnd, [first, second]),
      cpu: { node: after.cpu.node - before.cpu.node, asterisk: after.cpu.asterisk - before.cpu.asterisk },
      others: (after.others - before.others) / (after.possible - before.possible),
      audio,
      lostPackets: lost,
    });
  } finally {
    await capture.drop();
  }
}

/** Until every call has ended, or nothing moves any more. Gives the CPU times at the last end. */
async function runToItsEnd({ farEnd, signal }: Bench, side: Side, order: CallOrder, wish: RunWish): Promise<Look> {
  const enough = new AbortController();
  const limit = setTimeout(() => enough.abort(), wish.seconds * 1000 * (wish.noLonger ? 1 : longestFactor));
  let placedAt: number | null = null;
  const placing = side.place(order, AbortSignal.any([signal, enough.signal])).finally(() => {
    placedAt = Date.now();
  });
  placing.catch(() => undefined); // awaited below
  const before = farEnd.calls().ended;
  let last = look(side);
  let seen = '';
  let movedAt = Date.now();
  while (!signal.aborted) {
    await sleep(pollMs);
    const { ended, up } = farEnd.calls();
    const now = JSON.stringify([ended, up, placedAt]);
    if (now !== seen) {
      last = look(side);
      movedAt = Date.now();
    }
    seen = now;
    if (ended - before >= order.calls) break;
    if (placedAt !== null && Date.now() - movedAt > (up === 0 ? freshMs : stillMs)) break;
  }
  clearTimeout(limit);
  enough.abort();
  await placing;
  signal.throwIfAborted();
  return last;
}

/** CPU times at a moment: of the side, and of every program of this machine that the bench did not start. */
type Look = { readonly cpu: SideCpu; readonly others: number; readonly possible: number };

function look(side: Side): Look {
  const { busy, possible } = machineTime();
  return { cpu: side.cpu(), others: busy - cpuTime(process.pid), possible };
}

const pollMs = 100;
/** The far end's figures are a second old, more when the machine is busy. */
const freshMs = 4000;
/** Longer than a call. */
const stillMs = 10_000;
/** A side that is slower than it was asked to be may take so many times as long. */
const longestFactor = 6;
