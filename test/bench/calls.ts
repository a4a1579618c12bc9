import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureRun } from './calls/measure-run.ts';
import { withBench } from './calls/open-bench.ts';
import { readOptions } from './calls/options.ts';

/**
 * How many calls a second we carry, and what a call costs, beside plain Asterisk dialplan with the same far end, prompts and keys.
 * Progress on standard error, the figures on standard output. Exit 0 when it ran to its end.
 */
const tell = (text: string) => console.error(text);
const told = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => told.abort(new Error('ended before its end')));

const options = readOptions(process.argv.slice(2));
const profile = options.profile ? mkdtempSync(join(tmpdir(), 'dovolat-profile-')) : null;
await withBench({ signal: told.signal, profile, onProgress: (text) => tell(`… ${text}`) }, async (bench) => {
  if (bench.dialplan) console.log(await measureRun(bench, bench.dialplan, options.rate, options.seconds));
  console.log(await measureRun(bench, bench.ours, options.rate, options.seconds));
});
