import type { Progress, Strategy } from './model.ts';

/** How far a receivable is in another version of its strategy: behind the step of the same name; null where there is no such step. Pure. */
export function inVersion(progress: Progress, from: Strategy, to: Strategy): Progress | null {
  const levelIn = (level: number) => to.steps.findIndex(({ name }) => name === from.steps[level]?.name);
  const done = progress.done === -1 ? -1 : levelIn(progress.done);
  if (progress.done >= 0 && done < 0) return null;
  const sent = progress.sentTo && levelIn(progress.sentTo.level);
  if (sent !== null && sent < 0) return null;
  return {
    ...progress,
    version: to.version,
    done,
    sentTo: progress.sentTo && sent !== null ? { ...progress.sentTo, level: sent } : null,
  };
}
