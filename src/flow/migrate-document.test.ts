import { expect, test } from 'vitest';
import { shippedPrompts } from '../../test/support/shipped-prompts.ts';
import { loadFlow } from './load-flow.ts';
import { currentFormat, documentMigrations } from './migrate-document.ts';

const tail = `
start: greeting
nodes:
  greeting: { say: greeting, then: who }
  who:
    verify: { by: [birth_date] }
    on: { verified: options, failed: agent, cannot: agent, gave_up: end, not_me: end, agent: agent }
  options:
    menu: { prompt: options }
    on: { 1: options, 2: options, 3: options, 4: options, 5: options, 8: options, 9: stop, 0: agent, gave_up: end }
  stop: { opt_out: { scope: all }, then: end }
  agent: { transfer: { queue: collections, whisper: whisper-unverified, hold: transfer-hold }, on: { completed: end, nobody: end } }
  end: { hangup: {} }`;

const load = (head: string, more = '') =>
  loadFlow({ file: 'ivr-flows/x.yaml', text: `${head}${tail}\n${more}` }, shippedPrompts());

test('a flow written for the first Dovolat, in one language, still says what it said', () => {
  const old = load('flow: x\nlanguage: cs');
  expect(old).toMatchObject({ ok: true, value: { languages: ['cs'] } });
  expect(old.ok && old.value.version).toBe(versionOf(load('format: 2\nflow: x\nlanguages: [cs]')));
  expect(versionOf(load('format: 1\nflow: x\nlanguages: [cs]'))).toBe(old.ok && old.value.version);
});

test('a flow that says both the old word and the new one is refused, not guessed at', () => {
  expect(load('flow: x\nlanguage: cs\nlanguages: [sk]')).toMatchObject({ ok: false, problems: [{ code: 'bad_document' }] });
});

test('what is of an older format is not written in a newer one', () => {
  const newer = load('format: 2\nflow: x\nlanguage: cs');
  expect(newer).toMatchObject({ ok: false });
  expect(newer.ok || newer.message).toContain('languages: ');
});

test('a flow of a later Dovolat is refused at its format', () => {
  expect(load(`format: ${currentFormat + 1}\nflow: x\nlanguages: [cs]`)).toMatchObject({
    ok: false,
    problems: [
      { code: 'bad_document', message: 'format: 3 is newer than this program, which knows formats up to 2', at: { line: 1 } },
    ],
  });
  expect(load('format: soon\nflow: x\nlanguages: [cs]')).toMatchObject({ ok: false, problems: [{ code: 'bad_document' }] });
});

test('every format of before leads to the present one', () => {
  expect(documentMigrations.map(({ from }) => from)).toEqual(Array.from({ length: currentFormat - 1 }, (_, i) => i + 1));
});

test('where a node is drawn is no part of what the flow means', () => {
  const plain = load('flow: x\nlanguages: [cs]');
  const drawn = load('flow: x\nlanguages: [cs]', 'layout: { greeting: { x: 0, y: 0 }, who: { x: 4.5, y: 2 } }');
  expect(drawn).toMatchObject({ ok: true });
  expect(versionOf(drawn)).toBe(versionOf(plain));
  expect(versionOf(load('flow: x\nlanguages: [sk]'))).not.toBe(versionOf(plain));
});

test('a drawing of a node that is not there is refused where it stands', () => {
  expect(load('flow: x\nlanguages: [cs]', 'layout: { gone: { x: 0, y: 0 } }')).toMatchObject({
    ok: false,
    problems: [{ code: 'bad_document', message: 'layout draws node gone, which does not exist', at: { line: 15 } }],
  });
});

function versionOf(loaded: ReturnType<typeof loadFlow>): string {
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.value.version;
}
