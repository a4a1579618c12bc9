import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findNative } from './find-native.ts';
import { nativePackages, nativeSettings, repository } from './native-settings.ts';
import { run } from './run.ts';
import { atLeast, leastAsterisk, versionIn } from './version.ts';

const native = await findNative(nativeSettings(process.env));
if (!native) throw new Error('these tests need the native parts: run `node scripts/bootstrap.mjs --native --` first');
const { programs, versions, via } = native;

test('the Dockerfile installs the same package list as the root file system, and no telephony package beside it', () => {
  const dockerfile = readFileSync(join(repository, 'Dockerfile'), 'utf8');
  expect(dockerfile).toMatch(
    /^FROM debian:forky AS native\nCOPY asterisk-config\/packages\.txt (\S+)\n(?:.*\\\n)*.*sed 's\/#\.\*\/\/' \1 \| .*xargs apt-get install/m,
  );
  for (const name of nativePackages()) expect(dockerfile).not.toMatch(new RegExp(`install .*\\b${name}\\b`));
});

test.skipIf(via === 'host')('every package of the list is installed in what we made', async () => {
  const format = '$' + '{Package} $' + '{db:Status-Status}\\n';
  const { code, output } = await run(programs.command('dpkg-query', ['-W', '-f', format, ...nativePackages()]));
  expect(code).toBe(0);
  expect(output.trim().split('\n').sort()).toEqual(
    nativePackages()
      .map((name) => `${name} installed`)
      .sort(),
  );
});

test('Asterisk is new enough, and the versions are what the programs say themselves', async () => {
  expect(atLeast(versions.asterisk, leastAsterisk)).toBe(true);
  for (const [program, argument, version] of [
    ['asterisk', '-V', versions.asterisk],
    ['espeak-ng', '--version', versions.espeakNg],
    ['sox', '--version', versions.sox],
  ] as const)
    expect(versionIn((await run(programs.command(program, [argument]))).output)).toBe(version);
});

test('espeak-ng speaks every language of ours', async () => {
  const { output } = await run(programs.command('espeak-ng', ['--voices']));
  for (const language of ['cs', 'sk', 'pl', 'hu', 'en-gb']) expect(output).toMatch(new RegExp(`\\s${language}\\s`));
});

test('sox reads and writes MP3 and the codecs of telephone lines', async () => {
  const { output } = await run(programs.command('sox', ['--help']));
  const formats = output.split('\n').find((line) => line.startsWith('AUDIO FILE FORMATS')) ?? '';
  for (const format of ['mp3', 'wav', 'al', 'ul', 'sln']) expect(formats.split(' ')).toContain(format);
});
