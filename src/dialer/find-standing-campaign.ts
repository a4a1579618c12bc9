import { isCampaignPurpose } from '../flow/flow-purpose.ts';
import type { CreditorId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { getCreditor } from '../receivables/get-creditor.ts';
import type { DialerTools } from './dialer-tools.ts';
import { type Campaign, type CampaignSettings, defaultCampaignSettings } from './model.ts';

/** The calls that a step of a strategy wants. */
export type StepCalls = {
  readonly strategy: string;
  readonly step: string;
  readonly flow: string;
  readonly attempts: { readonly perDay: number; readonly inAll: number; readonly apartMs: number };
};

/**
 * The campaign that calls for a step of a creditor's strategy, made when it is first needed. Operators see and set it like any other; whatever
 * they set stands. A step whose flow or attempts change in a later version gets a campaign of its own.
 */
export async function findStandingCampaign(
  tools: DialerTools,
  tx: Tx,
  creditorId: CreditorId,
  calls: StepCalls,
): Promise<Result<Campaign, Refusal<'unknown_flow' | 'flow_of_other_purpose' | 'campaign_stopped'>>> {
  const { strategy, step, flow: flowName, attempts } = calls;
  const terms = `${flowName}:${attempts.perDay}:${attempts.inAll}:${attempts.apartMs}`;
  const origin = `strategy:${creditorId}:${strategy}:${step}:${terms}`;
  const known = await tools.campaigns.findByOrigin(tx, origin);
  if (known?.campaign.state === 'stopped')
    return refuse('campaign_stopped', `the campaign "${known.campaign.name}" was stopped by hand`);
  if (known) return accept(known.campaign);
  const flow = tools.flows.published(flowName);
  if (!flow) return refuse('unknown_flow', `there is no published flow ${flowName}`);
  if (!isCampaignPurpose(flow.purpose))
    return refuse('flow_of_other_purpose', `the flow ${flowName} answers people who call us: nobody can be called with it`);
  const campaign: Campaign = {
    id: tools.ids.next('cmp'),
    creditorId,
    name: await freeName(tools, tx, `${(await getCreditor(tools.books, tx, creditorId)).code}: ${strategy}, ${step}`),
    flow: flow.name,
    purpose: flow.purpose,
    state: 'running',
    settings: settingsFor(attempts),
    createdAt: tools.clock.now().epochMilliseconds,
    standing: true,
  };
  await tools.campaigns.add(tx, campaign, { origin, wishHash: terms });
  const subject = { campaignId: campaign.id, creditorId };
  await tools.journal.append(tx, 'dialer', [
    { type: 'campaign_created', subject, data: { name: campaign.name, flow: flow.name, purpose: flow.purpose, entries: 0 } },
    {
      ...{ type: 'campaign_state_changed', subject },
      data: { from: 'draft', to: 'running', reason: 'it stands for a step of a strategy' },
    },
  ]);
  return accept(campaign);
}

/** As any campaign, but for the attempts of the step and the time between two of them. */
function settingsFor({ perDay, inAll, apartMs }: StepCalls['attempts']): CampaignSettings {
  const { retryAfterMs, ...others } = defaultCampaignSettings;
  const apart = Object.fromEntries(
    Object.entries(retryAfterMs).map(([code, after]) => [code, blamesTheWay.has(code) ? after : Math.max(after, apartMs)]),
  );
  return { ...others, attemptsPerDay: perDay, attemptsInAll: inAll, retryAfterMs: apart };
}

/** No attempt was made: it is tried again as soon as the way is free. */
const blamesTheWay: ReadonlySet<string> = new Set(['spam_blocked', 'carrier_failed', 'carrier_rejected', 'trunk_dead']);

async function freeName({ campaigns }: DialerTools, tx: Tx, wished: string): Promise<string> {
  const name = wished.slice(0, longestName - 4);
  for (let count = 1; ; count += 1) {
    const numbered = count === 1 ? name : `${name} ${count}`;
    if (!(await campaigns.findByName(tx, numbered))) return numbered;
  }
}

const longestName = 100;
