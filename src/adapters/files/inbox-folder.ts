import { access, mkdir, readdir, rename, rmdir, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Inbox, Upload } from '../../intake/ports.ts';
import { type Ids, isId, type UploadId } from '../../kernel/ids.ts';

/**
 * The watched folder: `FOLDER/CREDITOR/NAME` as it is put there, `FOLDER/CREDITOR/.taken/ID/NAME` from when it is taken out (one rename, so
 * it is in one place or the other), then `done/` or `rejected/` beside it. A file of the same name there before stays; the later one
 * bears its id.
 */
export function inboxFolder(folder: string, ids: Ids): Inbox {
  /** Size and time of change of each file at the last look. */
  const seen = new Map<string, string>();
  const takenOf = (creditor: string) => join(folder, creditor, taken);

  async function find(creditor: string, id: UploadId): Promise<Upload | undefined> {
    const names = await readdir(join(takenOf(creditor), id)).catch(() => []);
    const name = names.find((each) => !isBeside(each));
    if (name === undefined) return undefined;
    const path = join(takenOf(creditor), id, name);
    return { id, name, path, bytes: (await stat(path)).size };
  }

  async function creditors(): Promise<string[]> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  }

  async function idsOf(creditor: string): Promise<UploadId[]> {
    const names = await readdir(takenOf(creditor)).catch(() => []);
    return names.filter((name) => isId('upl', name)).sort() as UploadId[];
  }

  async function ownerOf(id: UploadId): Promise<string | undefined> {
    for (const creditor of await creditors()) if ((await idsOf(creditor)).includes(id)) return creditor;
    return undefined;
  }

  return {
    creditors,
    claim: async (creditor) => {
      const entries = await readdir(join(folder, creditor), { withFileTypes: true });
      for (const { name } of entries.filter((entry) => entry.isFile() && isWanted(entry.name))) {
        const path = join(folder, creditor, name);
        const found = await stat(path).catch(() => undefined);
        const look = found && `${found.ino} ${found.size} ${found.mtimeMs}`;
        const isWhole = look !== undefined && seen.get(path) === look;
        if (look === undefined) seen.delete(path);
        else seen.set(path, look);
        if (!isWhole) continue;
        const place = join(takenOf(creditor), ids.next('upl'));
        await mkdir(place, { recursive: true, mode: 0o700 });
        await rename(path, join(place, name));
        seen.delete(path);
      }
    },
    claimed: async (creditor) => {
      const files: Upload[] = [];
      for (const id of await idsOf(creditor)) {
        const file = await find(creditor, id);
        if (file) files.push(file);
        else await tidy(join(takenOf(creditor), id), join(folder, creditor, 'rejected')); // ended between two renames
      }
      return files;
    },
    find: async (id) => {
      const creditor = await ownerOf(id);
      return creditor === undefined ? undefined : find(creditor, id);
    },
    fileAway: async (id, to, note) => {
      const creditor = await ownerOf(id);
      const file = creditor === undefined ? undefined : await find(creditor, id);
      if (creditor === undefined || file === undefined) return;
      const target = join(folder, creditor, to);
      await mkdir(target, { recursive: true, mode: 0o700 });
      const place = join(takenOf(creditor), id);
      const isTaken = await access(join(target, file.name)).then(
        () => true,
        () => false,
      );
      const ending = extname(file.name);
      const stem = file.name.slice(0, file.name.length - ending.length) + (isTaken ? ` ${id}` : '');
      if (note !== null) await writeFile(join(target, `${stem}${reasonEnding}`), `${note}\n`, { mode: 0o600 });
      for (const name of (await readdir(place)).filter(isBeside))
        await rename(join(place, name), join(target, `${stem}${rejectedEnding}`));
      await rename(file.path, join(target, `${stem}${ending}`)); // last: as long as it is here, this is done again
      await rmdir(place);
    },
  };
}

const taken = '.taken';
/** As the import names what it turned away. */
const rejectedEnding = '.rejected.csv';
const reasonEnding = '.reason.txt';

function isBeside(name: string): boolean {
  return name.endsWith(rejectedEnding);
}

/** Not what is still being written under another name, nor what we put there ourselves. */
function isWanted(name: string): boolean {
  return !name.startsWith('.') && !/\.(part|tmp|filepart|crdownload)$/i.test(name) && !isBeside(name);
}

/** A folder that was made for a file that never came into it, or that has left it. */
async function tidy(place: string, target: string): Promise<void> {
  for (const name of await readdir(place)) {
    await mkdir(target, { recursive: true, mode: 0o700 });
    await rename(join(place, name), join(target, name));
  }
  await rmdir(place);
}
