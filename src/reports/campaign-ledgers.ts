import type { JournalEvent } from '../journal/event.ts';
import type { CampaignId } from '../kernel/ids.ts';
import { CampaignLedger, type KeptLedger } from './campaign-figures.ts';

export type KeptCampaignLedger = KeptLedger & { readonly campaign: CampaignId };

/** The ledgers of all campaigns, folded from the journal in one pass: each line goes to the one campaign that it is about. */
export class CampaignLedgers {
  private readonly byCampaign = new Map<CampaignId, CampaignLedger>();
  private readonly ofAttempt = new Map<string, CampaignLedger>();

  constructor(kept: readonly KeptCampaignLedger[] = []) {
    for (const each of kept) {
      const ledger = this.ledgerOf(each.campaign, each);
      for (const [attempt] of each.open) this.ofAttempt.set(attempt, ledger);
    }
  }

  add(event: JournalEvent): void {
    const { campaignId, attemptId } = event.subject;
    const ledger = campaignId ? this.ledgerOf(campaignId) : attemptId && this.ofAttempt.get(attemptId);
    if (!ledger) return;
    ledger.add(event);
    if (!attemptId) return;
    if (ledger.leads(attemptId)) this.ofAttempt.set(attemptId, ledger);
    else this.ofAttempt.delete(attemptId);
  }

  /** An empty one where nothing has happened yet. */
  ledgerOf(campaign: CampaignId, kept?: KeptLedger): CampaignLedger {
    const ledger = this.byCampaign.get(campaign) ?? new CampaignLedger([campaign], kept);
    this.byCampaign.set(campaign, ledger);
    return ledger;
  }

  keep(): KeptCampaignLedger[] {
    return [...this.byCampaign].map(([campaign, ledger]) => ({ campaign, ...ledger.keep() }));
  }
}
