import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { IncomingSms, SmsInbox } from '../../outreach/ports.ts';

/**
 * What debtors write as files, beside the outbox: `inbox/NAME.txt` with a head like that of the outbox (`From: +420601123456`), an empty line, and
 * the words. Whatever receives SMS puts them there, under a name that is new for each (first `.part`, then renamed). Taken ones go to
 * `inbox/taken`.
 */
export function fileInbox(outbox: string): SmsInbox {
  const folder = join(outbox, 'inbox');
  const taken = join(folder, 'taken');
  return {
    waiting: async (limit) => {
      const names = await readdir(folder).catch(() => []);
      const fresh = names
        .filter((name) => nameOfFile.test(name))
        .sort()
        .slice(0, limit);
      return Promise.all(fresh.map((name) => read(join(folder, name), name.slice(0, -'.txt'.length))));
    },
    taken: async (id) => {
      await mkdir(taken, { recursive: true, mode: 0o700 });
      await rename(join(folder, `${id}.txt`), join(taken, `${id}.txt`));
    },
  };
}

const nameOfFile = /^[A-Za-z0-9_.-]{1,100}\.txt$/;
/** Ten joined SMS are not longer. */
const longest = 1600;

async function read(path: string, id: string): Promise<IncomingSms> {
  const text = await readFile(path, 'utf8');
  const { mtimeMs } = await stat(path);
  const [head = '', ...words] = text.split(/\r?\n\r?\n/);
  const from = /^from:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? '';
  return { id, from, text: words.join('\n\n').trim().slice(0, longest), at: Math.round(mtimeMs) };
}
