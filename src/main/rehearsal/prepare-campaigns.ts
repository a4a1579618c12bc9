import { systemTimers } from '../../adapters/system/system-clock.ts';
import { addTrunk } from '../../dialer/add-line.ts';
import { renderLine } from '../../dialer/inbound/render-line.ts';
import { setInboundLine } from '../../dialer/inbound/set-inbound-line.ts';
import type { Campaign } from '../../dialer/model.ts';
import { moveCampaign } from '../../dialer/move-campaign.ts';
import { renderAhead } from '../../dialer/render-ahead.ts';
import { demoMarkets } from '../../rehearsal/demo-homes.ts';
import type { SampleDebtor } from '../../rehearsal/sample-portfolio.ts';
import { shareLines } from '../../rehearsal/share-lines.ts';
import type { RunningServer } from '../start-server.ts';
import { actor, must, prepareMarket } from './prepare-market.ts';

export type Rehearsed = {
  readonly debtors: readonly SampleDebtor[];
  /** Have said before that they want no calls. */
  readonly optedOut: readonly SampleDebtor[];
  /** Where the simulated network takes calls. */
  readonly network: Endpoint;
  readonly lines: number;
  /** Who gets the summary when one ends. */
  readonly summaryTo: string;
};

export type Endpoint = { readonly host: string; readonly port: number };

/** The trunk that leads into the simulated network. */
export const liveTrunk = 'simulated';
/** What all campaigns of a rehearsal are called; each has its country behind it. */
export const campaignName = 'Autumn reminder';

/**
 * A campaign for each creditor of the sample, from a file, as an operator would make it, with lines by how many are to be called. Started
 * together once all that the first calls say is rendered and the trunk into the network answers.
 */
export async function prepareCampaigns(
  { installation, trunkWatch }: Pick<RunningServer, 'installation' | 'trunkWatch'>,
  folder: string,
  { debtors, optedOut, network, lines, summaryTo }: Rehearsed,
): Promise<Campaign[]> {
  const { tools } = installation;
  const channels = linesWithAgents(lines);
  must(await addTrunk(tools, actor, { ...trunk, ...network, name: liveTrunk, channels, callsPerSecond: 8 }));
  const drafts: Campaign[] = [];
  const portfolios = demoMarkets.map((market) => {
    const here = ({ market: { country } }: SampleDebtor) => country === market.country;
    return { market, debtors: debtors.filter(here), optedOut: optedOut.filter(here) };
  });
  const called = portfolios.filter((each) => each.debtors.length > 0);
  const shares = shareLines(
    lines,
    called.map((each) => each.debtors.length),
  );
  for (const [index, { market, ...people }] of called.entries()) {
    const order = { name: campaignName, ...people, settings: settings(shares[index] ?? 1, summaryTo) };
    drafts.push(await prepareMarket(installation, folder, market, order));
  }
  await answerCallers(tools);
  await Promise.all(drafts.map((draft) => renderAhead(tools, draft)));
  for (let waited = 0; trunkWatch.state(liveTrunk) !== 'reachable'; waited += lookEveryMs) {
    if (waited > trunkWithinMs) throw new Error('the trunk into the simulated network does not answer');
    await systemTimers.sleep(lookEveryMs);
  }
  const started: Campaign[] = [];
  for (const draft of drafts) started.push(must(await moveCampaign(tools, actor, draft, 'start')));
  return started;
}

/** Whoever calls back is served, and heard at once. */
async function answerCallers(tools: RunningServer['installation']['tools']): Promise<void> {
  const flow = tools.flows.published(callBackFlow);
  if (!flow) return;
  for (const identity of await tools.work.run((tx) => tools.identities.all(tx))) {
    must(await setInboundLine(tools, actor, { number: identity.number, country: 'CZ', flow: flow.name }));
    await renderLine(tools, identity, flow);
  }
}

const callBackFlow = 'call-back-line';
const lookEveryMs = 50;
const trunkWithinMs = 60_000;
const trunk = { simulated: true } as const;

/** Calls to debtors take the lines that were asked for; a few more are there for those who take over, so that nobody waits in vain. */
export function linesWithAgents(lines: number): number {
  return lines < demoMarkets.length ? lines : lines + demoMarkets.length;
}

function settings(lines: number, summaryTo: string) {
  return {
    calendar: 'rehearsal',
    concurrency: lines,
    callsPerSecond: 8,
    attemptsInAll: 2,
    ringMs: 8000,
    summaryTo: [summaryTo],
    retryAfterMs: Object.fromEntries(soonAgain.map((code) => [code, soon])),
  } as const;
}

/** A rehearsal tries again within seconds whom it did not reach; who was reached and said nothing of use is left for another day. */
const soon = 8000;
const soonAgain = [
  ...['busy', 'no_answer', 'unreachable', 'no_response', 'lost', 'hung_up_early', 'declined'],
  ...['machine', 'carrier_failed', 'spam_blocked', 'trunk_dead'],
];

/**
 * A second trunk, to an address where nobody takes calls, once the first calls are up: it is known to be dead before anybody is called by
 * it; calls that try it on a machine too busy for that are lost to nobody's budget, and go on by the other.
 */
export async function addDeadTrunk(
  { installation: { tools, journal } }: Pick<RunningServer, 'installation'>,
  nobody: Endpoint,
): Promise<void> {
  while ((await journal.read({ after: 0, limit: 1, types: ['attempt_rang'] })).length === 0)
    await systemTimers.sleep(lookEveryMs);
  // Dials are shared out by what each trunk has free: this one is preferred, for a few calls; the first come before Asterisk knows it.
  must(await addTrunk(tools, actor, { ...trunk, ...nobody, name: 'simulated-dead', channels: 6, callsPerSecond: 2 }));
}
