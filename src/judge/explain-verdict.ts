import { allInvariants } from './all-invariants.ts';
import type { Verdict } from './judge.ts';
import type { Violation } from './violation.ts';

/** A verdict for a terminal, as plain text: every rule with how many things it looked at, then what is wrong and the events that prove it. */
export function explainVerdict(verdict: Verdict): string {
  const blind = allInvariants.filter(({ id }) => !verdict.checked[id]).length;
  return [
    `${verdict.verdict === 'pass' ? 'PASS' : 'FAIL'}: ${count(verdict.events, 'event')} read`,
    '',
    ...table(verdict),
    ...(blind > 0 ? ['', `${count(blind, 'rule')} had nothing to look at, and so proved nothing.`] : []),
    ...section('Violations', verdict.violations, verdict),
    ...section('Remarks, which do not fail the verdict', verdict.remarks, verdict),
    '',
  ].join('\n');
}

function table({ checked, found }: Verdict): string[] {
  const rows = allInvariants.map(({ id, says, weight }) => ({
    id,
    looked: String(checked[id] ?? 0),
    state: !checked[id]
      ? 'nothing seen'
      : !found[id]
        ? 'kept'
        : weight === 'remark'
          ? `${found[id]} noted`
          : `${found[id]} BROKEN`,
    says,
  }));
  const width = (of: (row: (typeof rows)[number]) => string) => Math.max(...rows.map((row) => of(row).length));
  const [ids, numbers, states] = [width(({ id }) => id), width(({ looked }) => looked), width(({ state }) => state)];
  return rows.map(
    ({ id, looked, state, says }) => `  ${id.padEnd(ids)}  ${looked.padStart(numbers)}  ${state.padEnd(states)}  ${says}`,
  );
}

function section(title: string, lines: readonly Violation[], { found }: Verdict): string[] {
  if (lines.length === 0) return [];
  const rules = [...new Set(lines.map(({ rule }) => rule))];
  return [
    '',
    `${title}:`,
    ...rules.flatMap((rule) => {
      const listed = lines.filter((line) => line.rule === rule);
      const hidden = (found[rule] ?? 0) - listed.length;
      return [
        `  ${rule}`,
        ...listed.map(({ message, proof }) => `    ${message}\n      proof: ${proofOf(proof)}`),
        ...(hidden > 0 ? [`    ... and ${hidden} more`] : []),
      ];
    }),
  ];
}

const shownProof = 12;

function proofOf(seqs: readonly number[]): string {
  const shown = seqs.slice(0, shownProof).join(', ');
  return seqs.length > shownProof ? `seq ${shown} ... (${seqs.length} events)` : `seq ${shown}`;
}

function count(of: number, word: string): string {
  return `${of.toLocaleString('en')} ${word}${of === 1 ? '' : 's'}`;
}
