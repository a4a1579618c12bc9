import { systemTimers } from '../adapters/system/system-clock.ts';

/** Tells when another process has committed to the database since the last look. Returns how to stop. */
export function watchForeignCommits(foreignCommits: () => number, tell: () => void): () => void {
  let seen = foreignCommits();
  let cancel = () => {};
  const look = () => {
    const now = foreignCommits();
    if (now !== seen) tell();
    seen = now;
    cancel = systemTimers.after(foreignCommitsEveryMs, look);
  };
  cancel = systemTimers.after(foreignCommitsEveryMs, look);
  return () => cancel();
}

/** How often another process's commits are looked for. */
const foreignCommitsEveryMs = 250;
