import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextEntry } from '../model.ts';
import { ownTexts, reviewOf, textState } from './text-history.ts';

const entry = (action: TextEntry['action'], text: string | null = null, reviewer: string | null = null): TextEntry => ({
  ...{ language: 'cs', prompt: 'greeting', action, text, reviewer },
  ...{ actor: 'user:eva', at: 1 },
});

test('a draft is heard only once it is put into use, and the shipped text again when it is restored', () => {
  const drafted = [entry('drafted', 'Ahoj.')];
  expect(textState(drafted)).toEqual({ own: null, draft: 'Ahoj.' });
  const used = [...drafted, entry('used', 'Ahoj.')];
  expect(textState(used)).toEqual({ own: 'Ahoj.', draft: null });
  expect(textState([...used, entry('drafted', 'Čau.'), entry('discarded')])).toEqual({ own: 'Ahoj.', draft: null });
  expect(textState([...used, entry('restored')])).toEqual({ own: null, draft: null });
});

test('a review counts for exactly the text that was read, and again when that text comes back', () => {
  const history = [entry('reviewed', 'Dobrý den.', 'Věra Malá'), entry('reviewed', 'Ahoj.', 'Jan Nový')];
  expect(reviewOf(history, 'Dobrý  den.\n')).toEqual({ reviewer: 'Věra Malá', at: 1 });
  expect(reviewOf(history, 'Dobrý den!')).toBeNull();
  expect(textState([entry('drafted', 'Ahoj.'), ...history])).toEqual({ own: null, draft: 'Ahoj.' });
});

test('whatever happens in whatever order, only a text that was put into use is heard', () => {
  const action = fc.constantFrom('drafted', 'discarded', 'used', 'restored', 'reviewed') as fc.Arbitrary<TextEntry['action']>;
  fc.assert(
    fc.property(fc.array(fc.tuple(action, fc.constantFrom('a', 'b', 'c'))), (steps) => {
      const history = steps.map(([what, text]) => entry(what, what === 'discarded' || what === 'restored' ? null : text));
      const last = history.findLast((each) => each.action === 'used' || each.action === 'restored');
      expect(textState(history).own).toBe(last?.action === 'used' ? last.text : null);
      expect(ownTexts(history).get('cs')?.get('greeting') ?? null).toBe(textState(history).own);
    }),
  );
});
