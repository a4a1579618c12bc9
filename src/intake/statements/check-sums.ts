import { formatAmount } from '../../kernel/money.ts';
import type { StatementEntry, StatementFrame, StatementPart } from './statement-part.ts';
import { UnreadableStatement } from './unreadable-statement.ts';

export type CheckedPart =
  | { readonly kind: 'entry'; readonly entry: StatementEntry }
  | { readonly kind: 'statement'; readonly statement: CheckedStatement };

/** A statement whose entries add up, with the days that it tells of. */
export type CheckedStatement = Omit<StatementFrame, 'from' | 'to'> & {
  readonly from: string;
  readonly to: string;
  readonly entries: number;
  readonly sumMinor: number;
};

/**
 * Gives the parts on and throws UnreadableStatement where opening + sum of the entries is not the closing balance, where the bank's own
 * turnover is another (but with reversals, which banks count in either way), where days cannot be told, and where there are more than
 * `most` entries: some forty bytes are kept of each.
 */
export async function* checkSums(parts: AsyncIterable<StatementPart>, most = 5_000_000): AsyncGenerator<CheckedPart> {
  let sum = emptySum();
  for await (const part of parts) {
    if (part.kind === 'entry') {
      sum = plus(sum, part.entry);
      if (sum.entries > most)
        throw new UnreadableStatement(
          'too_large',
          part.entry.where,
          `a statement of more than ${most} movements: download it for shorter periods`,
        );
      yield part;
    } else {
      yield { kind: 'statement', statement: checked(part.statement, sum) };
      sum = emptySum();
    }
  }
}

type Sum = { entries: number; minor: number; debit: number; credit: number; reversals: number; from: string; to: string };

const emptySum = (): Sum => ({ entries: 0, minor: 0, debit: 0, credit: 0, reversals: 0, from: '9999', to: '' });

function plus(sum: Sum, { amountMinor, booked, reversal }: StatementEntry): Sum {
  sum.entries += 1;
  sum.minor += amountMinor;
  if (amountMinor < 0) sum.debit -= amountMinor;
  else sum.credit += amountMinor;
  if (reversal) sum.reversals += 1;
  if (booked < sum.from) sum.from = booked;
  if (booked > sum.to) sum.to = booked;
  return sum;
}

function checked(frame: StatementFrame, sum: Sum): CheckedStatement {
  const { where, openingMinor, closingMinor, turnover } = frame;
  if (!Number.isSafeInteger(sum.minor)) throw new UnreadableStatement('bad_value', where, 'the amounts are too large');
  if (openingMinor !== null && closingMinor !== null && openingMinor + sum.minor !== closingMinor)
    throw new UnreadableStatement(
      'sums_differ',
      where,
      `the opening balance of ${plain(openingMinor)} and ${sum.entries} movements of ${plain(sum.minor)} make ${plain(openingMinor + sum.minor)}, but the closing balance is ${plain(closingMinor)}: the file is cut off or damaged`,
    );
  if (turnover && sum.reversals === 0 && (turnover.debitMinor !== sum.debit || turnover.creditMinor !== sum.credit))
    throw new UnreadableStatement(
      'sums_differ',
      where,
      `the bank counts ${plain(turnover.debitMinor)} out and ${plain(turnover.creditMinor)} in, the movements are ${plain(sum.debit)} and ${plain(sum.credit)}: the file is cut off or damaged`,
    );
  const from = [frame.from, sum.from, frame.to].filter((day) => day !== null && day !== '9999').sort()[0];
  const to = [frame.to, sum.to]
    .filter((day) => day !== null && day !== '')
    .sort()
    .at(-1);
  if (!from || !to) throw new UnreadableStatement('bad_value', where, 'the statement tells of no day');
  return { ...frame, from, to, entries: sum.entries, sumMinor: sum.minor };
}

/** Without a currency, which some formats do not name. */
function plain(minor: number): string {
  return formatAmount({ minor, currency: 'EUR' });
}
