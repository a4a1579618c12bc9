import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export type HeldLock = {
  /** Hand it to child processes: the lock stands until the last of them is gone too, so a killed builder's children are waited for. */
  readonly fd: number;
  release(): void;
};

/**
 * Takes a lock of the whole machine on a file, by flock(1): the kernel gives it back when its holders die, so it is never stale.
 * Calls `onWait` once if somebody else holds it, and then waits.
 */
export async function holdLock(path: string, onWait: () => void): Promise<HeldLock> {
  const fd = openSync(path, 'a', 0o600);
  const held: HeldLock = { fd, release: () => closeSync(fd) };
  const stdio = ['ignore', 'ignore', 'ignore', fd] as const;
  if (spawnSync('flock', ['--nonblock', '3'], { stdio: [...stdio] }).status === 0) return held;
  onWait();
  const code = await new Promise((resolve, reject) => {
    spawn('flock', ['3'], { stdio: [...stdio] })
      .on('error', reject)
      .on('exit', resolve);
  });
  if (code === 0) return held;
  closeSync(fd);
  throw new Error(`flock on ${path} ended with ${code}`);
}
