import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { examineMachine } from './doctor.ts';
import { nativeSettings } from './native-settings.ts';

const empty = mkdtempSync(join(tmpdir(), 'dovolat-doctor-'));
afterAll(() => rmSync(empty, { recursive: true }));

test('a machine that is set up has nothing to mend', async () => {
  const checks = await examineMachine(nativeSettings(process.env), '26.10.0');
  expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(checks.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Node', 'Node modules', 'asterisk', 'espeak-ng', 'sox']),
  );
  expect(checks.filter(({ remedy }) => remedy !== '')).toEqual([]);
});

test('whatever is missing or wrong is named with its reason and its remedy', async () => {
  const old = await examineMachine({ asterisk: '/bin/true', cacheFolder: empty, debianMirror: null }, '20.20.2');
  const wrong = old.filter(({ state }) => state === 'wrong');
  expect(wrong.map(({ name }) => name)).toEqual(expect.arrayContaining(['Node', 'asterisk']));
  for (const check of wrong) {
    expect(check.why).not.toBe('');
    expect(check.remedy).not.toBe('');
  }
  expect(wrong.find(({ name }) => name === 'asterisk')?.found).toContain('/bin/true');
});
