import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { whyNoRoot } from './make-root.ts';
import { nativeSettings, repository } from './native-settings.ts';

const cache = mkdtempSync(join(tmpdir(), 'dovolat-cache-'));
afterAll(() => rmSync(cache, { recursive: true }));

function setUp(options: { env?: Record<string, string>; uid?: number }) {
  const script = join(repository, 'scripts/set-up-native.ts');
  const { env = {}, uid } = options;
  return spawnSync(process.execPath, [script], {
    encoding: 'utf8',
    env: { PATH: '/nowhere', HOME: cache, DOVOLAT_CACHE: cache, ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

test('an Asterisk that config names but that is none stops the set-up with its name and what to do', () => {
  const { status, stdout, stderr } = setUp({ env: { DOVOLAT_ASTERISK: '/bin/true' } });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain('DOVOLAT_ASTERISK is /bin/true');
  expect(stderr).toMatch(/What to do: .*unset DOVOLAT_ASTERISK/);
});

test('a relative path in a setting is refused by name', () => {
  expect(() => nativeSettings({ DOVOLAT_CACHE: 'cache' })).toThrow('DOVOLAT_CACHE is cache, which is no absolute path');
});

const others = (path: string): boolean => (statSync(path).mode & 0o005) === 0o005 && (path === '/' || others(dirname(path)));

test.skipIf(process.getuid?.() !== 0 || !others(repository) || !others(dirname(process.execPath)))(
  'without root, Docker and an installed Asterisk the message names all three ways',
  () => {
    const { status, stderr } = setUp({ uid: 65_534 });
    expect(status).toBe(1);
    expect(stderr).toContain('1. on this machine: no asterisk 22.10.1 or newer on PATH');
    expect(stderr).toContain('2. Docker: there is no docker command');
    expect(stderr).toContain('3. a root file system of our own: that needs root');
    expect(stderr).toMatch(/What to do: .*DOVOLAT_ASTERISK.*Docker engine.*root on Debian/);
  },
);

test('another Linux than Debian is told that it cannot make a root file system', async () => {
  expect(await whyNoRoot(nativeSettings({}), 'ID=fedora\nID_LIKE="rhel"\n')).toBe('this is no Debian');
});
