import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const scripts = join(import.meta.dirname, '../scripts');

/** A repository small enough to be set up in a second, by the real npm, from local folders only. */
let clone = '';

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'dovolat-clone-'));
  for (const name of ['bootstrap.mjs', 'bootstrap'])
    cpSync(join(scripts, name), join(clone, 'scripts', name), { recursive: true });
  provideNode(`exec '${process.execPath}' "$@"`);
  write('package.json', { name: 'clone', version: '1.0.0', private: true, dependencies: { node: 'file:node-package' } });
  write('package-lock.json', {
    name: 'clone',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'clone', version: '1.0.0', dependencies: { node: 'file:node-package' } },
      'node_modules/node': { resolved: 'node-package', link: true },
      'node-package': { name: 'node', version: '26.0.0', bin: { node: 'node' } },
    },
  });
});

afterEach(() => rmSync(clone, { recursive: true }));

describe('a fresh clone', () => {
  test('is set up once, and a second run finds that out without npm', async () => {
    const first = await bootstrap('--', '-e', 'console.log("hello")');
    expect(first).toMatchObject({ code: 0, stdout: 'hello\n' });
    expect(first.stderr).toContain('Node modules: ready');
    expect(npmRuns()).toBe(1);
    const second = await bootstrap('--', '-e', 'console.log("again")');
    expect(second).toMatchObject({ code: 0, stdout: 'again\n', stderr: '' });
    expect(npmRuns()).toBe(1);
  });

  test('is set up by one of two that start together; the other waits', async () => {
    const both = await Promise.all([bootstrap('--', '-e', '0'), bootstrap('--', '-e', '0')]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(npmRuns()).toBe(1);
    expect(both.filter(({ stderr }) => stderr.includes('Waiting for another set-up'))).toHaveLength(1);
  });

  test('is set up although an earlier set-up was killed in the middle', async () => {
    const killed = start('--', '-e', '0');
    const lock = () => readFileSync(join(clone, '.dovolat/set-up.lock'), 'utf8');
    await expect.poll(lock, { timeout: 20_000 }).toMatch(new RegExp(`^${killed.pid} \\d+\n\\d+ \\d+$`)); // itself and its npm
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const second = await bootstrap('--', '-e', 'console.log("hello")');
    expect(second).toMatchObject({ code: 0, stdout: 'hello\n' });
    expect(second.stderr).toContain('Waiting for another set-up'); // its npm ran on
  });

  test('is set up anew when the lock file changed', async () => {
    await bootstrap('--', '-e', '0');
    const lock = JSON.parse(readFileSync(join(clone, 'package-lock.json'), 'utf8'));
    write('package-lock.json', { ...lock, packages: { ...lock.packages, '': { ...lock.packages[''], license: 'Apache-2.0' } } });
    await bootstrap('--', '-e', '0');
    expect(npmRuns()).toBe(2);
  });

  test('is set up anew also by a Node that is one of its own modules, as in a script of npm’s', async () => {
    await bootstrap('--', '-e', '0');
    const own = join(clone, 'node_modules/own-node/node');
    mkdirSync(dirname(own));
    copyFileSync(process.execPath, own);
    write('package.json', { ...JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8')), license: 'Apache-2.0' });
    const cli = realpathSync(execFileSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim());
    const again = await outcomeOf(
      spawn(own, [join(clone, 'scripts/bootstrap.mjs'), '--', '-e', 'console.log("renewed")'], {
        cwd: clone,
        env: { ...process.env, npm_execpath: cli, npm_node_execpath: process.execPath },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    expect(again).toMatchObject({ code: 0, stdout: 'renewed\n' });
  });

  test('is set up by a lock file that lacks packages of other platforms, to the same versions, without changing it', async () => {
    const lock = JSON.parse(readFileSync(join(clone, 'package-lock.json'), 'utf8'));
    lock.packages['node-package'].optionalDependencies = { 'only-for-another-platform': '1.0.0' };
    write('package-lock.json', lock);
    write('node-package/package.json', {
      ...nodePackage,
      optionalDependencies: { 'only-for-another-platform': 'file:./nowhere' },
    });
    const before = readFileSync(join(clone, 'package-lock.json'), 'utf8');
    expect(await bootstrap('--', '-e', 'console.log("hello")')).toMatchObject({ code: 0, stdout: 'hello\n' });
    expect(readFileSync(join(clone, 'package-lock.json'), 'utf8')).toBe(before);
    expect(readFileSync(join(clone, '.dovolat/set-up.log'), 'utf8')).toContain('npm install --no-save');
  });

  test('that an interrupted set-up left half unpacked is unpacked anew', async () => {
    mkdirSync(join(clone, 'node_modules/node'), { recursive: true });
    writeFileSync(join(clone, 'node_modules/node/package.json'), JSON.stringify(nodePackage));
    expect(await bootstrap('--', '-e', 'console.log("hello")')).toMatchObject({ code: 0, stdout: 'hello\n' });
  });

  test('with a broken lock file says what failed, where the log is and what to do', async () => {
    writeFileSync(join(clone, 'package-lock.json'), '{ "lockfileVersion": 3, "packages": {} }');
    const { code, stdout, stderr } = await bootstrap('--', '-e', 'console.log("never")');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/package\.json and package-lock\.json .*in sync/);
    expect(stderr).toContain('set-up.log');
    expect(stderr).toContain('What to do:');
  });

  test('whose Node is too old says so instead of running anything', async () => {
    provideNode('echo v22.1.0');
    const { code, stdout, stderr } = await bootstrap('--', '-e', 'console.log("never")');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('should be Node 26 or newer, but it is v22.1.0');
    expect(stderr).toContain('ignore-scripts');
  });
});

describe('the command that is run', () => {
  test('gives its own exit code, and its arguments arrive as they are', async () => {
    const { code, stdout } = await bootstrap(
      '--',
      '-e',
      'console.log(process.argv.slice(1).join("|")); process.exit(7)',
      '--',
      'a b',
      '$x',
    );
    expect({ code, stdout }).toEqual({ code: 7, stdout: 'a b|$x\n' });
  });

  test('is told to end when we are, and ends us as it ends', async () => {
    const child = start(
      '--',
      '-e',
      'process.on("SIGTERM", () => process.exit(9)); setInterval(() => {}, 1000); console.log("up")',
    );
    await once(child.stdout ?? child, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([9, null]);
  });

  test('that dies of a signal makes us die of it', async () => {
    const child = start('--', '-e', 'process.kill(process.pid, "SIGKILL")');
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  });

  test('is not run on wrong usage: exit code 2', async () => {
    const { code, stderr } = await bootstrap('--nativ', '--', '-e', '0');
    expect(code).toBe(2);
    expect(stderr).toContain('bootstrap does not know --nativ');
  });
});

function start(...args: string[]): ChildProcess {
  const env = { ...process.env, npm_execpath: '' };
  return spawn(process.execPath, [join(clone, 'scripts/bootstrap.mjs'), ...args], {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const bootstrap = (...args: string[]) => outcomeOf(start(...args));

async function outcomeOf(child: ChildProcess): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

/** How often npm was started, by the log. */
function npmRuns(): number {
  return readFileSync(join(clone, '.dovolat/set-up.log'), 'utf8').match(/^== \S+ npm (ci|install)\b/gm)?.length ?? 0;
}

const nodePackage = { name: 'node', version: '26.0.0', bin: { node: 'node' } };

function provideNode(script: string): void {
  write('node-package/package.json', nodePackage);
  writeFileSync(join(clone, 'node-package/node'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(clone, 'node-package/node'), 0o755);
}

function write(name: string, content: object): void {
  mkdirSync(dirname(join(clone, name)), { recursive: true });
  writeFileSync(join(clone, name), JSON.stringify(content));
}
