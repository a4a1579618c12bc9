import { existsSync } from 'node:fs';
import type { Strategy } from '../../strategy/model.ts';
import { strategyFiles } from '../strategy-files.ts';

/** The strategies that lie in files and are proved, as the files are now; what cannot be read is left out. */
export function draftStrategies(folder: string, flowFolder: string): readonly Strategy[] {
  if (!existsSync(folder) || !existsSync(flowFolder)) return [];
  const { files, read } = strategyFiles(folder, flowFolder);
  return files().flatMap((file) => {
    if (/(?:assignment|segments)\.yaml$/.test(file)) return [];
    const proof = read(file);
    return proof.ok ? [proof.value] : [];
  });
}
