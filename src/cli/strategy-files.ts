import type { Problem } from '../kernel/place.ts';
import type { StrategyProof } from '../strategy/compile-strategy.ts';

/** The strategies as their files are now. Reading throws Fault `file_unreadable`. */
export type StrategyFiles = {
  /** Those of the installation's folder, with assignment and segments. */
  files(): readonly string[];
  /** Proves the strategy in a file. */
  read(file: string): StrategyProof;
  /** Proves whatever a file holds: a strategy, `assignment.yaml` or `segments.yaml`. */
  check(file: string): CheckedFile;
};

export type CheckedFile = {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** One line on what was proved. */
  readonly summary: string;
};
