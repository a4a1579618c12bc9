import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IncomingSms, SmsInbox, UnreadableSms } from '../../outreach/ports.ts';

/**
 * What debtors write as files, beside the outbox: `inbox/NAME.txt` with a head like that of the outbox (`From: +420601123456`), an empty line, and
 * the words. Whatever receives SMS puts them there, under a name that is new for each (first `.part`, then renamed). Taken ones go to
 * `inbox/taken`; what cannot be read goes to `inbox/aside`, with a `.reason` beside it.
 */
export function fileInbox(outbox: string): SmsInbox {
  const folder = join(outbox, 'inbox');
  /** Those that could not be moved: told of once, so that they stand in nobody's way. */
  const stuck = new Set<string>();

  const move = async (name: string, to: 'taken' | 'aside', before = async (_path: string) => {}) => {
    stuck.add(name);
    await mkdir(join(folder, to), { recursive: true, mode: 0o700 });
    const path = join(folder, to, await freeName(join(folder, to), name));
    await before(path);
    await rename(join(folder, name), path).catch(unlessGone);
    stuck.delete(name);
  };

  return {
    waiting: async (limit) => {
      const names = await readdir(folder).catch(noneYet);
      const found: (IncomingSms | UnreadableSms)[] = [];
      for (const name of names.filter(isWhole).sort()) {
        if (found.length >= limit) break;
        if (stuck.has(name)) continue;
        const one = await read(join(folder, name), name).catch((error: NodeJS.ErrnoException) => troubleOf(name, error));
        if (one) found.push(one);
      }
      return found;
    },
    taken: (id) => move(`${id}${ending}`, 'taken'),
    putAside: (id, trouble) => move(id, 'aside', (path) => writeFile(`${path}.reason`, `${trouble}\n`, { mode: 0o600 })),
  };
}

/** Neither one of our folders, nor hidden, nor still being written. */
function isWhole(name: string): boolean {
  return !ours.has(name) && !name.startsWith('.') && !/\.(part|tmp)$/i.test(name);
}

const ours: ReadonlySet<string> = new Set(['taken', 'aside']);
const ending = '.txt';
const nameOfFile = /^[A-Za-z0-9_.-]{1,100}\.txt$/;
/** Ten joined SMS are not longer. */
const longest = 1600;
/** Bytes: no SMS with its head is longer; whatever is, is not read at all. */
const largest = 64 * 1024;

/** Undefined for what is gone meanwhile. */
async function read(path: string, name: string): Promise<IncomingSms | UnreadableSms | undefined> {
  const found = await stat(path);
  if (!found.isFile()) return { id: name, trouble: 'no_file' };
  if (!nameOfFile.test(name)) return { id: name, trouble: 'bad_name' };
  if (found.size > largest) return { id: name, trouble: 'too_large' };
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  const [head = '', ...words] = text.split(/\r?\n\r?\n/);
  const from = /^from:[ \t]*(\S.*)$/im.exec(head)?.[1]?.trim();
  if (!from) return { id: name, trouble: 'no_sender' };
  const id = name.slice(0, -ending.length);
  return { id, from, text: words.join('\n\n').trim().slice(0, longest), at: Math.round(found.mtimeMs) };
}

function troubleOf(name: string, { code }: NodeJS.ErrnoException): UnreadableSms | undefined {
  return code === 'ENOENT' ? undefined : { id: name, trouble: `unreadable_${(code ?? 'unknown').toLowerCase()}` };
}

function noneYet(error: NodeJS.ErrnoException): string[] {
  unlessGone(error);
  return [];
}

function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** The name itself, or with a number behind it where one of that name came before. */
async function freeName(folder: string, name: string): Promise<string> {
  const there = new Set(await readdir(folder));
  let free = name;
  for (let n = 2; there.has(free); n += 1) free = `${name}.${n}`;
  return free;
}
