import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';

/** Whether calls go before all other work of this machine, and if not, why. */
export type RealTime = 'granted' | 'one_processor' | 'not_permitted' | 'no_chrt';

/** Of util-linux, which every Debian has. */
const chrt = '/usr/bin/chrt';
/** Of `SCHED_RR` the lowest: in turns with others of the same, before everything that is not real time. */
const lowest = '1';

/**
 * Has the kernel run this process's main thread before everything that is not real time, and with it the threads that it waits for
 * (`helpers`); other threads, and programs that it starts from then on, begin as anything else does. With one processor it is not asked: whoever
 * leads calls would keep their sound waiting. Needs CAP_SYS_NICE, or a limit (RLIMIT_RTPRIO) of at least 1.
 */
export async function leadInRealTime(processors = availableParallelism(), program = chrt): Promise<RealTime> {
  if (processors < 2) return 'one_processor';
  // Of a process's id it changes the main thread alone.
  const led = await run(program, ['--reset-on-fork', '--rr', '--pid', lowest, String(process.pid)]);
  if (led === 'granted') for (const thread of await helpersOfMainThread()) await run(program, ['--rr', '--pid', lowest, thread]);
  return led;
}

/**
 * Has the kernel run an Asterisk that is up in the same way: its threads, and those that they start. Only once it runs: at its start it
 * makes itself a program like any other (22.10.1, unless `highpriority` is set).
 */
export function playInRealTime(pid: number): Promise<RealTime> {
  return run(chrt, ['--all-tasks', '--rr', '--pid', lowest, String(pid)]);
}

/** Names of the threads that the main thread waits for: libuv's, which flush the disk at each commit, and V8's, which collect garbage with it. */
const helpers: ReadonlySet<string> = new Set(['libuv-worker', 'node-V8Worker']);

/** All there are, once a thread of libuv's pool has been used, as here. */
async function helpersOfMainThread(): Promise<string[]> {
  const threads = await readdir('/proc/self/task');
  const names = await Promise.all(threads.map((thread) => readFile(`/proc/self/task/${thread}/comm`, 'utf8').catch(() => '')));
  return threads.filter((_thread, index) => helpers.has((names[index] ?? '').trim()));
}

function run(program: string, args: readonly string[]): Promise<RealTime> {
  return new Promise((resolve) => {
    execFile(program, args, (error) => {
      if (error === null) resolve('granted');
      else resolve(error.code === 'ENOENT' ? 'no_chrt' : 'not_permitted');
    });
  });
}
