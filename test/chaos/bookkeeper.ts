import { readConfig } from '../../src/config.ts';
import type { Logger } from '../../src/kernel/log.ts';
import { openInstallation } from '../../src/main/open-installation.ts';
import { carryOutPhase } from './carry-out-phase.ts';
import type { Story } from './story.ts';

/** What a bookkeeper is told to do: these phases of the story on this data folder, and where it kills itself, if anywhere. */
export type Orders = {
  readonly data: string;
  readonly story: Story;
  readonly from: number;
  readonly until: number;
  /** `nth`: of the commits of phase `until` that change something; null: nowhere. */
  readonly killAt: { readonly nth: number; readonly moment: 'before_commit' | 'after_commit' } | null;
};

/** What a bookkeeper says: a phase begins, or is through, with how many commits and in how many ms. */
export type Word =
  | { readonly says: 'begins'; readonly phase: number }
  | { readonly says: 'through'; readonly phase: number; readonly commits: number; readonly ms: number }
  | { readonly says: 'complains'; readonly text: string };

/**
 * A process that keeps books by the product's own code, to be killed. It waits for its orders, carries them out as whoever starts an installation
 * again after a power cut would, and ends with 0; with 1 when a part of the program complained.
 */
process.once('message', (orders: Orders) => {
  keepBooks(orders).catch((error: unknown) => {
    tell({ says: 'complains', text: String((error as Error).stack) });
    process.exitCode = 1;
    process.disconnect?.();
  });
});

async function keepBooks({ data, story, from, until, killAt }: Orders): Promise<void> {
  let now = Temporal.Instant.fromEpochMilliseconds(0);
  let failed = false;
  const complain = (fields: object, message: string) => {
    failed = true;
    tell({ says: 'complains', text: `${message}: ${String('err' in fields ? (fields.err as Error).stack : '')}` });
  };
  const log: Logger = { info: () => {}, warn: complain, error: complain, fatal: complain };
  const config = readConfig({ DOVOLAT_DATA: data, DOVOLAT_CACHE: data });
  const installation = await openInstallation(config, undefined, { now: () => now });
  const { steps } = installation.db;
  const counted = { commits: 0, changes: steps.changes(), dies: false };
  const commit = steps.commit.bind(steps);
  steps.commit = () => {
    const changes = steps.changes();
    const changed = changes !== counted.changes;
    counted.changes = changes;
    if (changed) counted.commits += 1;
    const dies = changed && counted.dies && counted.commits === killAt?.nth;
    if (dies && killAt?.moment === 'before_commit') process.kill(process.pid, 'SIGKILL');
    commit();
    if (dies) process.kill(process.pid, 'SIGKILL');
  };
  for (let phase = from; phase <= until; phase += 1) {
    const task = story.phases[phase];
    if (!task) break;
    now = Temporal.PlainDateTime.from(task.at).toZonedDateTime('Europe/Prague').toInstant();
    Object.assign(counted, { commits: 0, dies: phase === until });
    const began = performance.now();
    tell({ says: 'begins', phase });
    await carryOutPhase(installation, task, story, log);
    tell({ says: 'through', phase, commits: counted.commits, ms: performance.now() - began });
  }
  await installation.close();
  process.exitCode = failed ? 1 : 0;
  process.disconnect?.();
}

function tell(word: Word): void {
  process.send?.(word);
}
