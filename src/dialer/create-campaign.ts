import type { Actor } from '../journal/event.ts';
import { type CampaignId, isId, type PersonId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { checkCampaignSettings } from './check-campaign-settings.ts';
import type { DialerTools } from './dialer-tools.ts';
import { type Campaign, type CampaignSettings, defaultCampaignSettings } from './model.ts';
import { objectToSettings } from './object-to-settings.ts';
import type { CampaignOrder } from './ports.ts';

export type CampaignWish = {
  readonly name: string;
  /** The creditor's code. */
  readonly creditor: string;
  /** A published flow's name. */
  readonly flow: string;
  readonly settings?: Partial<CampaignSettings>;
  /** Unique per order, where one may arrive twice: again with the same wish, it gives the campaign that it has made. */
  readonly order?: CampaignOrder;
};

export type NoCampaign = Refusal<
  | 'unknown_creditor'
  | 'unknown_flow'
  | 'bad_name'
  | 'name_taken'
  | 'nobody_to_call'
  | 'bad_settings'
  | 'agent_number_not_allowed'
  | 'order_used_otherwise'
>;

/** A campaign of everybody who owes this creditor something open. A draft: it calls nobody before it is started. */
export async function createCampaign(
  tools: DialerTools,
  actor: Actor,
  wish: CampaignWish,
): Promise<Result<Campaign, NoCampaign>> {
  const settings: CampaignSettings = { ...defaultCampaignSettings, ...wish.settings };
  const name = wish.name.trim();
  if (name === '' || name.length > longestName)
    return refuse('bad_name', `a campaign has a name of 1 to ${longestName} characters`);
  const trouble = checkCampaignSettings(settings);
  if (trouble) return refuse('bad_settings', trouble);
  const flow = tools.flows.published(wish.flow);
  if (!flow)
    return refuse(
      'unknown_flow',
      `There is no published flow "${wish.flow}". Published: ${tools.flows.names().join(', ') || 'none'}`,
    );
  return tools.work
    .run(async (tx) => {
      const known = wish.order && (await tools.campaigns.findByOrigin(tx, wish.order.origin));
      if (known && known.wishHash === wish.order?.wishHash) return accept(known.campaign);
      if (known) return refuse('order_used_otherwise', `This order has made the campaign "${known.campaign.name}" already`);
      const creditor = await tools.books.creditors.findByCode(tx, wish.creditor);
      if (!creditor) {
        const known = (await tools.books.creditors.list(tx)).map(({ code }) => code).join(', ');
        return refuse('unknown_creditor', `There is no creditor "${wish.creditor}". Known: ${known || 'none'}`);
      }
      if (await tools.campaigns.findByName(tx, name)) return refuse('name_taken', `There is already a campaign "${name}"`);
      const against = await objectToSettings(tools, tx, settings);
      if (against) return against;
      const now = tools.clock.now().epochMilliseconds;
      const campaign: Campaign = {
        id: tools.ids.next('cmp'),
        creditorId: creditor.id,
        name,
        flow: flow.name,
        state: 'draft',
        settings,
        createdAt: now,
      };
      await tools.campaigns.add(tx, campaign, wish.order);
      let entries = 0;
      let after: PersonId | null = null;
      for (;;) {
        const people: PersonId[] = await tools.books.receivables.owing(tx, creditor.id, after, 1000);
        after = people.at(-1) ?? null;
        if (after === null) break;
        entries += people.length;
        await tools.entries.add(
          tx,
          people.map((personId) => ({
            id: tools.ids.next('ent'),
            campaignId: campaign.id,
            personId,
            state: 'waiting',
            dueAt: now,
            attempts: 0,
            lastResult: null,
            doneBecause: null,
            callback: null,
          })),
        );
      }
      if (entries === 0) throw new NobodyToCall();
      const subject = { campaignId: campaign.id, creditorId: creditor.id };
      await tools.journal.append(tx, actor, [
        { type: 'campaign_created', subject, data: { name: campaign.name, flow: campaign.flow, entries } },
      ]);
      return accept(campaign);
    })
    .catch((error: unknown) => {
      if (error instanceof NobodyToCall)
        return refuse('nobody_to_call', `Nobody owes "${wish.creditor}" anything open. Import receivables first`);
      throw error;
    });
}

const longestName = 100;

/** A campaign by its name or id. */
export async function getCampaign(tools: DialerTools, nameOrId: string): Promise<Result<Campaign, Refusal<'unknown_campaign'>>> {
  const found = await tools.work.run(async (tx) => {
    const byId = isId('cmp', nameOrId) ? await tools.campaigns.find(tx, nameOrId as CampaignId) : undefined;
    return byId ?? (await tools.campaigns.findByName(tx, nameOrId));
  });
  return found ? accept(found) : refuse('unknown_campaign', `There is no campaign "${nameOrId}". See: dovolat campaign list`);
}

/** Takes the draft back when it turns out that nobody is to be called. */
class NobodyToCall extends Error {}
