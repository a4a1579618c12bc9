import { dateOfDay, dayAt, dayNumber } from '../../kernel/day-number.ts';
import type { StrategyNews } from '../model.ts';
import type { DebtorAnswer } from './answer-contact.ts';
import type { Stage, StagedCase, StagedStep } from './stage.ts';
import { count } from './tally.ts';

/** What the debtor's answer changes, as the books would have it. Returns what the strategy hears of the step; null: nothing. */
export function takeAnswer(
  stage: Stage,
  staged: StagedCase,
  { by, lines }: StagedStep,
  answer: DebtorAnswer,
  at: number,
): StrategyNews | null {
  const spoken = by.channel === 'voice';
  if (spoken && answer.does !== 'not_reached') spokenWith(staged, at);
  switch (answer.does) {
    case 'not_reached':
      return null;
    case 'nothing':
      return spoken ? 'rpc_informed' : null;
    case 'pays':
      payIn(stage, staged, lines, dayAt(at, staged.facts.creditorCountry) + answer.inDays);
      return spoken ? 'rpc_informed' : null;
    case 'promises':
      promise(stage, staged, lines, dateOfDay(dayAt(at, staged.facts.creditorCountry) + answer.inDays));
      return 'rpc_ptp';
    case 'disputes':
      count(stage.tally.said, 'disputes');
      dispute(staged, lines, at);
      return spoken ? 'rpc_dispute' : null;
    case 'hardship':
      count(stage.tally.said, 'hardship');
      staged.facts = {
        ...staged.facts,
        holds: [...staged.facts.holds, { reason: 'hardship', from: at, until: at + breathingMs }],
      };
      return 'rpc_hardship';
    case 'opts_out':
      count(stage.tally.said, 'opts_out');
      optOut(staged);
      return spoken ? 'opted_out' : null;
  }
}

/** How long somebody in hardship is left alone. */
const breathingMs = 30 * 24 * 3_600_000;

export function payIn({ payments }: Stage, staged: StagedCase, lines: StagedStep['lines'], day: number): void {
  payments.set(day, [...(payments.get(day) ?? []), { staged, lines }]);
}

function spokenWith(staged: StagedCase, at: number): void {
  staged.person.lastConversationAt = at;
  staged.facts = { ...staged.facts, history: { ...staged.facts.history, reachedAt: at } };
}

function promise({ terms, tally }: Stage, staged: StagedCase, lines: StagedStep['lines'], date: string): void {
  count(tally.promises, 'made');
  const { facts } = staged;
  staged.promised = lines;
  staged.facts = {
    ...facts,
    promise: { state: 'active', date, breaksAt: terms.breaksAt(facts, date) },
    history: { ...facts.history, promises: facts.history.promises + 1 },
  };
}

/** Of what is due longest; the rest goes on. */
function dispute(staged: StagedCase, lines: StagedStep['lines'], at: number): void {
  const disputed = staged.facts.receivables
    .filter(({ id, amountMinor }) => lines.includes(id) && amountMinor > 0)
    .sort((a, b) => dayNumber(a.due) - dayNumber(b.due))[0];
  const receivables = staged.facts.receivables.map((each) =>
    each === disputed ? { ...each, holds: [...each.holds, { reason: 'dispute' as const, from: at, until: null }] } : each,
  );
  staged.facts = { ...staged.facts, receivables };
}

/** Of all that this creditor automates. */
function optOut({ person, facts: { creditorId } }: StagedCase): void {
  for (const one of person.cases) if (one.facts.creditorId === creditorId) one.facts = { ...one.facts, optedOut: true };
}
