import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../../test/support/rehearsal-world.ts';
import { systemIds } from '../system/system-clock.ts';
import { uploadFolder } from './upload-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-uploads-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (maxBytes = 1000) => uploadFolder(folder, { ids: systemIds, maxBytes });
async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

test('a file that is handed in lies whole under its own name, for its owner only', async () => {
  const upload = must(await open().receive('C:\\Users\\jana\\dlužníci.csv', pieces('phone;amount\n', '+420601000001;1\n')));
  expect(upload).toMatchObject({ name: 'dlužníci.csv', bytes: 29 });
  expect(readFileSync(upload.path, 'utf8')).toBe('phone;amount\n+420601000001;1\n');
  expect([statSync(upload.path).mode & 0o777, statSync(dirname(upload.path)).mode & 0o777]).toEqual([0o600, 0o700]);
  expect(await open().find(upload.id)).toEqual(upload);
});

test('of a file that is too large, or that breaks off, nothing is kept', async () => {
  expect(await open(10).receive('big.csv', pieces('12345', '678901'))).toMatchObject({ ok: false, reason: 'upload_too_large' });
  async function* broken() {
    yield Buffer.from('123');
    throw new Error('the browser went away');
  }
  await expect(open().receive('half.csv', broken())).rejects.toThrow('the browser went away');
  expect(readdirSync(folder)).toEqual([]);
});

test.each(['', '.', '..', '/', '.hidden', 'a\nb.csv', 'x.rejected.csv', 'n'.repeat(151)])(
  'a name that could lead elsewhere is refused: %j',
  async (name) => {
    expect(await open().receive(name, pieces('1'))).toMatchObject({ ok: false, reason: 'bad_file_name' });
    expect(readdirSync(folder)).toEqual([]);
  },
);

test('a name that climbs is taken as its last part', async () => {
  const { path } = must(await open().receive('../../etc/passwd', pieces('1')));
  expect(path.startsWith(folder)).toBe(true);
});

test('a file that was brought in goes, and what was turned away of it stays', async () => {
  const { id, path } = must(await open().receive('debtors.csv', pieces('1')));
  writeFileSync(join(dirname(path), 'debtors.rejected.csv'), 'line');
  await open().remove(id);
  expect(readdirSync(dirname(path))).toEqual(['debtors.rejected.csv']);
  expect(await open().find(id)).toBeUndefined();
});

test('files that nobody brought in go by themselves, but for those that an import waits for', async () => {
  const [old, wanted] = [must(await open().receive('a.csv', pieces('1'))), must(await open().receive('b.csv', pieces('1')))];
  await open().removeOlder(Date.now() + 10_000, new Set([wanted.id]));
  expect([existsSync(old.path), existsSync(wanted.path)]).toEqual([false, true]);
});
