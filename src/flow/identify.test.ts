import { expect, test } from 'vitest';
import { shippedPrompts } from '../../test/support/shipped-prompts.ts';
import { interpret } from './interpret.ts';
import { loadFlow } from './load-flow.ts';
import { startSession } from './start-session.ts';
import { runTranscripts } from './transcript.ts';
import { readTranscripts } from './transcript-document.ts';
import { factsAbout, factsOf } from './transcript-facts.ts';

const document = `
flow: who-calls
languages: [cs, sk, pl, hu, en]
start: greeting
nodes:
  greeting: { say: greeting, then: caller }
  caller:
    identify: {}
    on: { found: who, unknown: goodbye, no_number: agent, gave_up: goodbye }
  by-number:
    identify: { by: [customer_number] }
    on: { found: who, unknown: goodbye, no_number: agent, gave_up: goodbye }
  who:
    verify: { by: [birth_date] }
    on: { verified: again, failed: goodbye, cannot: agent, gave_up: goodbye, not_me: by-number, agent: agent }
  again:
    identify: { by: [customer_number] }
    on: { found: balance, unknown: goodbye, no_number: agent, gave_up: goodbye }
  balance: { say: balance-one, then: stop }
  stop: { opt_out: { scope: voice }, then: goodbye }
  agent:
    transfer: { queue: collections, whisper: whisper-unverified, hold: transfer-hold, wait: 45 s }
    on: { completed: goodbye, nobody: goodbye }
  goodbye: { say: goodbye, then: end }
  end: { hangup: {} }
`;
const transcripts = (tests: string) => `
flow: who-calls
caller: Alfa Servis
call_back: "+420 212 345 678"
today: 2026-11-20
debtors:
  jana:
    { name: Jana Nováková, address: paní Nováková, born: 1985-03-15, customer_number: "40017", postcode: "60200", owes: [{ amount: 1234.50 CZK, due: 2026-11-01 }] }
  karel:
    { name: Karel Dvořák, address: pane Dvořáku, born: 1960-04-05, customer_number: "40018", postcode: "11000", owes: [{ amount: 500.00 CZK, due: 2026-10-10 }] }
tests:
${tests}`;

function run(tests: string): string[] {
  const flow = loadFlow({ file: 'who-calls.yaml', text: document }, shippedPrompts());
  if (!flow.ok) throw new Error(flow.message);
  const book = readTranscripts(transcripts(tests), 'who-calls.test.yaml');
  if (!book.ok) throw new Error(JSON.stringify(book.problems));
  return runTranscripts(flow.value, book.value.transcripts).tests.flatMap(({ differences }) => differences);
}

const verified = '{ presses: "15031985" }, { hears: balance-one, with: { total: 1234.50 CZK } }';
const informed = '{ result: opted_out, opted_out: voice }';

test('a debtor who calls from her own number is asked to prove who she is, and for nothing else', () => {
  expect(run(`  - { test: x, debtor: jana, calls_from: own, call: [${verified}], ends: ${informed} }`)).toEqual([]);
});

test.each(['unknown', 'shared'])(
  'a caller whose number leads to nobody for sure (%s) is found by her customer number, and verified then',
  (number) => {
    const call = `{ hears: which-customer }, { presses: "40017#" }, { hears: who, with: { name: Jana Nováková } }, ${verified}`;
    expect(run(`  - { test: x, debtor: jana, calls_from: ${number}, call: [${call}], ends: ${informed} }`)).toEqual([]);
  },
);

test("a debtor who calls from another debtor's telephone says so, and is found by her own customer number", () => {
  const call = `{ hears: who, with: { name: Karel Dvořák } }, { presses: "*9" }, { presses: "40017#" }, { hears: who, with: { name: Jana Nováková } }, ${verified}`;
  expect(run(`  - { test: x, debtor: jana, calls_from: karel, call: [${call}], ends: ${informed} }`)).toEqual([]);
});

test('what proves one debtor proves nothing about the other whose telephone she uses', () => {
  const call = '{ presses: "15031985" }, { hears: who-no-match }, { hangs: up }';
  expect(run(`  - { test: x, debtor: jana, calls_from: karel, call: [${call}], ends: { result: not_verified } }`)).toEqual([]);
});

test('three customer numbers that nobody has end the search; no name was said', () => {
  const call =
    '{ presses: "1#" }, { hears: which-customer-unknown }, { presses: "2#" }, { hears: which-customer-unknown }, { presses: "3#" }, { hears: goodbye }';
  expect(run(`  - { test: x, debtor: jana, calls_from: unknown, call: [${call}], ends: { at: end, result: none } }`)).toEqual([]);
});

test('a caller without a customer number gets to a person; one who says nothing hears goodbye', () => {
  expect(
    run(`  - { test: x, debtor: jana, calls_from: unknown, call: [{ presses: "*" }, { hears: transfer-hold }], ends: { result: not_verified, agent_hears: whisper-unverified } }
  - { test: y, debtor: jana, calls_from: unknown, call: [{ stays: silent }, { hears: no-key }, { stays: silent }, { stays: silent }, { hears: goodbye }], ends: { result: none } }`),
  ).toEqual([]);
});

test('a number that was being keyed in when the program died is asked for again', () => {
  const call = `{ presses: "400" }, { system: restarts }, { hears: apology }, { hears: which-customer }, { presses: "40017#" }, ${verified}`;
  expect(run(`  - { test: x, debtor: jana, calls_from: unknown, call: [${call}], ends: ${informed} }`)).toEqual([]);
});

test('nobody who is verified becomes somebody else in the middle of a call', () => {
  const flow = loadFlow({ file: 'who-calls.yaml', text: document }, shippedPrompts());
  const book = readTranscripts(
    transcripts('  - { test: x, debtor: jana, calls_from: own, call: [], ends: { result: none } }'),
    'x',
  );
  if (!flow.ok || !book.ok) throw new Error('not read');
  const [transcript] = book.value.transcripts;
  if (!transcript) throw new Error('no transcript');
  const start = startSession(flow.value, factsOf(transcript), 'cs');
  const waiting = { ...start, node: 'caller', waiting: { do: 'find_person' } as const, local: { unknown: 0, misses: 0 } };
  const other = { ...factsAbout(transcript.debtor, transcript), person: { ...start.facts.person, name: 'Karel Dvořák' } };
  const nameAfter = (verified: boolean) =>
    interpret(flow.value, { ...waiting, verified }, { type: 'person_found', facts: other }).session.facts.person.name;
  expect([nameAfter(false), nameAfter(true)]).toEqual(['Karel Dvořák', 'Jana Nováková']);
});
