import type { Invariant } from '../invariant.ts';

export const doneIsDone: Invariant = {
  id: 'done_is_done',
  says: 'Whoever a campaign has finished with is not called by it again, and is finished with once.',
  weight: 'violation',
  start: (findings) => {
    const campaigns = new Map<string, Map<string, number>>();
    return {
      on: {
        entry_done: ({ subject: { campaignId = '' }, data: { entryId, because }, seq }) => {
          const done = campaigns.get(campaignId) ?? new Map<string, number>();
          campaigns.set(campaignId, done);
          const before = done.get(entryId);
          findings.check(before === undefined, () => ({
            proof: [before ?? seq, seq],
            message: `${entryId} of ${campaignId} was done a second time (${because}).`,
          }));
          if (before === undefined) done.set(entryId, seq);
        },
        entry_added: ({ subject: { campaignId = '' }, data: { entryId } }) => {
          campaigns.get(campaignId)?.delete(entryId); // a strategy wants the person called anew
        },
        attempt_reserved: ({ subject: { campaignId = '', attemptId }, data: { entryId }, seq }) => {
          const before = campaigns.get(campaignId)?.get(entryId);
          findings.check(before === undefined, () => ({
            proof: [before ?? seq, seq],
            message: `${entryId} of ${campaignId} was done when attempt ${attemptId} was dialled.`,
          }));
        },
        campaign_state_changed: ({ data, subject }) => {
          if (data.to === 'finished') campaigns.delete(subject.campaignId ?? '');
        },
      },
    };
  },
};
