import type { Actor } from '../journal/event.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { DialerTools } from './dialer-tools.ts';
import { finishCampaign } from './finish-entry.ts';
import type { Campaign, CampaignState } from './model.ts';
import { objectToSettings } from './object-to-settings.ts';

export type CampaignMove = 'start' | 'pause' | 'resume' | 'stop';

export type NotMoved = Refusal<'wrong_state' | 'no_trunk' | 'no_caller_identity' | 'agent_number_not_allowed'>;

const moves: Readonly<Record<CampaignMove, { readonly from: readonly CampaignState[]; readonly to: CampaignState }>> = {
  start: { from: ['draft', 'paused'], to: 'running' },
  resume: { from: ['paused'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  stop: { from: ['draft', 'running', 'paused'], to: 'stopped' },
};

/**
 * Starts, pauses, resumes or stops a campaign. Calls that are up end by themselves; no new one is dialled from the next look on.
 * A pause ends when it is resumed; a stop is final.
 * Already there: accepted, nothing changes; nobody left to call: finished at once. Refuses a start that could dial nothing, and says what is missing.
 */
export async function moveCampaign(
  tools: DialerTools,
  actor: Actor,
  campaign: Campaign,
  move: CampaignMove,
): Promise<Result<Campaign, NotMoved>> {
  const { from, to } = moves[move];
  return tools.work.run(async (tx) => {
    const now = (await tools.campaigns.find(tx, campaign.id)) ?? campaign;
    if (now.state === to) return accept(now);
    if (!from.includes(now.state))
      return refuse('wrong_state', `The campaign "${now.name}" is ${now.state}: it cannot ${move}`, {
        state: now.state,
      });
    if (to === 'running') {
      if ((await tools.trunks.all(tx)).length === 0)
        return refuse('no_trunk', 'There is no trunk to call by. Add one: dovolat trunk add NAME --host HOST');
      const ours = (await tools.identities.all(tx)).filter((identity) => identity.creditorId === now.creditorId);
      if (!ours.some(({ verifiedAt }) => verifiedAt !== null))
        return refuse(
          'no_caller_identity',
          'There is no verified caller identity of this creditor. Add one: dovolat caller-identity add NUMBER, then verify it',
        );
      const against = await objectToSettings(tools, tx, now.settings);
      if (against) return against;
    }
    await tools.campaigns.setState(tx, now.id, to);
    const subject = { campaignId: now.id, creditorId: now.creditorId };
    await tools.journal.append(tx, actor, [
      { type: 'campaign_state_changed', subject, data: { from: now.state, to, reason: `ordered: ${move}` } },
    ]);
    if (to === 'running' && (await finishCampaign(tools, tx, now.id))) return accept({ ...now, state: 'finished' });
    return accept({ ...now, state: to });
  });
}
