import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import serverFlags from '../scripts/bootstrap/server-flags.json' with { type: 'json' };
import { nativePackages } from '../src/adapters/native/native-settings.ts';
import { describeConfig, readConfig } from '../src/config.ts';

const root = resolve(import.meta.dirname, '..');
const packaging = (name: string) => join(root, 'packaging', name);
const read = (path: string) => readFileSync(join(root, path), 'utf8');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-packaging-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!existsSync('/usr/bin/systemd-analyze'))('the unit', () => {
  const analyze = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
    return { status, text: `${stdout}${stderr}` };
  };
  /** With the program where this clone is, so that systemd finds what it starts. */
  const unit = (name: string, dropIn = '') => {
    const file = join(folder, name);
    writeFileSync(file, `${read('packaging/dovolat.service').replaceAll('/opt/dovolat', root)}\n${dropIn}`);
    return file;
  };

  test('has nothing that systemd does not understand', () => {
    expect(analyze('verify', unit('dovolat.service'))).toEqual({ status: 0, text: '' });
    expect(analyze('verify', unit('dovolat-native.service', read('packaging/native-root.conf')))).toEqual({
      status: 0,
      text: '',
    });
  });

  test('gives the program little more than it needs, whatever it may be tricked into', () => {
    const exposure = (file: string) =>
      Number(/exposure level for \S+: ([\d.]+)/.exec(analyze('security', '--offline=true', file).text)?.[1]);
    expect(exposure(unit('dovolat.service'))).toBeLessThan(2.5);
    expect(exposure(unit('dovolat-native.service', read('packaging/native-root.conf')))).toBeLessThan(5);
  });

  test('runs Node as npm start does', () => {
    expect(read('packaging/dovolat.service')).toContain(`node ${serverFlags.join(' ')} --env-file`);
  });

  test('waits longer for the end than the server takes for it', () => {
    const grace = Number(/graceMs: ([\d_]+)/.exec(read('src/main/run-command.ts'))?.[1]?.replaceAll('_', ''));
    const patience = Number(/TimeoutStopSec=(\d+)$/m.exec(read('packaging/dovolat.service'))?.[1]) * 1000;
    expect(grace).toBeGreaterThan(0);
    expect(patience).toBeGreaterThanOrEqual(grace + 30_000);
  });
});

test('every setting of the example is one that there is, and the program starts with them', () => {
  const text = read('packaging/dovolat.env').replace(/^#(?=DOVOLAT_)/gm, '');
  const config = readConfig(parseEnv(text));
  const known = describeConfig(config).map(({ variable }) => variable);
  for (const name of Object.keys(parseEnv(text))) expect(known).toContain(name);
  expect(config.trustedProxies).toBe('127.0.0.1');
});

test('the command line of the installed service takes the settings of the service, and what stands in the environment goes before them', () => {
  const settings = join(folder, 'dovolat.env');
  const data = join(folder, 'data');
  mkdirSync(data);
  writeFileSync(settings, `# the example\nDOVOLAT_DATA=${data}\nDOVOLAT_MAX_CALLS=7\nDOVOLAT_HTTP_PORT=8081\n`);
  chmodSync(packaging('dovolat'), 0o755);
  const shown = execFileSync(packaging('dovolat'), ['doctor', '--settings', '--json'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', DOVOLAT_PROGRAM: root, DOVOLAT_SETTINGS: settings, DOVOLAT_HTTP_PORT: '8082' },
  });
  const value = (name: string) => JSON.parse(shown).find(({ variable }: { variable: string }) => variable === name).value;
  expect([value('DOVOLAT_DATA'), value('DOVOLAT_MAX_CALLS'), value('DOVOLAT_HTTP_PORT')]).toEqual([data, '7', '8082']);
});

test('every file that the manual installs is there, and every setting that it names', () => {
  const manual = read('docs/operations.md');
  const files = [...manual.matchAll(/packaging\/[\w.-]+/g)].map(([path]) => path);
  expect(files.length).toBeGreaterThan(4);
  for (const path of files) expect([path, existsSync(join(root, path))]).toEqual([path, true]);
  const known = describeConfig(readConfig({})).map(({ variable }) => variable);
  for (const [name] of manual.matchAll(/DOVOLAT_[A-Z_]+[A-Z]/g)) expect(known).toContain(name);
});

test('the image has the packages of the native root, runs as nobody in particular, and is started and asked as the service is', () => {
  const dockerfile = read('Dockerfile');
  expect(dockerfile).toContain('COPY asterisk-config/packages.txt');
  expect(nativePackages()).toEqual(expect.arrayContaining(['asterisk', 'espeak-ng', 'sox']));
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  expect(last).toMatch(/^USER dovolat$/m);
  expect(last).toMatch(/^VOLUME \["\/dovolat\/\.dovolat", "\/dovolat\/backups"\]$/m);
  expect(last).toContain(`\nCMD ${JSON.stringify(['node', ...serverFlags, 'src/main.ts', 'start']).replaceAll(',', ', ')}\n`);
  expect(last).toMatch(/^HEALTHCHECK .*\\\n {2}CMD \["node", "scripts\/ask-health\.ts"\]$/m);
  for (const [, path] of dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm))
    for (const each of (path ?? '').split(' ')) expect([each, existsSync(join(root, each))]).toEqual([each, true]);
});
