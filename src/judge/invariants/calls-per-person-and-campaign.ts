import type { AttemptId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';
import { burnsAttempt } from '../result-facts.ts';

/** Kept per campaign until it is finished. */
export const callsPerPersonAndCampaign: Invariant = {
  id: 'calls_per_person_and_campaign',
  says: 'Nobody is called more often in one campaign than the rules allow.',
  weight: 'violation',
  start: (findings) => {
    const campaigns = new Map<string, Map<string, number[]>>();
    const open = new Map<AttemptId, { readonly dials: number[]; readonly seq: number }>();
    return {
      on: {
        attempt_reserved: ({ data, subject: { personId = '', campaignId = '', attemptId }, seq }) => {
          if (!attemptId) return;
          const people = campaigns.get(campaignId) ?? new Map<string, number[]>();
          campaigns.set(campaignId, people);
          const dials = people.get(personId) ?? [];
          people.set(personId, dials);
          dials.push(seq);
          open.set(attemptId, { dials, seq });
          findings.check(dials.length <= data.caps.personPerCampaign, () => ({
            proof: dials,
            message: `${personId} was called for the ${dials.length}th time in ${campaignId}; ${data.caps.personPerCampaign} calls are allowed.`,
          }));
        },
        attempt_ended: ({ data, subject: { attemptId } }) => {
          const ended = attemptId && open.get(attemptId);
          if (!ended) return;
          open.delete(attemptId);
          if (!burnsAttempt(data.result)) ended.dials.splice(ended.dials.indexOf(ended.seq), 1);
        },
        campaign_state_changed: ({ data, subject }) => {
          if (data.to === 'finished') campaigns.delete(subject.campaignId ?? '');
        },
      },
    };
  },
};
