import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nativeSettings } from '../../../src/adapters/native/native-settings.ts';
import { setUpNative } from '../../../src/adapters/native/set-up-native.ts';
import { renderBenchPrompts } from './bench-prompts.ts';
import { startDialplanSide } from './dialplan-side.ts';
import { startFarEnd } from './far-end.ts';
import type { Bench } from './measure-run.ts';
import { type OurSide, startOurSide } from './our-side.ts';
import type { Side } from './side.ts';

export type OpenBench = Bench & {
  readonly ours: OurSide;
  /** Null when only our side is looked at. */
  readonly dialplan: Side | null;
};

export type BenchWish = {
  readonly signal: AbortSignal;
  /** Only our side; a folder for the CPU profile of its controller. */
  readonly profile: string | null;
  /** The dialplan's Asterisk goes before all other work, as ours does. */
  readonly dialplanInRealTime: boolean;
  readonly onProgress: (text: string) => void;
};

/** Starts everything that the bench needs, lets `work` use it, and takes all of it away again, whatever happens. */
export async function withBench<T>(
  { signal, profile, dialplanInRealTime, onProgress }: BenchWish,
  work: (bench: OpenBench) => Promise<T>,
): Promise<T> {
  const { programs } = await setUpNative(nativeSettings(process.env), (step, detail) => onProgress(`${step} ${detail}`));
  const folder = mkdtempSync(join(tmpdir(), 'dovolat-bench-'));
  const ending: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const started = <P extends { stop(): Promise<void> }>(part: P): P => {
    ending.push(() => part.stop());
    signal.throwIfAborted();
    return part;
  };
  try {
    onProgress('the far end');
    const farEnd = started(await startFarEnd(programs, join(folder, 'far-end')));
    onProgress('prompts');
    const audioFolder = join(folder, 'data/audio');
    mkdirSync(audioFolder, { recursive: true, mode: 0o700 });
    const prompts = await renderBenchPrompts(programs, audioFolder);
    signal.throwIfAborted();
    onProgress('our side');
    const finished = farEnd.calls().finished;
    const ours = started(await startOurSide(folder, farEnd, profile));
    // Asterisk dials nobody by a trunk that it has asked and not heard of yet.
    for (let waited = 0; farEnd.calls().finished === finished && waited < trunkLimitMs; waited += pollMs) await sleep(pollMs);
    if (profile === null) onProgress('the dialplan');
    const dialplan =
      profile === null
        ? started(await startDialplanSide(programs, folder, farEnd, audioFolder, prompts, dialplanInRealTime))
        : null;
    return await work({ programs, folder, farEnd, prompts, signal, ours, dialplan });
  } finally {
    for (const end of ending.reverse()) await end().catch((error: unknown) => onProgress(`a part did not end: ${error}`));
    if (profile !== null) for (const name of readdirSync(profile)) onProgress(`CPU profile: ${join(profile, name)}`);
  }
}

const pollMs = 100;
const trunkLimitMs = 20_000;
