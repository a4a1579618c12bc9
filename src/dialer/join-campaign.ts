import type { Actor } from '../journal/event.ts';
import type { CampaignId, PersonId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { findConversation } from '../receivables/find-conversation.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { Campaign, Entry } from './model.ts';

export type CampaignJoin = { readonly campaignId: CampaignId; readonly personId: PersonId };

/** `joined`: false when the person was in it already. */
export type Joined = { readonly entry: Entry; readonly campaign: Campaign; readonly joined: boolean };

export type NotJoined = Refusal<
  'unknown_campaign' | 'campaign_finished' | 'campaign_of_a_strategy' | 'person_unknown' | 'nothing_owed' | 'done_with_already'
>;

/**
 * One more person for a campaign, also while it calls: she waits for her turn as those do with whom it was made, and the gate, the campaign's
 * caps and what it calls for are asked at the dial, as for them. Whoever is in it stays where she is; with whom it is done, it stays done. Who
 * stands on the case of somebody else and may be told of it is called about that; of whom all is disputed or held apart, not at all.
 */
export async function joinCampaign(
  tools: DialerTools,
  actor: Actor,
  { campaignId, personId }: CampaignJoin,
): Promise<Result<Joined, NotJoined>> {
  return tools.work.run(async (tx) => {
    const campaign = await tools.campaigns.find(tx, campaignId);
    if (!campaign) return refuse('unknown_campaign', 'There is no such campaign');
    const { name, state, creditorId } = campaign;
    if (campaign.standing)
      return refuse('campaign_of_a_strategy', `"${name}" calls for a strategy: put the receivable into the strategy instead`);
    if (state === 'stopped' || state === 'finished') return refuse('campaign_finished', `The campaign "${name}" is ${state}`);
    if (!(await tools.books.persons.find(tx, personId))) return refuse('person_unknown', 'There is no such person');
    const before = await tools.entries.findIn(tx, campaignId, personId);
    if (before?.state === 'done')
      return refuse(
        'done_with_already',
        `"${name}" is done with this person (${before.doneBecause}) and calls nobody twice over`,
      );
    if (before) return accept({ entry: before, campaign, joined: false });
    const conversation = await findConversation(tools, tx, personId, creditorId);
    if (!conversation || conversation.totalMinor <= 0)
      return refuse('nothing_owed', `There is nothing to speak about with the person for the creditor of "${name}"`);
    const entry: Entry = {
      ...{ id: tools.ids.next('ent'), campaignId, personId, state: 'waiting', dueAt: tools.clock.now().epochMilliseconds },
      ...{ attempts: 0, lastResult: null, doneBecause: null, callback: null, stepId: null },
    };
    await tools.entries.add(tx, [entry]);
    const subject = { personId, creditorId, campaignId };
    await tools.journal.append(tx, actor, [{ type: 'entry_joined', subject, data: { entryId: entry.id } }]);
    return accept({ entry, campaign, joined: true });
  });
}
