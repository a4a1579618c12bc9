import { expect, test } from 'vitest';
import { aJournal } from './a-journal.ts';
import { allInvariants } from './all-invariants.ts';
import { busyJournal, seededRandom } from './busy-journal.ts';
import { explainVerdict } from './explain-verdict.ts';
import { judge } from './judge.ts';

test('every rule is told with its sentence and how many things it looked at', async () => {
  const text = explainVerdict(await judge(busyJournal({ people: 30, lines: 3, random: seededRandom(2) })));
  expect(text).toMatch(/^PASS: [\d,]+ events read\n/);
  for (const { id, says } of allInvariants) expect(text).toMatch(new RegExp(`\\n  ${id} +\\d+  .*${says.slice(0, 20)}`));
});

test('a rule that looked at nothing says so, since it proves nothing', async () => {
  const text = explainVerdict(await judge(aJournal().dials('jana').ends('busy').read()));
  expect(text).toMatch(/\n {2}calls_inside_window +1 {2}kept/);
  expect(text).toMatch(/\n {2}identity_keys_masked +0 {2}nothing seen/);
  expect(text).toMatch(/\n\d+ rules had nothing to look at, and so proved nothing\.\n/);
});

test('a violation is told with the events that prove it; remarks stand apart', async () => {
  const journal = aJournal().dials('jana').ends('busy').at('07:00').dials('petr').ends('busy');
  const text = explainVerdict(await judge(journal.read()));
  expect(text).toMatch(/^FAIL: 7 events read\n/);
  expect(text).toMatch(/\n {2}calls_inside_window +2 {2}1 BROKEN/);
  expect(text).toContain(
    [
      'Violations:',
      '  calls_inside_window',
      '    Attempt att_2 was dialled at 2026-11-23 07:00 Prague: that is outside its window.',
      '      proof: seq 6',
      '',
      'Remarks, which do not fail the verdict:',
      '  clock_runs_forward',
    ].join('\n'),
  );
});

test('of many violations the first are told, and how many more there are', async () => {
  const journal = aJournal().moves('paused');
  for (let index = 0; index < 120; index += 1) journal.later(1000).dials(`debtor${index}`).ends('busy');
  const text = explainVerdict(await judge(journal.read()));
  expect(text).toContain('120 BROKEN');
  expect(text).toContain('    ... and 20 more\n');
});
