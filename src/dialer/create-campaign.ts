import { type CampaignPurpose, isCampaignPurpose } from '../flow/flow-purpose.ts';
import type { Actor } from '../journal/event.ts';
import { localDate } from '../kernel/calendar.ts';
import { type CampaignId, isId, type PersonId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { OwingPage } from '../receivables/ports.ts';
import { checkCampaignSettings } from './check-campaign-settings.ts';
import type { DialerTools } from './dialer-tools.ts';
import { type Campaign, type CampaignSettings, defaultCampaignSettings } from './model.ts';
import { objectToSettings } from './object-to-settings.ts';
import type { CampaignOrder } from './ports.ts';
import { defaultDaysAhead, looksAhead, mostDaysAhead, whomToCall } from './whom-to-call.ts';

export type CampaignWish = {
  readonly name: string;
  /** The creditor's code. */
  readonly creditor: string;
  /** A published flow's name. */
  readonly flow: string;
  /** What it is to call for; what its flow is for when nothing is said. */
  readonly purpose?: CampaignPurpose | undefined;
  /** How many days it looks ahead for what comes due, or for promises. */
  readonly daysAhead?: number | undefined;
  readonly settings?: Partial<CampaignSettings>;
  /** Unique per order, where one may arrive twice: again with the same wish, it gives the campaign that it has made. */
  readonly order?: CampaignOrder;
};

export type NoCampaign = Refusal<
  | 'unknown_creditor'
  | 'unknown_flow'
  | 'flow_of_other_purpose'
  | 'bad_name'
  | 'name_taken'
  | 'nobody_to_call'
  | 'bad_settings'
  | 'agent_number_not_allowed'
  | 'order_used_otherwise'
>;

/** A campaign of those who owe this creditor something open and whom its purpose is about. A draft: it calls nobody before it is started. */
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
  const daysAhead = wish.daysAhead ?? defaultDaysAhead;
  if (!Number.isInteger(daysAhead) || daysAhead < 0 || daysAhead > mostDaysAhead)
    return refuse('bad_settings', `a campaign looks 0 to ${mostDaysAhead} whole days ahead, not ${daysAhead}`);
  const flow = tools.flows.published(wish.flow);
  if (!flow)
    return refuse(
      'unknown_flow',
      `There is no published flow "${wish.flow}". Published: ${tools.flows.names().join(', ') || 'none'}`,
    );
  const { purpose } = flow;
  if (!isCampaignPurpose(purpose))
    return refuse('flow_of_other_purpose', `The flow "${flow.name}" answers people who call us: no campaign can call with it`);
  if (wish.purpose && wish.purpose !== purpose)
    return refuse(
      'flow_of_other_purpose',
      `The flow "${flow.name}" is for ${inWords(purpose)}, not for ${inWords(wish.purpose)}. Choose another flow, or the purpose ${purpose}`,
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
        purpose,
        state: 'draft',
        settings,
        createdAt: now,
        standing: false,
      };
      await tools.campaigns.add(tx, campaign, wish.order);
      const which = whomToCall(purpose, localDate(tools.clock.now(), creditor.country), daysAhead);
      let entries = 0;
      let after: PersonId | null = null;
      for (;;) {
        const { people, next }: OwingPage = await tools.books.receivables.owing(tx, creditor.id, which, after, peopleAtATime);
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
            stepId: null,
          })),
        );
        if (next === null) break;
        after = next;
      }
      if (entries === 0) throw new NobodyToCall();
      const subject = { campaignId: campaign.id, creditorId: creditor.id };
      await tools.journal.append(tx, actor, [
        { type: 'campaign_created', subject, data: { name: campaign.name, flow: campaign.flow, purpose, entries } },
      ]);
      return accept(campaign);
    })
    .catch((error: unknown) => {
      if (error instanceof NobodyToCall) return refuse('nobody_to_call', nobodyToCall(purpose, wish.creditor, daysAhead));
      throw error;
    });
}

const longestName = 100;
const peopleAtATime = 1000;

function inWords(purpose: CampaignPurpose): string {
  return {
    collection: 'collection',
    courtesy: 'a courtesy before the due date',
    promise_reminder: 'reminders of promises',
    contact_verification: 'checking contact details',
  }[purpose];
}

function nobodyToCall(purpose: CampaignPurpose, creditor: string, daysAhead: number): string {
  const widen = looksAhead(purpose) ? `. Look further ahead than ${daysAhead} days, or import receivables first` : '';
  switch (purpose) {
    case 'collection':
      return `Nobody owes "${creditor}" anything overdue. Import receivables first`;
    case 'courtesy':
      return `Nobody owes "${creditor}" anything that comes due within ${daysAhead} days while nothing is overdue${widen}`;
    case 'promise_reminder':
      return `Nobody has promised "${creditor}" a payment for a day within ${daysAhead} days from today${widen}`;
    case 'contact_verification':
      return `Nobody who owes "${creditor}" has a telephone number that is still to be confirmed`;
  }
}

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
