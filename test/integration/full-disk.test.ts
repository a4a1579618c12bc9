import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'dovolat-disk-'));
afterAll(() => rmSync(folder, { recursive: true }));

const root = join(import.meta.dirname, '../..');
/** Root makes a disk of its own in a mount namespace of its own; others may where the kernel lets them be root of a namespace. */
const namespaces = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user'];

test('on a disk that fills up, what was promised is there, what was refused is not, and there is work again once there is room', async () => {
  const mountAndRun = `mount -t tmpfs -o size=5m tmpfs ${folder} && exec "$@"`;
  const program = [process.execPath, join(root, 'test/support/fill-a-disk.ts'), folder];
  const { stdout } = await promisify(execFile)('unshare', [...namespaces, 'sh', '-c', mountAndRun, 'sh', ...program]);
  const { promised, there, refusal, freeWhenFull, writtenAfterwards } = JSON.parse(stdout);
  expect(refusal).toMatchObject({ code: 'database_unavailable', message: expect.stringContaining('SQLITE_FULL') });
  expect(freeWhenFull).toBeLessThan(200_000);
  expect(there).toEqual(promised);
  expect(promised.length).toBeGreaterThan(20);
  expect(writtenAfterwards).toBe(24);
});
