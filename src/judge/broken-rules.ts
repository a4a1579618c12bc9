import type { WrittenJournal } from './a-journal.ts';
import type { JudgeOptions } from './invariant.ts';
import { startJudging } from './judge.ts';
import type { Violation } from './violation.ts';

/** What the judge finds in a journal written by hand, violations and remarks, in the order of its rules. */
export function findingsIn(journal: WrittenJournal, options: Partial<JudgeOptions> = {}): Violation[] {
  const judging = startJudging(options);
  for (const event of journal.read()) judging.feed(event);
  const { violations, remarks } = judging.finish();
  return [...violations, ...remarks];
}

/** The ids of the rules that a journal breaks, each once. */
export function brokenRules(journal: WrittenJournal, options: Partial<JudgeOptions> = {}): string[] {
  return [...new Set(findingsIn(journal, options).map(({ rule }) => rule))];
}
