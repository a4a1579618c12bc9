import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReadFlow } from '../cli/flow-desk.ts';
import type { Timers } from '../kernel/clock.ts';
import { Fault } from '../kernel/fault.ts';
import type { LexiconChange, TextEntry } from '../speech/model.ts';
import type { Coming } from '../speech/prompt-audio.ts';
import { fileFlowLibrary } from './file-flow-library.ts';
import { followWords } from './follow-words.ts';
import { type OperatorWords, operatorWords } from './operator-words.ts';
import { disproved } from './prompt-uses.ts';

const root = resolve(import.meta.dirname, '../..');
const better = 'Krásný den. Volá automatická telefonní služba společnosti {neutral_name}. Mluví k vám počítačový hlas.';
let folder: string;
let texts: TextEntry[];
let changes: LexiconChange[];
let words: OperatorWords;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-words-'));
  [texts, changes] = [[], []];
  words = await operatorWords({
    revision: async () => `${texts.length} ${changes.length}`,
    texts: async () => texts,
    lexicon: async () => changes,
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

const use = (prompt: string, text: string) =>
  texts.push({ language: 'cs', prompt, action: 'used', text, reviewer: null, actor: 'user:eva', at: 1 });
const flows = () => fileFlowLibrary(join(root, 'ivr-flows'), join(root, 'prompts'), folder, () => words.heard().own);

/** What the voice is told to render, and the hand that lets time pass. */
function following(render: (coming: Coming | undefined) => Promise<void>) {
  const hands: (() => void)[] = [];
  const timers: Timers = {
    sleep: () => Promise.reject(new Error('nobody sleeps here')),
    after: (_, action) => {
      hands.push(action);
      return () => {};
    },
  };
  const none = { newFragments: 0, newMs: 0, reusedFragments: 0, reusedMs: 0 };
  const audio = { prepareVoice: async (_: unknown, coming?: Coming) => render(coming).then(() => none) };
  const voicesOf = (language: string) => (language === 'cs' ? [{ name: 'hum', audio: audio as never }] : []);
  followWords(words, flows().shippedTexts, { voicesOf }, { timers, log: pino({ level: 'silent' }) });
  return async () => {
    const before = hands.length;
    hands.at(-1)?.();
    await expect.poll(() => hands.length).toBeGreaterThan(before);
  };
}

test('a text of one’s own makes a new version of the flows that say it; calls that are up keep theirs, also after a restart', () => {
  const library = flows();
  const read = (kept: ReadFlow | undefined) => (kept?.ok ? kept.value.flow : undefined);
  const file = join(root, 'ivr-flows/soft-reminder.yaml');
  const before = read(library.keep(file));
  use('greeting', better);
  return words.look().then((next) => {
    words.hear(next);
    const after = read(library.keep(file));
    expect(after?.version).not.toBe(before?.version);
    expect(after?.prompts.get('cs')?.get('greeting')?.text).toBe(better);
    expect(library.texts.of('cs').get('greeting')).toBe(better);
    expect(library.shippedTexts.of('cs').get('greeting')).not.toBe(better);
    const kept = read(flows().kept('soft-reminder', before?.version ?? ''));
    expect(kept?.prompts.get('cs')?.get('greeting')?.text).toBe(before?.prompts.get('cs')?.get('greeting')?.text);
    words.hear({ ...next, own: new Map() });
    expect(read(library.read(file))?.version).toBe(before?.version);
  });
});

test('a text that tells of the debt before anybody is verified is disproved with the flow that would say it', () => {
  const own = new Map([['cs', new Map([['greeting', 'Dlužíte {total}.']])]] as const);
  expect(disproved(flows(), new Map(), own).join()).toContain('before anybody was verified');
  expect(disproved(flows(), new Map(), new Map([['cs', new Map([['greeting', better]])]] as const))).toEqual([]);
});

test('a changed text or pronunciation is heard once the voice has said it, and not before', async () => {
  const rendered: (Coming | undefined)[] = [];
  let broken = true;
  const pass = following(async (coming) => {
    if (broken) throw new Fault('voice_quota', 'the quota is used up', { retryable: true });
    rendered.push(coming);
  });
  use('greeting', better);
  await pass();
  expect(words.heard().own.size).toBe(0);
  broken = false;
  await pass();
  expect(words.heard().own.get('cs')?.get('greeting')).toBe(better);
  expect(rendered.map((coming) => coming?.texts?.get('greeting'))).toEqual([better]);
  expect(rendered[0]?.texts?.size).toBeGreaterThan(40);

  changes.push({ language: 'cs', word: 'Google', kind: 'respelling', said: 'gúgl', actor: 'user:eva', at: 1 });
  await pass();
  expect(rendered[1]?.lexicon?.pronounce('Google')).toEqual([{ text: 'gúgl' }]);
  expect(words.lexicons('cs').map((lexicon) => lexicon.pronounce('Google')[0]?.text)).toEqual(['gúgl', 'Google']);

  texts.push({ language: 'cs', prompt: 'greeting', action: 'restored', text: null, reviewer: null, actor: 'user:eva', at: 2 });
  await pass();
  expect(rendered[2]?.texts?.get('greeting')).toBe(flows().shippedTexts.of('cs').get('greeting'));
  await pass();
  expect(rendered).toHaveLength(3);
});
