import type { DialerTools } from '../dialer/dialer-tools.ts';
import { dialledNumbers } from '../dialer/dialled-numbers.ts';
import { allEvents } from '../journal/all-events.ts';
import type { JournalReader } from '../journal/ports.ts';
import { timeZoneOf } from '../kernel/country.ts';
import type { CampaignId } from '../kernel/ids.ts';
import type { CampaignSummaries } from '../outreach/ports.ts';
import { getCreditor } from '../receivables/get-creditor.ts';
import { callsCsv } from '../reports/calls-csv.ts';
import { CampaignCalls } from '../reports/campaign-calls.ts';
import { CampaignLedger } from '../reports/campaign-figures.ts';

/** What campaigns came to, from the journal and, for the numbers, the attempts. */
export function campaignSummaries(tools: DialerTools, journal: JournalReader): CampaignSummaries {
  const { work, campaigns, attempts, books, clock } = tools;
  const find = (id: CampaignId) => work.run((tx) => campaigns.find(tx, id));
  return {
    recipients: async (id) => (await find(id))?.settings.summaryTo ?? [],
    hasCallsUp: async (id) => (await work.run((tx) => attempts.open(tx))).some(({ campaignId }) => campaignId === id),
    summaryOf: async (id) => {
      const campaign = await find(id);
      if (!campaign) throw new Error(`there is no campaign ${id}`);
      const creditor = await work.run((tx) => getCreditor(books, tx, campaign.creditorId));
      const { calls, figures } = await callsOf(journal, id);
      const { startedAt, endedAt } = figures;
      const lastCall = calls.list().reduce((last, call) => Math.max(last, call.endedAt ?? 0), 0);
      return {
        name: campaign.name,
        creditorId: creditor.id,
        creditor: creditor.name,
        flow: campaign.flow,
        timeZone: timeZoneOf[creditor.country],
        startedAt,
        endedAt: Math.max(endedAt ?? clock.now().epochMilliseconds, lastCall),
        figures,
        calls: callsCsv(calls.list(), await dialledNumbers(tools, id)),
      };
    },
  };
}

async function callsOf(journal: JournalReader, id: CampaignId) {
  const [ledger, calls] = [new CampaignLedger(id), new CampaignCalls(id)];
  for await (const event of allEvents(journal)) {
    ledger.add(event);
    calls.add(event);
  }
  return { calls, figures: ledger.figures() };
}
