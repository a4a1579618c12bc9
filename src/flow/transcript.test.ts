import { expect, test } from 'vitest';
import { loadFlow } from './load-flow.ts';
import { runTranscripts } from './transcript.ts';
import { readTranscripts } from './transcript-document.ts';

const flow = `flow: tiny
languages: [cs]
start: who
nodes:
  who:
    verify: { by: [birth_date] }
    on: { verified: balance, failed: bye, cannot: bye, gave_up: bye, not_me: bye, agent: bye }
  balance: { say: balance, then: choose }
  choose:
    menu: { prompt: choose }
    on: { 9: stop, gave_up: bye }
  stop: { opt_out: {}, then: bye }
  bye: { say: bye, then: end }
  end: { hangup: {} }
`;
const prompts = `who: Pro {name}.
who-by-birth-date: Jedna.
who-else: Devět.
who-no-match: Nesouhlasí.
ask-birth-date: Datum.
balance: Dlužíte {total}.
choose: Devět.
bye: Volejte {callback_number}.
no-key: Nic.
wrong-key: Jiná.
entry-incomplete: Neúplné.
apology: Pardon.
`;
const head = `flow: tiny
caller: Alfa
call_back: "123"
today: 2026-11-20
debtors:
  eva: { name: Eva, address: paní, born: 1990-01-02, owes: [{ amount: 10.00 CZK, due: 2026-11-01 }] }
tests:
`;

test('a call that goes as it was told passes, and what no test ran through is named', () => {
  const report = run(`  - test: verified
    debtor: eva
    call: [{ presses: "02011990" }, { hears: balance, with: { total: 10.00 CZK } }, { hangs: up }]
    ends: { result: rpc_informed }
`);
  expect(report.tests.map(({ differences }) => differences)).toEqual([[]]);
  expect(report.nodes).toEqual({ covered: 2, all: 6, missing: ['choose', 'stop', 'bye', 'end'] });
  expect(report.outlets).toMatchObject({ covered: 1, all: 11 });
  expect(report.outlets.missing).toContain('choose.gave_up');
});

test('a call that goes otherwise fails with the line, what was heard instead and where it stood', () => {
  expect(differences('[{ hears: balance }]', '{ result: none }')).toEqual([
    'line 10: balance was not heard as described; heard instead: who, ask-birth-date; the call is at who',
  ]);
  expect(differences('[{ presses: "02011990" }, { hears: balance, with: { total: 11.00 CZK } }]', '{ result: none }')).toEqual([
    'line 10: balance was not heard as described; heard instead: who, ask-birth-date, balance (total 10.00 CZK); the call is at balance',
  ]);
});

test('what ends does not mention must not have happened, and what it mentions must', () => {
  const stops = '[{ presses: "02011990" }, { presses: "9" }]';
  expect(differences(stops, '{ result: opted_out, opted_out: all }')).toEqual([]);
  expect(differences(stops, '{ result: opted_out }')).toEqual(['opted_out should be none and is all']);
  expect(differences(stops, '{ result: rpc_ptp, opted_out: all, promise: { amount: 10.00 CZK, date: 2026-11-21 } }')).toEqual([
    'result should be rpc_ptp and is opted_out',
    'promise should be 10.00 CZK by 2026-11-21 and is none',
  ]);
});

test('a call that is left hanging, or is told beyond its end, fails', () => {
  expect(differences('[{ presses: "02011990" }]', '{ result: rpc_informed }')).toEqual([
    'the call still waits for a key at choose: add a step, or hangs: up',
  ]);
  expect(differences('[{ hangs: up }, { presses: "1" }]', '{ result: none }')).toEqual(['line 10: the call is over already']);
});

test('a transcript that cannot be read names line and column', () => {
  const bad = readTranscripts(
    `${head}  - test: x
    debtor: adam
    call: []
    ends: { result: none }
`,
    'x.test.yaml',
  );
  expect(bad).toMatchObject({
    ok: false,
    problems: [{ code: 'bad_transcript', at: { file: 'x.test.yaml', line: 9, column: 13 } }],
  });
});

function differences(call: string, ends: string): readonly string[] {
  const report = run(`  - test: one
    debtor: eva
    call: ${call}
    ends: ${ends}
`);
  return report.tests.flatMap((result) => result.differences);
}

function run(tests: string) {
  const loaded = loadFlow({ file: 'tiny.yaml', text: flow }, [{ file: 'cs.yaml', text: prompts, language: 'cs' }]);
  if (!loaded.ok) throw new Error(loaded.message);
  const book = readTranscripts(head + tests, 'tiny.test.yaml');
  if (!book.ok) throw new Error(JSON.stringify(book.problems));
  return runTranscripts(loaded.value, book.value.transcripts);
}
