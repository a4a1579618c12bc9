import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A backup as its name tells: whole, since only whole ones get that name. */
export type KeptBackup = { readonly folder: string; readonly madeAt: number };

/** How many backups are kept, and for how many days; null: not limited. */
export type KeepBackups = { readonly number: number | null; readonly days: number | null };

const dayMs = 86_400_000;

/** The backups in a folder, newest first. */
export function keptBackups(into: string): KeptBackup[] {
  if (!existsSync(into)) return [];
  return readdirSync(into)
    .flatMap((name) => {
      const [, date, h, m, s] = /^dovolat-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z$/.exec(name) ?? [];
      const madeAt = Date.parse(`${date}T${h}:${m}:${s}Z`);
      return date && Number.isFinite(madeAt) ? [{ folder: join(into, name), madeAt }] : [];
    })
    .sort((a, b) => b.madeAt - a.madeAt);
}

/** Which of them go: those beyond the number or older than the days. The newest always stays. */
export function chooseOutdated(newestFirst: readonly KeptBackup[], keep: KeepBackups, now: number): KeptBackup[] {
  return newestFirst.filter(({ madeAt }, index) => {
    if (index === 0) return false;
    return (keep.number !== null && index >= keep.number) || (keep.days !== null && madeAt < now - keep.days * dayMs);
  });
}

/** Deletes the outdated ones; a half-deleted one no longer looks like a backup. Returns their folders. */
export function removeOutdated(into: string, keep: KeepBackups, now: number): string[] {
  return chooseOutdated(keptBackups(into), keep, now).map(({ folder }) => {
    const doomed = `${folder}.deleting`;
    renameSync(folder, doomed);
    rmSync(doomed, { recursive: true, force: true });
    return folder;
  });
}
