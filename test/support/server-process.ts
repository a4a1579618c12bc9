import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');
const node = join(root, 'node_modules/.bin/node');
const main = join(root, 'src/main.ts');

export type Environment = Readonly<Record<string, string>>;

export type CommandOutcome = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** How a process of the product is run: `user` (uid and gid) and `cwd` when not the test's own. */
export type CommandPlace = { readonly user?: number; readonly cwd?: string };

/** Runs `dovolat ARGS` to its end, as a process of its own. */
export async function runCommand(
  args: readonly string[],
  environment: Environment,
  place: CommandPlace = {},
): Promise<CommandOutcome> {
  const child = start(args, environment, place);
  const said = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, ...said };
}

/** A running `dovolat start`. */
export type ServerProcess = {
  readonly pid: number;
  /** What it has printed so far. */
  said(): string;
  /** kill -9, this process alone; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and then its exit code. */
  stop(): Promise<number | null>;
  /** The exit code, once it has ended. */
  readonly ended: Promise<number | null>;
};

/** Resolves when the server says that it runs; rejects with its words when it ends before. */
export async function startServerProcess(environment: Environment): Promise<ServerProcess> {
  const child = start(['start'], environment, {});
  let words = '';
  const ready = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      words += text;
      if (words.includes('Dovolat runs at')) ready.resolve();
    });
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  void ended.then((code) => ready.reject(new Error(`the server ended with ${code}:\n${words}`)));
  await ready.promise;
  const pid = child.pid ?? 0;
  return {
    pid,
    said: () => words,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
    ended,
  };
}

/** Processes of an installation: those that were started with its settings, and those that work on its files (Asterisk knows no settings). */
export function processesOf({ DOVOLAT_DATA: data }: Environment): { readonly pid: number; readonly command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const settings = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0');
        const ours = settings.includes(`DOVOLAT_DATA=${data}`) || command.includes(`${data}/`);
        return command !== '' && ours ? [{ pid: Number(name), command }] : [];
      } catch {
        return []; // it went, or it is not ours to look at
      }
    });
}

/** The Asterisks of an installation: one, or none. */
export function asterisksOf(environment: Environment): number[] {
  return processesOf(environment).flatMap(({ pid, command }) => (/\basterisk -f /.test(command) ? [pid] : []));
}

/** Ends what a test has left running, process by process. */
export async function endProcesses(environment: Environment): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    const left = processesOf(environment);
    if (left.length === 0) return;
    for (const { pid } of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // it went in between
      }
    }
    await sleep(100);
  }
}

function start(args: readonly string[], environment: Environment, { user, cwd }: CommandPlace): ChildProcess {
  const { PATH = '', HOME = '', DOVOLAT_CACHE = '', DOVOLAT_ASTERISK = '', TMPDIR = '' } = process.env;
  return spawn(node, [main, ...args], {
    cwd: cwd ?? root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Several servers stand side by side here: none of them goes before the network that it calls.
    env: { PATH, HOME, DOVOLAT_CACHE, DOVOLAT_ASTERISK, DOVOLAT_REAL_TIME: 'no', ...(TMPDIR && { TMPDIR }), ...environment },
    ...(user !== undefined && { uid: user, gid: user }),
  });
}
