import { type CampaignPurpose, isCampaignPurpose } from '../flow/flow-purpose.ts';
import type { Actor } from '../journal/event.ts';
import { localDate } from '../kernel/calendar.ts';
import { type CampaignId, isId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Creditor } from '../receivables/model.ts';
import { checkCampaignSettings } from './check-campaign-settings.ts';
import type { DialerTools } from './dialer-tools.ts';
import { clearBegun, fillCampaign } from './fill-campaign.ts';
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

/**
 * A campaign of those who owe this creditor something open and whom its purpose is about. A draft: it calls nobody before it is started.
 * Whom it calls is written a bundle at a time, and it is seen by nobody before all of them are: killed in between, it was never made.
 */
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
  await clearBegun(tools, name, wish.order);
  const begun = await tools.work.run((tx) => begin(tools, tx, { ...wish, name, flow: flow.name, purpose, settings }));
  if (!begun.ok || begun.value.whole) return begun.ok ? accept(begun.value.campaign) : begun;
  const { campaign, creditor } = begun.value;
  const entries = await fillCampaign(
    tools,
    campaign,
    whomToCall(purpose, localDate(tools.clock.now(), creditor.country), daysAhead),
  );
  return tools.work.run(async (tx): Promise<Result<Campaign, NoCampaign>> => {
    if (!(await tools.campaigns.isBegun(tx, campaign.id))) return begunElsewhere(name);
    if (entries === 0) {
      await tools.campaigns.takeBack(tx, campaign.id);
      return refuse('nobody_to_call', nobodyToCall(purpose, wish.creditor, daysAhead));
    }
    await tools.campaigns.finish(tx, campaign.id);
    const subject = { campaignId: campaign.id, creditorId: creditor.id };
    await tools.journal.append(tx, actor, [
      { type: 'campaign_created', subject, data: { name, flow: campaign.flow, purpose, entries } },
    ]);
    return accept(campaign);
  });
}

type Checked = Omit<CampaignWish, 'settings'> & { readonly purpose: CampaignPurpose; readonly settings: CampaignSettings };
type Begun = { readonly campaign: Campaign } & (
  | { readonly whole: true }
  | { readonly whole: false; readonly creditor: Creditor }
);

/** Takes the name and the order for a campaign that has nobody in it yet; or gives the one that this very order has made. */
async function begin(tools: DialerTools, tx: Tx, wish: Checked): Promise<Result<Begun, NoCampaign>> {
  const { name, flow, purpose, settings } = wish;
  const known = wish.order && (await tools.campaigns.findByOrigin(tx, wish.order.origin));
  if (known && known.wishHash === wish.order?.wishHash) return accept({ campaign: known.campaign, whole: true });
  if (known) return refuse('order_used_otherwise', `This order has made the campaign "${known.campaign.name}" already`);
  const creditor = await tools.books.creditors.findByCode(tx, wish.creditor);
  if (!creditor) {
    const codes = (await tools.books.creditors.list(tx)).map(({ code }) => code).join(', ');
    return refuse('unknown_creditor', `There is no creditor "${wish.creditor}". Known: ${codes || 'none'}`);
  }
  if (await tools.campaigns.findByName(tx, name)) return refuse('name_taken', `There is already a campaign "${name}"`);
  const against = await objectToSettings(tools, tx, settings);
  if (against) return against;
  const campaign: Campaign = {
    ...{ id: tools.ids.next('cmp'), creditorId: creditor.id, name, flow, purpose, state: 'draft', settings },
    ...{ createdAt: tools.clock.now().epochMilliseconds, standing: false },
  };
  if (!(await tools.campaigns.begin(tx, campaign, wish.order))) return begunElsewhere(name);
  return accept({ campaign, whole: false, creditor });
}

const longestName = 100;

function begunElsewhere(name: string): Refusal<'name_taken'> {
  return refuse('name_taken', `Another order has begun to make a campaign "${name}"`);
}

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
