import { expect, test } from 'vitest';
import { strategyFiles } from '../main/strategy-files.ts';
import type { CliHost } from './installation.ts';
import { runCommandLine } from './program.ts';

/** A command at a terminal without colours. None of these commands opens the record. */
async function dovolat(...args: readonly string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const host = {
    actor: 'user:test',
    strategyFiles: () => strategyFiles('strategies', 'ivr-flows'),
    write: (text: string) => void said.push(text),
    complain: (text: string) => void complained.push(text),
    colour: false,
    interactive: false,
  } as unknown as CliHost;
  const code = await runCommandLine(host, ['strategy', ...args]);
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

test('all that the installation has is proved at once', async () => {
  const { code, said } = await dovolat('lint');
  expect(code).toBe(0);
  expect(said).toContain('consumer-soft-cs is proved: 9 steps');
  expect(said).toContain('assignment.yaml: 7 rules');
});

test('a strategy that is refused is told with place, reason and what to do', async () => {
  const { code, said } = await dovolat('lint', 'test/strategies-refused/severity-falls.yaml');
  expect(code).toBe(1);
  expect(said).toMatch(/severity-falls\.yaml:11:5: severity_falls: last is reminder.*Order steps/);
  expect((await dovolat('show', 'test/strategies-refused/severity-falls.yaml')).code).toBe(1);
  expect((await dovolat('explain', 'strategies/company.yaml')).code).toBe(2);
});

test('a strategy is drawn along time, with what each step says, by what, and what it costs', async () => {
  const { code, said } = await dovolat('show', 'strategies/consumer-soft-cs.yaml');
  expect(code).toBe(0);
  expect(said).toMatch(/^ +−3 {2}○ courtesy +sms › email +coming-due +1\.20$/m);
  expect(said).toMatch(/^ +\+3 {2}● first-call +voice ×4 › sms › email +soft-reminder +2\.50$/m);
  expect(said).toMatch(/^ +≈\+40 {2}▲ final-notice +registered letter +final-notice +82\.00$/m);
  expect(said).toContain('rpc_ptp            nothing until the promised day plus 2 working days');
});

test('a strategy tells day by day what would happen to somebody who neither pays nor answers (S8)', async () => {
  const { code, said } = await dovolat('explain', 'strategies/consumer-soft-cs.yaml', '--due', '2026-12-01', '--days', '40');
  expect(code).toBe(0);
  expect(said).toMatch(/^2026-12-04 {2}Fri {2}first-call +reminder by voice ×4, else sms, else email$/m);
  expect(said).toContain('8 steps come before pre-action, which cannot come before 2027-01-25.');
  const json = JSON.parse((await dovolat('explain', 'strategies/consumer-soft-cs.yaml', '--due', '2026-12-01', '--json')).said);
  expect(json.coming.map(({ date }: { date: string }) => date)).toContain('2027-02-08');
});
