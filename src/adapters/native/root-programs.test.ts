import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRoot } from './make-root.ts';
import { nativeSettings } from './native-settings.ts';
import { rootPrograms } from './root-programs.ts';

const found = findRoot(nativeSettings(process.env));
const root = found?.proof?.replace(/\/etc\/[^/]*$/, '') ?? '';

describe.skipIf(!found)('a program of the root file system', () => {
  const programs = rootPrograms(root);
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "dovolat root $(x) 'y' "));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (program: string, args: string[], folders: string[] = []) => {
    const { file, args: all } = programs.command(program, args, folders);
    return execFileSync(file, all, { encoding: 'utf8', env: { ...process.env, DOVOLAT_SECRET: 'secret' } });
  };

  test('sees the given folders at the same paths, whatever their names, and writes into them', () => {
    writeFileSync(join(folder, 'note'), 'from outside');
    expect(run('cat', [join(folder, 'note')], [folder])).toBe('from outside');
    run('tee', [join(folder, 'answer')], [folder]);
    expect(readFileSync(join(folder, 'answer'), 'utf8')).toBe('');
  });

  test('sees no other folder of this machine', () => {
    expect(() => run('cat', [join(folder, 'note')])).toThrow(/No such file/);
  });

  test('takes its arguments as they are', () => {
    expect(run('printf', ['%s|', '$(id)', '`id`', '; id', '--', "'", '"'])).toBe('$(id)|`id`|; id|--|\'|"|');
  });

  test('inherits nothing of our environment but the folders', () => {
    expect(run('env', [])).not.toContain('DOVOLAT_SECRET');
  });

  test('knows the name of this machine without asking anybody', () => {
    expect(run('getent', ['hosts', execFileSync('uname', ['-n'], { encoding: 'utf8' }).trim()])).toMatch(/^127\./);
  });

  test('keeps the process id that was spawned, and its mounts go with it', async () => {
    const { file, args } = programs.command('sleep', ['60'], [folder]);
    const child = spawn(file, args);
    await expect.poll(() => readFileSync(`/proc/${child.pid}/cmdline`, 'utf8')).toBe('sleep\0' + '60\0');
    expect(readFileSync('/proc/self/mounts', 'utf8')).not.toContain(root);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
});
