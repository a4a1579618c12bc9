import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { resolve } from 'node:path';
import type { Logger } from '../../kernel/log.ts';

/** Work that goes on in a process of its own, so that no call waits for it. */
export type OwnProcess = {
  /** Its exit code; null when it was ended. */
  readonly ended: Promise<number | null>;
  /** It stops at the next place where nothing is half-done. */
  stop(): void;
};

/** Runs a command of this program on the same data folder, with what the calls leave of the processors. */
export function startOwnProcess(args: readonly string[], data: string, log: Logger): OwnProcess {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DOVOLAT_DATA: data },
  });
  if (child.pid !== undefined)
    try {
      setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // it has ended already, or the machine does not allow it: it works at our own pace then
    }
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-2_000);
  });
  const ended = new Promise<number | null>((settle) => {
    child.on('error', () => settle(-1));
    child.on('close', settle);
  });
  void ended.then((code) => {
    if (code !== 0 && code !== 1) log.error({ command: args[0], code, words }, 'a process of ours ended badly');
  });
  return { ended, stop: () => child.kill('SIGTERM') };
}

const main = resolve(import.meta.dirname, '../../main.ts');
