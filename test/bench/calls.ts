import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../../src/kernel/fault.ts';
import { climb } from './calls/climb.ts';
import { measureRun } from './calls/measure-run.ts';
import { type OpenBench, withBench } from './calls/open-bench.ts';
import { type BenchOptions, readOptions, usage } from './calls/options.ts';
import type { OurSide } from './calls/our-side.ts';
import { benchJson, benchTable, fixedRun } from './calls/report.ts';

/**
 * How many calls a second we carry, and what a call costs, beside plain Asterisk dialplan with the same far end, prompts and keys. See
 * docs/performance.md. Progress on standard error, the table on standard output. Exit 1 when it did not come to its end, 2 on wrong usage.
 */
const told = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (!told.signal.aborted) console.error('… ending: calls that are up may end');
    told.abort(new Fault('bench_ended', 'The bench was ended before its end'));
  });

const options = parsed();
if (options) process.exitCode = await runBench(options);

function parsed(): BenchOptions | null {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exitCode = 2;
    return null;
  }
}

async function runBench({ profile, dialplanInRealTime, ...wanted }: BenchOptions): Promise<0 | 1> {
  const profileFolder = profile ? mkdtempSync(join(tmpdir(), 'dovolat-profile-')) : null;
  try {
    await withBench({ signal: told.signal, profile: profileFolder, dialplanInRealTime, onProgress: tell }, (bench) =>
      measure(bench, wanted),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    console.error(`${error.message}${error.remedy ? `\nWhat to do: ${error.remedy}` : ''}`);
    return 1;
  }
}

async function measure(
  bench: OpenBench,
  { rate, seconds, ramp, maxRate, json }: Omit<BenchOptions, 'profile' | 'dialplanInRealTime'>,
): Promise<void> {
  const { ours, dialplan } = bench;
  const fixed = { perSecond: rate, seconds };
  tell(`our side started with ${ours.startUpCpuMs} ms of CPU, prompts rendered ahead`);
  tell(`${rate} calls a second for ${seconds} s`);
  if (!dialplan) {
    const found = await measureRun(bench, ours, fixed);
    console.log(json ? JSON.stringify(found) : fixedRun(found));
    await judged(ours);
    return;
  }
  const theirs = await measureRun(bench, dialplan, fixed);
  tell(fixedRun(theirs));
  const our = await measureRun(bench, ours, fixed);
  tell(fixedRun(our));
  const [ourMost = null, theirMost = null] = ramp
    ? await climb(bench, [ours, dialplan], { start: rate, most: maxRate }, tell)
    : [];
  await judged(ours);
  const found = [
    { fixed: our, maxCallsPerSecond: ourMost },
    { fixed: theirs, maxCallsPerSecond: theirMost },
  ] as const;
  console.log(benchTable(...found));
  if (json) console.log(JSON.stringify(benchJson(...found)));
}

/** A record that breaks a rule is no record: the figures would be of another product. */
async function judged(ours: OurSide): Promise<void> {
  const { violations, told: verdict } = await ours.judge();
  if (violations > 0)
    throw new Fault('judge_found_violations', `The judge does not accept the journal of these runs:\n${verdict}`);
  tell('the judge finds nothing wrong in the journal of these runs');
}

function tell(text: string): void {
  console.error(`… ${text}`);
}
