import type { AttemptId, CampaignId } from '../kernel/ids.ts';
import { callsCsvHead, callsCsvLine, toldCallsCsvHead, toldCallsCsvLine } from './calls-csv.ts';
import { type CampaignCall, readCall } from './campaign-calls.ts';
import { type CsvPiece, csvPieces } from './csv-pieces.ts';
import type { CallFilter, PlacedCall, ToldCall } from './model.ts';
import type { CallPages, ToldCalls } from './ports.ts';

/**
 * Every call of a campaign as CSV, piece by piece, in the order of dialling: no more than a page of calls is in memory, however many
 * there are. A call that is up stands in it as far as it has come.
 */
export function exportCalls(pages: CallPages, campaign: CampaignId): AsyncGenerator<CsvPiece> {
  return pieces<PlacedCall>(callsCsvHead, (after) => pages.page(campaign, after, pageSize), lineOf(callsCsvLine));
}

/** The same of every call that the filter lets through, placed by us or come in, newest first. */
export function exportToldCalls(calls: ToldCalls, filter: CallFilter): AsyncGenerator<CsvPiece> {
  return pieces<ToldCall>(toldCallsCsvHead, (after) => calls.told(filter, after, pageSize), lineOf(toldCallsCsvLine));
}

const pageSize = 500;

function pieces<Call extends PlacedCall>(
  head: string,
  pageAfter: (after: AttemptId | null) => Promise<readonly Call[]>,
  linesOf: (call: Call) => string[],
): AsyncGenerator<CsvPiece> {
  return csvPieces(head, pageSize, pageAfter, { markOf: ({ attemptId }) => attemptId, linesOf });
}

function lineOf<Call extends PlacedCall>(write: (call: Omit<Call, 'events'> & CampaignCall) => string): (call: Call) => string[] {
  return ({ events, ...placed }) => {
    const call = readCall(events);
    return call ? [write({ ...call, ...placed })] : [];
  };
}
