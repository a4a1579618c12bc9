import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Orders, Word } from './bookkeeper.ts';

/** Where a process dies: at a commit, or so many ms after its last phase began, whatever it does then. */
export type KillPoint = NonNullable<Orders['killAt']> | { readonly moment: 'any'; readonly afterMs: number };

/** How a bookkeeper came to its end. `phase`: the last one that it began; null: it was killed while it opened the record. */
export type Ending = {
  readonly end: 'killed' | 'through';
  readonly phase: number | null;
  readonly through: readonly Extract<Word, { says: 'through' }>[];
};

/** Bookkeepers, one after the other; the next one is started ahead, so that it has read its program by the time that it is needed. */
export class Bookkeepers {
  private spare: ChildProcess | null = null;
  private readonly compiled: string;

  constructor(compiled: string) {
    this.compiled = compiled;
  }

  /** Has one carry out the phases from `from` to `until`, and kills it at `killAt` in the last of them. Throws when it ends in any other way. */
  async work(orders: Omit<Orders, 'killAt'>, killAt: KillPoint | null): Promise<Ending> {
    const child = this.spare ?? start(this.compiled);
    this.spare = start(this.compiled);
    const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
    const heard: Word[] = [];
    child.on('message', (word: Word) => {
      heard.push(word);
      if (killAt?.moment === 'any' && word.says === 'begins' && word.phase === orders.until)
        void sleep(killAt.afterMs).then(() => child.kill('SIGKILL'));
    });
    child.send({ ...orders, killAt: killAt?.moment === 'any' ? null : killAt } satisfies Orders);
    const [code, signal] = await ended;
    const complaints = heard.flatMap((word) => (word.says === 'complains' ? [word.text] : []));
    if (complaints.length > 0 || (signal !== 'SIGKILL' && code !== 0))
      throw new Error(`a bookkeeper ended with ${signal ?? code}: ${complaints.join('\n')}`);
    const begun = heard.flatMap((word) => (word.says === 'begins' ? [word.phase] : []));
    return {
      end: signal === 'SIGKILL' ? 'killed' : 'through',
      phase: begun.at(-1) ?? null,
      through: heard.filter((word) => word.says === 'through'),
    };
  }

  async dismiss(): Promise<void> {
    const { spare } = this;
    this.spare = null;
    if (!spare) return;
    spare.kill('SIGKILL');
    await once(spare, 'exit');
  }
}

/** `compiled`: a folder in which the first one leaves what Node has made of the program, for all others. */
function start(compiled: string): ChildProcess {
  return fork(join(import.meta.dirname, 'bookkeeper.ts'), {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
}
