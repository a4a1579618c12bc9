import type { Clock } from '../../kernel/clock.ts';
import type { Tx, UnitOfWork } from '../../kernel/transaction.ts';
import type { OwnProcess } from './own-process.ts';

/** The rows of what is carried out, of whatever kind. */
export type Runs<RunId> = {
  /** Newest first. */
  list(tx: Tx, limit: number): Promise<readonly { readonly id: RunId; readonly state: string }[]>;
  end(tx: Tx, id: RunId, at: number, how: { readonly problem: string }): Promise<void>;
};

export type SoleRunParts<RunId> = {
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly runs: Runs<RunId>;
  /** Carries one out in a process of its own. */
  readonly carryOut: (id: RunId) => OwnProcess;
  /** What people can do when theirs was broken off: `ask again`. */
  readonly remedy: string;
};

export type SoleRun<RunId> = {
  /** Puts a run on record by `open` and has it carried out; undefined while another is at work. */
  start<Run extends { readonly id: RunId }>(open: () => Promise<Run>): Promise<Run | undefined>;
  /** Ends the one at work. */
  close(): Promise<void>;
};

/**
 * What takes long and is ordered by people is carried out one at a time, each in a process of its own that says in its row what it came to. A
 * row that nobody carries out any more, since its process or the server before this one ended, is ended here, with what to do about it.
 */
export function soleRun<RunId>({ work, clock, runs, carryOut, remedy }: SoleRunParts<RunId>): SoleRun<RunId> {
  let taken = false;
  let atWork: { readonly process: OwnProcess; readonly done: Promise<void> } | null = null;
  const endUnfinished = (what: string) =>
    work.run(async (tx) => {
      for (const { id, state } of await runs.list(tx, looked))
        if (state === 'running') await runs.end(tx, id, clock.now().epochMilliseconds, { problem: `${what}; ${remedy}` });
    });

  async function follow(process: OwnProcess): Promise<void> {
    try {
      await endUnfinished(`The process that carried it out ended (${await process.ended})`);
    } catch {
      // the next start, here or of another server, ends it
    } finally {
      atWork = null;
      taken = false;
    }
  }

  const begun = endUnfinished(leftBehind).catch(() => undefined); // as above

  return {
    start: async (open) => {
      if (taken) return undefined;
      taken = true;
      try {
        await endUnfinished(leftBehind);
        const run = await open();
        const process = carryOut(run.id);
        atWork = { process, done: follow(process) };
        return run;
      } catch (error) {
        taken = false;
        throw error;
      }
    },
    close: async () => {
      await begun;
      atWork?.process.stop();
      await atWork?.done;
    },
  };
}

const leftBehind = 'The server ended meanwhile';
const looked = 20;
