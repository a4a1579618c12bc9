import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { systemTimers } from '../adapters/system/system-clock.ts';
import type { Config } from '../config.ts';
import type { JournalReader } from '../journal/ports.ts';
import type { Logger } from '../kernel/log.ts';
import { lastBackupAt } from './back-up.ts';
import { isJobDue } from './is-job-due.ts';
import { lastRunAt } from './last-run-at.ts';

export type Nightly = { stop(): Promise<void> };

type Job = {
  readonly name: string;
  readonly args: readonly string[];
  /** Times of day, `02:30`, with commas; empty: never. */
  readonly at: string;
  readonly lastDone: () => Promise<number | null>;
};

const lookEveryMs = 30_000;
const lowPriority = 10;

/**
 * What the server does by itself every day: asking the banks, a backup, forming segments, erasing what is past its time, and booking interest. Each is the command that an operator would give,
 * in a process of its own with less claim to the processor, so that no call waits for it. A failed one is tried again every hour.
 */
export function startNightly(config: Config, journal: JournalReader, log: Logger): Nightly {
  const bankFetchAt = config.fioTokensFile === '' ? '' : config.bankFetchAt;
  const jobs: readonly Job[] = [
    { name: 'bank fetch', args: ['bank-account', 'fetch'], at: bankFetchAt, lastDone: () => lastRunAt(journal, 'banks_asked') },
    { name: 'backup', args: ['backup'], at: config.backupAt, lastDone: async () => lastBackupAt(config) },
    {
      name: 'retention',
      args: ['retention', 'run'],
      at: config.retentionAt,
      lastDone: () => lastRunAt(journal, 'retention_run'),
    },
    { name: 'segments', args: ['segment', 'form'], at: config.segmentsAt, lastDone: () => lastRunAt(journal, 'segments_formed') },
    { name: 'interest', args: ['interest', 'book'], at: config.interestAt, lastDone: () => lastRunAt(journal, 'interest_run') },
  ];
  const startedAt = Date.now();
  const triedAt = new Map<string, number>();
  const stopping = new AbortController();

  async function look(): Promise<void> {
    for (const job of jobs) {
      const now = Temporal.Now.zonedDateTimeISO();
      const done = (await job.lastDone()) ?? startedAt;
      if (stopping.signal.aborted || !isJobDue({ at: job.at, done, tried: triedAt.get(job.name) ?? null }, now)) continue;
      triedAt.set(job.name, now.epochMilliseconds);
      await run(job, stopping.signal, log);
    }
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      await look().catch((err: unknown) => log.error({ err }, 'a nightly job could not be started'));
      await systemTimers.sleep(lookEveryMs, stopping.signal).catch(() => undefined); // stopped
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function run({ name, args }: Job, signal: AbortSignal, log: Logger): Promise<void> {
  const main = join(import.meta.dirname, '../main.ts');
  const child = spawn(process.execPath, [main, ...args, '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.pid) setPriority(child.pid, lowPriority);
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
    });
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on('error', () => resolve(null));
  child.on('close', resolve);
  const code = await promise;
  signal.removeEventListener('abort', end);
  if (code === 0) log.info({ job: name, said: said.trim() }, 'a nightly job is done');
  else log.error({ job: name, code, said: said.trim() }, 'a nightly job failed');
}
