import { expect, test } from 'vitest';
import type { SpokenValue } from '../kernel/prompt-text.ts';
import { heardText } from './fragment.ts';
import { fixedWords, planPrompt, rests } from './plan-prompt.ts';

const total: SpokenValue = { kind: 'money', minor: 123450, currency: 'CZK' };
const due: SpokenValue = { kind: 'date', date: '2026-11-23' };
const plan = (text: string, values: Record<string, SpokenValue> = {}) => {
  const planned = planPrompt('cs', text, values);
  if (!planned.ok) throw new Error(planned.message);
  return planned.value;
};

test('a debtor hears fixed words, the amount and the date in one run', () => {
  const planned = plan('Dlužíte {total|accusative} do {due}.', { total, due });
  expect(heardText(planned)).toBe('Dlužíte tisíc dvě stě třicet čtyři korun a padesát haléřů do dvacátého třetího listopadu');
  expect(planned.flatMap((f) => (f.kind === 'static' ? [f.text] : []))).toEqual(['Dlužíte', 'do']);
});

test('rests stand where the punctuation stands, and one ends the prompt', () => {
  expect(
    plan('Dobrý den. Evidujeme částku {total}, splatnou {due}. Chcete ji zaplatit?', { total: { ...total, minor: 100 }, due }),
  ).toEqual([
    { kind: 'static', text: 'Dobrý den', tone: 'closed' },
    { kind: 'pause', ms: rests.sentence },
    { kind: 'static', text: 'Evidujeme částku', tone: 'open' },
    { kind: 'vocabulary', text: 'jedna', tone: 'even' },
    { kind: 'vocabulary', text: 'koruna', tone: 'even' },
    { kind: 'pause', ms: rests.comma },
    { kind: 'static', text: 'splatnou', tone: 'open' },
    { kind: 'vocabulary', text: 'dvacátého třetího', tone: 'even' },
    { kind: 'vocabulary', text: 'listopadu', tone: 'even' },
    { kind: 'pause', ms: rests.sentence },
    { kind: 'static', text: 'Chcete ji zaplatit', tone: 'asking' },
    { kind: 'pause', ms: rests.sentence },
  ]);
});

test('two values in a row are parted by a short rest, a comma inside words is left to the voice', () => {
  expect(
    plan('{address} {total}', { address: { kind: 'name', text: 'paní Nováková' }, total: { ...total, minor: 500 } })[1],
  ).toEqual({
    kind: 'pause',
    ms: rests.values,
  });
  expect(plan('Ano, rozumím č. 5 a 3.5 procenta').length).toBe(2);
});

test('a name is a fragment of its own kind, so that no other debtor pays for it', () => {
  expect(plan('Volám, {name}.', { name: { kind: 'name', text: 'Jana Nováková' } })[2]).toEqual({
    kind: 'name',
    text: 'Jana Nováková',
    tone: 'closed',
  });
});

test('a prompt with a value missing, a wrong form or an open brace is refused, never half said', () => {
  expect(planPrompt('cs', 'Dlužíte {total}', {})).toMatchObject({ ok: false, reason: 'value_missing' });
  expect(planPrompt('cs', 'Dlužíte {toString}', {})).toMatchObject({ ok: false });
  expect(planPrompt('cs', 'Dlužíte {total|locative}', { total })).toMatchObject({ ok: false, reason: 'unknown_form' });
  expect(planPrompt('cs', 'Volám {name}', { name: { kind: 'name', text: ' – ' } })).toMatchObject({
    ok: false,
    reason: 'nothing_to_say',
  });
  expect(planPrompt('cs', 'Číslo {s}', { s: { kind: 'digits', digits: '' } })).toMatchObject({
    ok: false,
    reason: 'nothing_to_say',
  });
  expect(planPrompt('cs', 'Dlužíte {total', { total })).toMatchObject({ ok: false, reason: 'bad_prompt_text' });
});

test('a name in the middle of a sentence goes on, one at its end closes it', () => {
  const tones = (text: string) =>
    plan(text, { name: { kind: 'name', text: 'Jana' } }).flatMap((f) => (f.kind === 'name' ? [f.tone] : []));
  expect(tones('Pokud nejste {name}, stiskněte devítku.')).toEqual(['open']);
  expect(tones('Volám {name}. Dobrý den.')).toEqual(['closed']);
  expect(tones('Volám {name}')).toEqual(['closed']);
});

test('the fixed words are the same whatever the values are, so they can be rendered before anything is keyed', () => {
  const text = 'Slibujete, že do {due} zaplatíte {total|accusative}. Souhlasíte? Pro změnu stiskněte dvojku';
  const fixed = fixedWords(text);
  expect(fixed.map((f) => `${f.text}/${f.tone}`)).toEqual([
    'Slibujete, že do/open',
    'zaplatíte/open',
    'Souhlasíte/asking',
    'Pro změnu stiskněte dvojku/closed',
  ]);
  for (const minor of [100, 123450, 0])
    expect(plan(text, { due, total: { ...total, minor } }).filter((f) => f.kind === 'static')).toEqual(fixed);
  expect(fixedWords('Dlužíte {total')).toEqual([]);
});
