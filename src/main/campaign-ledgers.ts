import type { JournalReader } from '../journal/ports.ts';
import type { CampaignId } from '../kernel/ids.ts';
import { type CampaignFigures, CampaignLedger } from '../reports/campaign-figures.ts';

/** Figures of campaigns, each folded once and then kept up with the journal. */
export function campaignLedgers(journal: JournalReader): (campaign: CampaignId) => Promise<CampaignFigures> {
  const ledgers = new Map<CampaignId, { readonly ledger: CampaignLedger; seq: number; reading: Promise<void> }>();
  return async (campaign) => {
    let kept = ledgers.get(campaign);
    if (!kept) {
      kept = { ledger: new CampaignLedger(campaign), seq: 0, reading: Promise.resolve() };
      ledgers.set(campaign, kept);
    }
    const { ledger } = kept;
    const mine = kept;
    mine.reading = mine.reading.then(async () => {
      for (;;) {
        const events = await journal.read({ after: mine.seq, limit: 5000 });
        for (const event of events) ledger.add(event);
        mine.seq = events.at(-1)?.seq ?? mine.seq;
        if (events.length < 5000) return;
      }
    });
    await mine.reading;
    return ledger.figures();
  };
}
