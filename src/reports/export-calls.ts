import type { AttemptId, CampaignId } from '../kernel/ids.ts';
import { callsCsvHead, callsCsvLine } from './calls-csv.ts';
import { CampaignCalls } from './campaign-calls.ts';
import type { ExportedCall, PlacedCall } from './model.ts';
import type { CallPages } from './ports.ts';

/**
 * Every call of a campaign as CSV, piece by piece, in the order of dialling: no more than a page of calls is in memory, however many
 * there are. A call that is up stands in it as far as it has come. `calls`: lines in this piece.
 */
export async function* exportCalls(
  pages: CallPages,
  campaign: CampaignId,
): AsyncGenerator<{ readonly csv: string; readonly calls: number }> {
  yield { csv: callsCsvHead, calls: 0 };
  for (let after: AttemptId | null = null; ; ) {
    const page: readonly PlacedCall[] = await pages.page(campaign, after, pageSize);
    const calls = page.flatMap((call) => exportedCall(campaign, call));
    if (calls.length > 0) yield { csv: calls.map(callsCsvLine).join(''), calls: calls.length };
    after = page.at(-1)?.attemptId ?? null;
    if (page.length < pageSize) return;
  }
}

const pageSize = 500;

function exportedCall(campaign: CampaignId, { events, ...placed }: PlacedCall): ExportedCall[] {
  const calls = new CampaignCalls(campaign);
  for (const event of events) calls.add(event);
  return calls.list().map((call) => ({ ...call, ...placed }));
}
