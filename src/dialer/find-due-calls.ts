import type { EntryId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { findDebtor } from '../receivables/find-debtor.ts';
import { candidateNumbers } from './candidate-numbers.ts';
import { chooseNumber } from './choose-number.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { Campaign, Trunk } from './model.ts';
import type { DueCall } from './pacing.ts';
import type { DueEntry } from './ports.ts';
import { type Route, routeOf, routes, routesDiffer, trunksOf } from './route.ts';

export type DueAsked = {
  readonly campaign: Pick<Campaign, 'id' | 'creditorId'>;
  readonly trunks: readonly Trunk[];
  /** Trunks that could take a call now, but for their rate. */
  readonly roomy: ReadonlySet<string>;
  readonly now: number;
  readonly limit: number;
  readonly passedOver: (entryId: EntryId) => boolean;
};

/**
 * The entries of a campaign that are due: whoever asked to be called back now, then longest due first. Where it matters which trunk carries which number, those whose trunks are all
 * full are left out, however many they are: they wait, and keep neither the others nor this look.
 */
export async function findDueCalls(tools: DialerTools, tx: Tx, asked: DueAsked): Promise<DueCall[]> {
  const { campaign, trunks, roomy, now, limit, passedOver } = asked;
  const callbacks = await tools.entries.callbacksDue(tx, campaign.id, now, limit);
  const askedFor = new Set(callbacks.map(({ id }) => id));
  if (!routesDiffer(trunks)) {
    const due = await tools.entries.due(tx, campaign.id, now, limit);
    const inOrder = [...askedFor, ...due.filter((id) => !askedFor.has(id))];
    return inOrder.filter((id) => !passedOver(id)).map((id) => ({ id, trunks: null }));
  }
  const open = routes.filter((route) => trunksOf(trunks, route)?.some((id) => roomy.has(id)) ?? true);
  const others = await tools.entries.dueByRoute(tx, campaign.id, now, [null, ...open], limit);
  const due = [...callbacks, ...others.filter(({ id }) => !askedFor.has(id))];
  const calls: DueCall[] = [];
  let looked = 0;
  for (const entry of due) {
    if (passedOver(entry.id)) continue;
    if (entry.route === null && looked >= unknownAtOnce) continue;
    if (entry.route === null) looked += 1;
    const route = entry.route ?? (await noteRoute(tools, tx, campaign, entry, trunks));
    calls.push({ id: entry.id, trunks: trunksOf(trunks, route) });
  }
  return calls;
}

/** Numbers that are looked up in one look: it shall not take long. */
const unknownAtOnce = 50;

/** Which number would be dialled now decides the route. It is kept, and looked at again when the call is planned. */
async function noteRoute(
  tools: DialerTools,
  tx: Tx,
  { id: campaignId, creditorId }: DueAsked['campaign'],
  { id, personId }: DueEntry,
  trunks: readonly Trunk[],
): Promise<Route> {
  const debtor = await findDebtor(tools.books, tx, personId, creditorId);
  const numbers = await candidateNumbers(tools, tx, { campaignId, personId }, debtor?.phones ?? [], trunks);
  const route = routeOf(trunks, chooseNumber(numbers)?.phone);
  await tools.entries.setRoute(tx, id, route);
  return route;
}
