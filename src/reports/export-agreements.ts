import { formatAmount, type Money, money } from '../kernel/money.ts';
import type { DisputeFilter, HoldFilter, Page, PlanFilter, PromiseFilter } from '../receivables/ports.ts';
import { csvHead, csvInstant, csvLine } from './csv-line.ts';
import { type CsvPiece, csvPieces } from './csv-pieces.ts';
import type { AgreementPages, ListedDispute, ListedHold, ListedPlan, ListedPromise } from './ports.ts';

export const agreementLists = ['promises', 'plans', 'disputes', 'holds'] as const;
export type AgreementList = (typeof agreementLists)[number];

type Filters = {
  readonly promises: PromiseFilter;
  readonly plans: PlanFilter;
  readonly disputes: DisputeFilter;
  readonly holds: HoldFilter;
};

/**
 * What debtors have agreed to, disagree with, and what keeps us from contacting them, as CSV, piece by piece in the order of the pages: no
 * more than a page is in memory, however many there are. Names and notes stand in it whole: for operators only.
 */
export function exportAgreements<List extends AgreementList>(
  pages: AgreementPages,
  list: List,
  filter: Filters[List],
): AsyncGenerator<CsvPiece> {
  return exports[list](pages, filter);
}

const exports: {
  readonly [List in AgreementList]: (pages: AgreementPages, filter: Filters[List]) => AsyncGenerator<CsvPiece>;
} = {
  promises: (pages, filter) => pieces(promiseColumns, (page) => pages.promises(filter, page), promiseFields),
  plans: (pages, filter) => pieces(planColumns, (page) => pages.plans(filter, page), planFields),
  disputes: (pages, filter) => pieces(disputeColumns, (page) => pages.disputes(filter, page), disputeFields),
  holds: (pages, filter) => pieces(holdColumns, (page) => pages.holds(filter, page), holdFields),
};

const pageSize = 200;

function pieces<View extends { readonly id: string }>(
  columns: readonly string[],
  pageAfter: (page: Page) => Promise<readonly View[]>,
  fieldsOf: (view: View) => readonly string[],
): AsyncGenerator<CsvPiece> {
  return csvPieces(csvHead(columns), pageSize, (after: string | null) => pageAfter({ limit: pageSize, after }), {
    markOf: ({ id }) => id,
    linesOf: (view) => [csvLine(fieldsOf(view))],
  });
}

const promiseColumns = 'promise debtor name creditor state promised_amount paid_amount currency date last_day made_at'.split(' ');

function promiseFields(one: ListedPromise): string[] {
  const { id, personId, debtor, creditor, state, promised, paid, date, lastDay, recordedAt } = one;
  return [id, personId, debtor, creditor, state, ...amounts(promised, paid), date, lastDay, csvInstant(recordedAt)];
}

const planColumns =
  'plan debtor name creditor state total_amount paid_amount currency instalments paid_instalments first_date last_date made_at'.split(
    ' ',
  );

function planFields(one: ListedPlan): string[] {
  const { id, personId, debtor, creditor, state, totalMinor, currency, paid, instalments, paidInstalments, recordedAt } = one;
  const counts = [instalments.length, paidInstalments].map(String);
  const dates = [instalments[0]?.date ?? '', instalments.at(-1)?.date ?? ''];
  const sums = amounts(money(totalMinor, currency), paid);
  return [id, personId, debtor, creditor, state, ...sums, ...counts, ...dates, csvInstant(recordedAt)];
}

const disputeColumns = 'dispute debtor name creditor state about receivables department last_day opened_at'.split(' ');

function disputeFields(one: ListedDispute): string[] {
  const { id, personId, debtor, creditor, state, code, receivables, department, lastDay, recordedAt } = one;
  const review = [department ?? '', lastDay ?? ''];
  return [id, personId, debtor, creditor, state, code, String(receivables.length), ...review, csvInstant(recordedAt)];
}

const holdColumns = 'hold debtor name creditor reason scope channel from until placed_by note'.split(' ');

function holdFields(one: ListedHold): string[] {
  const { id, personId, debtor, creditor, reason, scope, channel, from, until, by, note } = one;
  const what = [reason, scope, channel ?? ''];
  return [id, personId, debtor, creditor ?? '', ...what, csvInstant(from), csvInstant(until), by, note ?? ''];
}

function amounts(first: Money, second: Money): string[] {
  return [formatAmount(first), formatAmount(second), first.currency];
}
