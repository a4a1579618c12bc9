import type { Violation } from './violation.ts';

/** What one invariant has looked at and what it found. All violations are counted; the first hundred are kept with their proof. */
export class Findings {
  checked = 0;
  found = 0;
  readonly kept: Violation[] = [];
  private readonly rule: string;

  constructor(rule: string) {
    this.rule = rule;
  }

  /** One thing was looked at; `broken` is called only when the rule does not hold for it. */
  check(holds: boolean, broken: () => Omit<Violation, 'rule'>): void {
    this.checked += 1;
    if (holds) return;
    this.found += 1;
    if (this.kept.length >= kept) return;
    const { proof, message } = broken();
    this.kept.push({ rule: this.rule, proof: [...new Set(proof)].sort((a, b) => a - b), message });
  }
}

const kept = 100;
