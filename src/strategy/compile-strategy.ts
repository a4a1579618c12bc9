import { describeProblem, type Problem } from '../kernel/place.ts';
import { assembleStrategy } from './assemble-strategy.ts';
import { readStrategy, type StrategyDocument } from './document.ts';
import { findLadderProblems } from './find-ladder-problems.ts';
import { findReactionProblems } from './find-reaction-problems.ts';
import { findStepProblems } from './find-step-problems.ts';
import { findStrategyWarnings } from './find-strategy-warnings.ts';
import type { Strategy } from './model.ts';
import type { KnownNames, StrategyWarning } from './strategy-problem.ts';

export type StrategyProof =
  | { readonly ok: true; readonly value: Strategy; readonly warnings: readonly StrategyWarning[] }
  | StrategyRefusal;

export type StrategyRefusal = {
  readonly ok: false;
  readonly reason: 'strategy_refused';
  /** All problems, a line each. */
  readonly message: string;
  readonly problems: readonly Problem[];
};

/**
 * Proves a strategy and makes it runnable: every step can come, in order, by a channel, with a text or a flow that there is, and nothing in
 * it harasses. Refuses with all problems, each with its place.
 */
export function compileStrategy(document: StrategyDocument, known: KnownNames): StrategyProof {
  const steps = findStepProblems(document, known);
  const problems = [...steps, ...findReactionProblems(document)];
  // Without channels and known steps there is no ladder to look at.
  if (problems.length === 0) problems.push(...findLadderProblems(document, assembleStrategy(document)));
  if (problems.length > 0) return refuseStrategy(problems);
  const value = assembleStrategy(document);
  return { ok: true, value, warnings: findStrategyWarnings(document, value) };
}

/** Reads and proves a strategy in YAML. */
export function loadStrategy(text: string, file: string, known: KnownNames): StrategyProof {
  const read = readStrategy(text, file);
  return read.ok ? compileStrategy(read.value, known) : refuseStrategy(read.problems);
}

/** A refusal that lists `problems`. */
export function refuseStrategy(problems: readonly Problem[]): StrategyRefusal {
  return { ok: false, reason: 'strategy_refused', message: problems.map(describeProblem).join('\n'), problems };
}
