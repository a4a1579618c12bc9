import type { CampaignId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { Entry } from './model.ts';

/** Nothing more will be tried for this entry; when it was the last, the campaign is finished. */
export async function finishEntry(tools: DialerTools, tx: Tx, entry: Entry, because: string): Promise<void> {
  await tools.entries.update(tx, { ...entry, state: 'done', doneBecause: because });
  const subject = { personId: entry.personId, campaignId: entry.campaignId };
  await tools.journal.append(tx, 'dialer', [{ type: 'entry_done', subject, data: { entryId: entry.id, because } }]);
  await finishCampaign(tools, tx, entry.campaignId);
}

/** A running campaign in which nobody waits or is being called any more is finished, unless it stands for a strategy. True when it was finished now. */
export async function finishCampaign(tools: DialerTools, tx: Tx, campaignId: CampaignId): Promise<boolean> {
  if (await tools.entries.hasUndone(tx, campaignId)) return false;
  const campaign = await tools.campaigns.find(tx, campaignId);
  if (campaign?.state !== 'running' || campaign.standing) return false;
  await tools.campaigns.setState(tx, campaignId, 'finished');
  await tools.journal.append(tx, 'dialer', [
    {
      type: 'campaign_state_changed',
      subject: { campaignId, creditorId: campaign.creditorId },
      data: { from: 'running', to: 'finished', reason: 'everybody was called as far as they may be' },
    },
  ]);
  return true;
}
