import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PersonalFiles } from '../../retention/ports.ts';
import { callRecordings } from './call-recordings.ts';
import { caseDocuments, isNameOfDocument } from './case-documents.ts';

/** Files of a data folder that hold personal data: their last use is the time at which they were written or touched. */
export function personalFiles(dataFolder: string): PersonalFiles {
  const folders = { sounds: join(dataFolder, 'audio'), outboxFiles: join(dataFolder, 'outbox') } as const;
  return {
    erase: async (kind, before, dryRun) => {
      let gone = 0;
      for (const file of await filesBelow(folders[kind])) {
        const found = await stat(file).catch(() => null);
        if (!found || found.mtimeMs >= before) continue;
        if (!dryRun) await rm(file, { force: true });
        gone += 1;
      }
      return gone;
    },
    eraseRecording: (name) => callRecordings(dataFolder).remove(name),
    eraseDocument: (file) => caseDocuments(dataFolder).remove(file),
    documentsWrittenBefore: async (before) => {
      const names: string[] = [];
      for (const file of await filesBelow(join(dataFolder, 'documents'))) {
        const found = await stat(file).catch(() => null);
        if (!found || found.mtimeMs >= before) continue;
        if (file.endsWith('.part')) await rm(file, { force: true });
        else if (isNameOfDocument(basename(file))) names.push(basename(file));
      }
      return names;
    },
  };
}

async function filesBelow(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
