import type { StatementSummary } from '../intake/import-statement.ts';
import type { StatementGap, StatementOutcome } from '../intake/statements/statement-outcome.ts';
import { formatAmount } from '../kernel/money.ts';
import { counted } from './counted.ts';
import { table } from './table.ts';

/** What came of a file of statements: a line for each, money in and out in the account's currency. */
export function statementText({ format, encoding, statements }: StatementSummary): string {
  const rows = statements.map((each) => [
    each.iban,
    each.number ?? '—',
    days(each),
    each.outcome === 'known' ? 'known before' : each.entries.known > 0 ? `${each.entries.known} known before` : 'new',
    each.entries.booked,
    amount(each, each.entries.incomingMinor),
    amount(each, each.entries.outgoingMinor),
    each.closingMinor === null ? '—' : `${amount(each, each.closingMinor)} ${each.currency}`,
  ]);
  const header = ['account', 'number', 'days', 'statement', 'booked', 'in', 'out', 'balance'];
  const booked = statements.reduce((sum, { entries }) => sum + entries.booked, 0);
  const summary = `${format}, ${encoding}: ${counted(statements.length, 'statement')}, ${counted(booked, 'movement')} booked.`;
  return `${table(header, rightAligned(rows, [5, 6, 7]))}\n\n${summary}`;
}

/** Amounts are text, which a table aligns to the left. */
function rightAligned(rows: readonly (readonly (string | number)[])[], columns: readonly number[]): (string | number)[][] {
  const widths = columns.map((column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows.map((row) =>
    row.map((cell, column) => (columns.includes(column) ? String(cell).padStart(widths[columns.indexOf(column)] ?? 0) : cell)),
  );
}

/** What the balances say is missing; a line each. */
export function gapText(statements: readonly StatementOutcome[]): string {
  return statements.flatMap((each) => (each.gap ? [gapLine(each, each.gap)] : [])).join('\n');
}

function gapLine(of: StatementOutcome, { kind, missing, expectedMinor, foundMinor }: StatementGap): string {
  const expected = `${amount(of, expectedMinor)} ${of.currency}`;
  const found = `${amount(of, foundMinor)} ${of.currency}`;
  if (kind === 'difference')
    return `${of.iban}: what was new makes ${expected}, the balance is ${found}. A movement is missing or was booked twice: compare ${days(of)} with the bank.`;
  const what = missing ? `no statement tells of ${days(missing)}` : 'movements are missing between two statements';
  return `${of.iban}: ${what}. The one before closed with ${expected}, this one opens with ${found}: import what is missing, in any order.`;
}

function days({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? from : `${from} – ${to}`;
}

function amount({ currency }: StatementOutcome, minor: number): string {
  return formatAmount({ minor, currency });
}
