import { expect, test } from 'vitest';
import { emptyLibrary, firstDay } from '../../../test/support/rehearse-strategy.ts';
import { dateOfDay, dayStart } from '../../kernel/day-number.ts';
import { aCase, aReceivable, ladder } from '../a-case.ts';
import type { Progress, Strategy } from '../model.ts';
import { strategyBook } from '../strategy-book.ts';
import { withDraft } from './with-draft.ts';

const other: Strategy = { ...ladder, name: 'other' };
const library = { ...emptyLibrary, empty: false, book: strategyBook([ladder, other]) };
const now = dayStart(firstDay, 'CZ');

/** Where somebody who was called by `strategy` stands once `draft` is tried. */
function progressIn(draft: Strategy, strategy: Strategy): Progress | null | undefined {
  const progress = { done: 2, doneAt: now, stage: 'first-call' };
  const facts = aCase([aReceivable('1', dateOfDay(firstDay - 5), strategy, { progress })]);
  const { portfolio } = withDraft(library, [{ facts, keptOut: new Set(), recentContacts: [] }], draft, now);
  return portfolio[0]?.facts.receivables[0]?.progress;
}

test('a draft of the strategy that runs goes on behind the step that was done last', () => {
  const draft: Strategy = { ...ladder, version: 'draft', steps: ladder.steps.slice(1) };
  expect(progressIn(draft, ladder)).toMatchObject({ version: 'draft', done: 1 });
});

test('what runs in another strategy begins anew in the draft, unless the draft does not let it in', () => {
  expect(progressIn({ ...ladder, version: 'draft' }, other)).toBeNull();
  const companies: Strategy = { ...ladder, enter: { fact: 'debtor_kind', is: '=', value: 'company' } };
  expect(progressIn(companies, other)).toMatchObject({ strategy: 'other', done: 2 });
});
