import type { Actor } from '../journal/event.ts';
import type { CampaignId } from '../kernel/ids.ts';
import { maskPhone } from '../kernel/phone.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { checkCampaignSettings } from './check-campaign-settings.ts';
import type { DialerTools } from './dialer-tools.ts';
import { type Changes, findChanges } from './find-changes.ts';
import type { Campaign, CampaignSettings } from './model.ts';
import { type ObjectionTools, objectToSettings } from './object-to-settings.ts';

export type CampaignChange = {
  /** Only what shall be otherwise; of `retryAfterMs` only the result codes that shall be. */
  readonly settings: Partial<CampaignSettings>;
  /** For the journal. A running campaign's calendar changes for a reason only. */
  readonly reason?: string;
};

export type CampaignNotChanged = Refusal<'unknown_campaign' | 'bad_settings' | 'campaign_finished' | 'reason_needed'>;

/**
 * Changes a campaign's settings while it runs. They hold from the next reservation on: each one reads them in its own transaction.
 * Calls that are up end as they began; whoever waits for a next try keeps the time that was set after the last one.
 */
export async function changeCampaign(
  tools: Pick<DialerTools, 'work' | 'campaigns' | 'journal'> & ObjectionTools,
  actor: Actor,
  id: CampaignId,
  { settings: wish, reason }: CampaignChange,
): Promise<Result<Campaign, CampaignNotChanged>> {
  return tools.work.run(async (tx) => {
    const campaign = await tools.campaigns.find(tx, id);
    if (!campaign) return refuse('unknown_campaign', 'There is no such campaign');
    const { settings: before, state } = campaign;
    const after = { ...before, ...wish, retryAfterMs: { ...before.retryAfterMs, ...wish.retryAfterMs } };
    const changes = findChanges(flat(before), flat(after));
    if (Object.keys(changes).length === 0) return accept(campaign);
    if (state === 'finished' || state === 'stopped')
      return refuse('campaign_finished', `The campaign "${campaign.name}" is ${state}: nothing of it can be changed`);
    const trouble = checkCampaignSettings(after);
    if (trouble) return refuse('bad_settings', trouble);
    if (changes.calendar && state === 'running' && !reason?.trim())
      return refuse(
        'reason_needed',
        'The calendar of a running campaign changes for a reason only: say it, or pause the campaign',
      );
    const objection = changes.agentNumber ? await objectToSettings(tools, tx, after) : null;
    if (objection) return refuse('bad_settings', objection.message);
    await tools.campaigns.setSettings(tx, id, after);
    const subject = { campaignId: id, creditorId: campaign.creditorId };
    await tools.journal.append(tx, actor, [
      {
        type: 'campaign_settings_changed',
        subject,
        data: { changes: withoutNumbers(changes), reason: reason?.trim() || null },
      },
    ]);
    return accept({ ...campaign, settings: after });
  });
}

/** One field per setting, the delays by result code each on its own: `retryAfterMs.busy`. */
function flat({ retryAfterMs, ...others }: CampaignSettings): Record<string, unknown> {
  const delays = Object.entries(retryAfterMs).map(([code, delay]) => [`retryAfterMs.${code}`, delay]);
  return { ...others, ...Object.fromEntries(delays) };
}

/** Telephone numbers stay out of the journal: masked, they can still be told apart from none. */
function withoutNumbers(changes: Changes): Changes {
  const { agentNumber, ...others } = changes;
  if (!agentNumber) return changes;
  const shown = (value: unknown) => (typeof value === 'string' ? maskPhone(value) : null);
  return { ...others, agentNumber: { from: shown(agentNumber.from), to: shown(agentNumber.to) } };
}
