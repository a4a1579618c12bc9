import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Upload, Uploads } from '../../intake/ports.ts';
import { type Ids, isId, type UploadId } from '../../kernel/ids.ts';
import { accept, refuse } from '../../kernel/result.ts';

/**
 * Uploads as files, each in a folder of its own that only its owner may read: `FOLDER/ID/NAME`, and while it comes in `FOLDER/ID/.part`.
 * A file goes to the disk as it comes: its size costs no memory.
 */
export function uploadFolder(folder: string, { ids, maxBytes }: { readonly ids: Ids; readonly maxBytes: number }): Uploads {
  const placeOf = (id: UploadId) => join(folder, id);

  async function find(id: UploadId): Promise<Upload | undefined> {
    const names = await readdir(placeOf(id)).catch(() => []);
    const name = names.find((each) => each !== part && !each.endsWith(rejectedEnding));
    if (name === undefined) return undefined;
    const path = join(placeOf(id), name);
    return { id, name, path, bytes: (await stat(path)).size };
  }

  async function remove(id: UploadId): Promise<void> {
    const names = await readdir(placeOf(id)).catch(() => []);
    const kept = names.filter((name) => name.endsWith(rejectedEnding));
    if (kept.length === 0) return rm(placeOf(id), { recursive: true, force: true });
    for (const name of names) if (!kept.includes(name)) await unlink(join(placeOf(id), name));
  }

  return {
    receive: async (written, pieces) => {
      const name = basename(written.replaceAll('\\', '/')).trim();
      if (!/^[^\p{Cc}/]{1,150}$/u.test(name) || name.startsWith('.') || name.endsWith(rejectedEnding))
        return refuse('bad_file_name', 'Give the file a name of 1 to 150 characters that does not begin with a dot');
      const id = ids.next('upl');
      await mkdir(placeOf(id), { recursive: true, mode: 0o700 });
      const draft = join(placeOf(id), part);
      let bytes = 0;
      async function* counted() {
        for await (const piece of pieces) {
          bytes += piece.length;
          if (bytes > maxBytes) return;
          yield piece;
        }
      }
      try {
        await pipeline(counted, createWriteStream(draft, { mode: 0o600, flags: 'wx' }));
      } catch (error) {
        await rm(placeOf(id), { recursive: true, force: true });
        throw error;
      }
      if (bytes > maxBytes) {
        await rm(placeOf(id), { recursive: true, force: true });
        const megabytes = Math.floor(maxBytes / 1_000_000);
        return refuse('upload_too_large', `The file is larger than ${megabytes} MB`, { megabytes });
      }
      const path = join(placeOf(id), name);
      await rename(draft, path);
      return accept({ id, name, bytes, path });
    },
    find,
    remove,
    removeOlder: async (at, but) => {
      for (const id of await readdir(folder).catch(() => [])) {
        if (!isId('upl', id) || but.has(id)) continue;
        const { mtimeMs } = await stat(placeOf(id));
        if (mtimeMs < at) await remove(id);
      }
    },
  };
}

const part = '.part';
/** As the import names what it turned away. */
const rejectedEnding = '.rejected.csv';
