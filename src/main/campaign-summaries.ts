import type { DialerTools } from '../dialer/dialer-tools.ts';
import type { DialerEvent } from '../dialer/events.ts';
import { allEvents } from '../journal/all-events.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { JournalReader } from '../journal/ports.ts';
import { timeZoneOf } from '../kernel/country.ts';
import type { CampaignId } from '../kernel/ids.ts';
import type { CampaignSummaries } from '../outreach/ports.ts';
import { getCreditor } from '../receivables/get-creditor.ts';
import { CampaignLedger } from '../reports/campaign-figures.ts';
import { exportCalls } from '../reports/export-calls.ts';
import type { CallPages } from '../reports/ports.ts';

/** What campaigns came to, from the journal and, for whom was rung, the attempts. */
export function campaignSummaries(tools: DialerTools, journal: JournalReader, pages: CallPages): CampaignSummaries {
  const { work, campaigns, attempts, books, clock } = tools;
  const find = (id: CampaignId) => work.run((tx) => campaigns.find(tx, id));
  return {
    recipients: async (id) => (await find(id))?.settings.summaryTo ?? [],
    hasCallsUp: async (id) => (await work.run((tx) => attempts.open(tx))).some(({ campaignId }) => campaignId === id),
    summaryOf: async (id) => {
      const campaign = await find(id);
      if (!campaign) throw new Error(`there is no campaign ${id}`);
      const creditor = await work.run((tx) => getCreditor(books, tx, campaign.creditorId));
      const { lastCall, figures } = await figuresOf(journal, id);
      const { startedAt, endedAt } = figures;
      let calls = '';
      for await (const { csv } of exportCalls(pages, id)) calls += csv;
      return {
        name: campaign.name,
        creditorId: creditor.id,
        creditor: creditor.name,
        flow: campaign.flow,
        timeZone: timeZoneOf[creditor.country],
        startedAt,
        endedAt: Math.max(endedAt ?? clock.now().epochMilliseconds, lastCall),
        figures,
        calls,
      };
    },
  };
}

async function figuresOf(journal: JournalReader, id: CampaignId) {
  const ledger = new CampaignLedger([id]);
  let lastCall = 0;
  for await (const event of allEvents(journal)) {
    ledger.add(event);
    const told = event as JournalEvent<DialerEvent>;
    if (told.type === 'attempt_ended' && told.subject.campaignId === id) lastCall = Math.max(lastCall, told.data.at);
  }
  return { lastCall, figures: ledger.figures() };
}
