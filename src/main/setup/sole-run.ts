import type { OwnProcess } from './own-process.ts';

export type SoleRunParts<RunId> = {
  /** Carries one out in a process of its own. */
  readonly carryOut: (id: RunId) => OwnProcess;
  /** Ends what nobody carries out any more, saying what became of it. Left out: what is unfinished waits for the next one. */
  readonly endUnfinished?: (what: string) => Promise<void>;
};

export type SoleRun<RunId> = {
  /** Puts a run on record by `open` and has it carried out; undefined while another is at work, and once closed. */
  start<Run extends { readonly id: RunId }>(open: () => Promise<Run>): Promise<Run | undefined>;
  /** Ends the one at work, and carries out none any more. */
  close(): Promise<void>;
};

/**
 * What takes long and is ordered by people is carried out one at a time, each in a process of its own that says in its row what it came to. A
 * row that nobody carries out any more, since its process or the server before this one ended, is ended here.
 */
export function soleRun<RunId>({ carryOut, endUnfinished = async () => {} }: SoleRunParts<RunId>): SoleRun<RunId> {
  let taken = false; // from the order on: of two that come at once, one is refused
  let closed = false;
  let starting: Promise<unknown> = Promise.resolve();
  let atWork: { readonly process: OwnProcess; readonly done: Promise<void> } | null = null;

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

  async function begin<Run extends { readonly id: RunId }>(open: () => Promise<Run>): Promise<Run | undefined> {
    try {
      await endUnfinished(leftBehind);
      const run = await open();
      if (closed) {
        await endUnfinished(leftBehind);
        return undefined;
      }
      const process = carryOut(run.id);
      atWork = { process, done: follow(process) };
      return run;
    } finally {
      if (!atWork) taken = false;
    }
  }

  const begun = endUnfinished(leftBehind).catch(() => undefined); // as above

  return {
    start: async (open) => {
      if (taken || closed) return undefined;
      taken = true;
      const run = begin(open);
      starting = run.catch(() => undefined); // whoever ordered it hears of it
      return run;
    },
    close: async () => {
      closed = true;
      await begun;
      await starting;
      atWork?.process.stop();
      await atWork?.done;
    },
  };
}

const leftBehind = 'The server ended meanwhile';
