import { expect, test } from 'vitest';
import { heardText } from '../fragment.ts';
import { planPrompt } from '../plan-prompt.ts';
import { lineFinder, recordingScript } from './recording-script.ts';
import { recordingSet, withRecordings } from './recording-set.ts';

const texts = new Map([
  ['goodbye', 'Děkujeme vám za váš čas. Na shledanou.'],
  ['read-back', 'Do {date} zaplatíte {amount|accusative}. Souhlasíte?'],
]);
const script = recordingScript('cs', texts);
const find = lineFinder(script);

test('a voice talent gets one line for a whole text, one for each run of fixed words, and one for each word of the list', () => {
  expect(script.filter(({ prompt }) => prompt !== null)).toEqual([
    { name: 'goodbye', text: 'Děkujeme vám za váš čas. Na shledanou.', tone: 'closed', prompt: 'goodbye' },
    { name: 'read-back.1', text: 'Do', tone: 'open', prompt: 'read-back' },
    { name: 'read-back.2', text: 'zaplatíte', tone: 'open', prompt: 'read-back' },
    { name: 'read-back.3', text: 'Souhlasíte', tone: 'asking', prompt: 'read-back' },
  ]);
  expect(script.find(({ text }) => text === 'dvacátého třetího')?.name).toBe('vocabulary/dvacateho-tretiho');
});

test('no two lines have one name, and every name survives an archive that knows no accents, where no other word is alike', () => {
  expect(new Set(script.map(({ name }) => name)).size).toBe(script.length);
  const accented = script.filter(({ name }) => /[^\x20-\x7e]/.test(name));
  for (const { name } of accented) {
    const bare = name.normalize('NFD').replace(/\p{M}/gu, '');
    expect(find(bare)?.name ?? 'nobody knows').not.toBe(name);
  }
  for (const { name } of script) expect(find(name)?.name).toBe(name);
});

test('a file is known by its name however the studio wrote it', () => {
  for (const name of [
    'vocabulary/dvacátého třetího',
    'Vocabulary/DVACATEHO_TRETIHO',
    'vocabulary/dvacátého-třetího'.normalize('NFD'),
  ])
    expect(find(name)?.text).toBe('dvacátého třetího');
  expect(find('Goodbye')?.name).toBe('goodbye');
  expect(find('goodbye.1')).toBeUndefined();
  expect(find('read-back')).toBeUndefined();
});

const none = { name: '', text: '', tone: 'even', prompt: null } as const;
const recorded = (...names: string[]) =>
  recordingSet(names.map((name) => ({ line: script.find((line) => line.name === name) ?? none, sha256: `of ${name}` })));
const planned = (prompt: string) => {
  const plan = planPrompt('cs', texts.get(prompt) ?? '', {
    date: { kind: 'date', date: '2026-11-23' },
    amount: { kind: 'money', minor: 100, currency: 'CZK' },
  });
  if (!plan.ok) throw new Error(plan.message);
  return plan.value;
};
const heard = (set: ReturnType<typeof recorded>, prompt: string, text = texts.get(prompt) ?? '') =>
  withRecordings(set, prompt, text, planned(prompt));

test('a recorded prompt is heard whole; of one with places the recorded words are, and the voice says the rest', () => {
  expect(heard(recorded('goodbye'), 'goodbye').map((f) => ('recording' in f ? f.recording : f.kind))).toEqual([
    'of goodbye',
    'pause',
  ]);
  const mixed = heard(recorded('read-back.2', 'vocabulary/listopadu'), 'read-back');
  expect(heardText(mixed)).toBe(heardText(planned('read-back')));
  expect(mixed.flatMap((f) => (f.kind !== 'pause' && f.recording ? [f.text] : []))).toEqual(['listopadu', 'zaplatíte']);
});

test('a recording is never heard for other words than it was taken for', () => {
  const changed = 'Do {date} uhradíte {amount|accusative}. Souhlasíte?';
  expect(heard(recorded('read-back.2'), 'read-back', changed)).toEqual(planned('read-back'));
  expect(heard(recorded('goodbye'), 'goodbye', 'Na shledanou.')).toEqual(planned('goodbye'));
});

test('what was joined before is joined anew when any recording comes, goes or changes, and only then', () => {
  const names = script.map(({ name }) => name);
  const revisions = [
    recorded(),
    recorded('goodbye'),
    recorded('read-back.1'),
    recorded('goodbye', 'read-back.1'),
    recorded(...names),
  ];
  expect(new Set(revisions.map(({ revision }) => revision)).size).toBe(revisions.length);
  expect(recorded('read-back.1', 'goodbye').revision).toBe(recorded('goodbye', 'read-back.1').revision);
  for (const { revision } of revisions) expect(revision.length).toBeLessThan(16);
});
