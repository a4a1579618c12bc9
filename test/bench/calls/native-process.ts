import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Programs } from '../../../src/kernel/programs.ts';

/** A native program that runs until it is stopped. */
export type NativeProcess = {
  /** What it has printed, the last 64 kB of it. */
  said(): string;
  /** Sends the signal and resolves when it is gone; kills it after 10 s. */
  stop(signal: NodeJS.Signals): Promise<void>;
};

/**
 * Starts `program` with `folder` in its view. Resolves when `ready` is true of what it printed; throws Error with its words when it ended
 * before, or was not ready after 15 s.
 */
export async function startNative(
  programs: Programs,
  folder: string,
  [program, ...args]: readonly [string, ...string[]],
  ready: (said: string) => boolean,
): Promise<NativeProcess> {
  const command = programs.command(program, args, [folder]);
  const child = spawn(command.file, command.args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  let over: string | null = null;
  const ended = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-64_000);
    });
  child.on('error', (error) => {
    over = error.message;
    ended.resolve();
  });
  child.on('close', (code, signal) => {
    over ??= `it ended with ${signal ?? code}`;
    ended.resolve();
  });
  const stop = async (signal: NodeJS.Signals) => {
    if (over !== null) return;
    child.kill(signal);
    const limit = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended.promise;
    clearTimeout(limit);
  };
  for (let waited = 0; !ready(words); waited += pollMs) {
    if (over !== null) throw new Error(`${program} did not start: ${over}\n${words.trim()}`);
    if (waited > startLimitMs) {
      await stop('SIGKILL');
      throw new Error(`${program} was not ready after ${startLimitMs / 1000} s:\n${words.trim()}`);
    }
    await sleep(pollMs);
  }
  return { said: () => words, stop };
}

const pollMs = 50;
const startLimitMs = 15_000;
