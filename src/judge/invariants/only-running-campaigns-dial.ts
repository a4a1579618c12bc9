import type { Invariant } from '../invariant.ts';

export const onlyRunningCampaignsDial: Invariant = {
  id: 'only_running_campaigns_dial',
  says: 'Only a running campaign dials: a draft, a paused, a stopped or a finished one calls nobody.',
  weight: 'violation',
  start: (findings) => {
    const states = new Map<string, { readonly state: string; readonly seq: number }>();
    return {
      on: {
        campaign_created: ({ subject, seq }) => {
          states.set(subject.campaignId ?? '', { state: 'draft', seq });
        },
        campaign_state_changed: ({ subject, data, seq }) => {
          states.set(subject.campaignId ?? '', { state: data.to, seq });
        },
        attempt_reserved: ({ subject: { campaignId = '', attemptId }, seq }) => {
          const known = states.get(campaignId);
          findings.check(known?.state === 'running', () => ({
            proof: [known?.seq ?? seq, seq],
            message: `${campaignId} was ${known?.state ?? 'unknown'} when it dialled attempt ${attemptId}.`,
          }));
        },
      },
    };
  },
};
