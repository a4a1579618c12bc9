import type { Clock } from '../../kernel/clock.ts';
import type { Tx, UnitOfWork } from '../../kernel/transaction.ts';

/** The rows of what is carried out, of whatever kind. */
export type Runs<RunId> = {
  /** Newest first. */
  list(tx: Tx, limit: number): Promise<readonly { readonly id: RunId; readonly state: string }[]>;
  end(tx: Tx, id: RunId, at: number, how: { readonly problem: string }): Promise<void>;
};

export type UnfinishedParts<RunId> = {
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly runs: Runs<RunId>;
  /** What people can do when theirs was broken off: `ask again`. */
  readonly remedy: string;
};

/** Ends rows that run although nobody carries them out, with what became of them and what to do about it. */
export function endUnfinished<RunId>({ work, clock, runs, remedy }: UnfinishedParts<RunId>): (what: string) => Promise<void> {
  return (what) =>
    work.run(async (tx) => {
      for (const { id, state } of await runs.list(tx, looked))
        if (state === 'running') await runs.end(tx, id, clock.now().epochMilliseconds, { problem: `${what}; ${remedy}` });
    });
}

const looked = 20;
