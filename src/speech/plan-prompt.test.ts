import { expect, test } from 'vitest';
import type { SpokenValue } from '../kernel/prompt-text.ts';
import { heardText } from './fragment.ts';
import { planPrompt, rests } from './plan-prompt.ts';

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
    tone: 'open',
  });
});

test('a prompt with a value missing, a wrong form or an open brace is refused, never half said', () => {
  expect(planPrompt('cs', 'Dlužíte {total}', {})).toMatchObject({ ok: false, reason: 'value_missing' });
  expect(planPrompt('cs', 'Dlužíte {toString}', {})).toMatchObject({ ok: false });
  expect(planPrompt('cs', 'Dlužíte {total|locative}', { total })).toMatchObject({ ok: false, reason: 'unknown_form' });
  expect(planPrompt('cs', 'Dlužíte {total', { total })).toMatchObject({ ok: false, reason: 'bad_prompt_text' });
});
