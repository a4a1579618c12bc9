import type { Invariant } from '../invariant.ts';

export const everybodyIsSettled: Invariant = {
  id: 'everybody_is_settled',
  says: 'A campaign is finished only when each of its debtors was called as far as they may be or left out for a stated reason.',
  weight: 'violation',
  start: (findings) => {
    const campaigns = new Map<string, { entries: number; readonly seq: number; readonly done: Set<string> }>();
    return {
      on: {
        campaign_created: ({ subject, data, seq }) => {
          campaigns.set(subject.campaignId ?? '', { entries: data.entries, seq, done: new Set() });
        },
        entry_joined: ({ subject }) => {
          const campaign = campaigns.get(subject.campaignId ?? '');
          if (campaign) campaign.entries += 1;
        },
        entry_done: ({ subject, data }) => {
          campaigns.get(subject.campaignId ?? '')?.done.add(data.entryId);
        },
        campaign_state_changed: ({ subject: { campaignId = '' }, data, seq }) => {
          if (data.to !== 'finished') return;
          const campaign = campaigns.get(campaignId);
          findings.check(campaign?.done.size === campaign?.entries && campaign !== undefined, () => ({
            proof: [campaign?.seq ?? seq, seq],
            message: `${campaignId} was finished with ${campaign?.done.size ?? 0} of its ${campaign?.entries ?? 'unknown'} entries done.`,
          }));
          campaigns.delete(campaignId);
        },
      },
    };
  },
};
