import { type Currency, type Money, toWire } from '../../kernel/money.ts';
import type { RehearsedRun } from '../../strategy/dry-run/rehearse-strategies.ts';
import { type Counts, entriesOf } from '../../strategy/dry-run/tally.ts';
import { maybeInstant, wireInstant } from '../wire.ts';
import type * as api from './api-types.ts';
import type { DryRunListed, StrategyDesk } from './ports.ts';

/** A dry run as a row. */
export function wireDryRun({ id, by, state, startedAt, finishedAt, order, problem }: DryRunListed): api.DryRunWire {
  const { strategies, models, days, madeUp } = order;
  return {
    ...{ id, by, state, startedAt: wireInstant(startedAt), finishedAt: maybeInstant(finishedAt), problem },
    ...{ strategies: strategies.map((one) => ({ ...one })), models: [...models], days, madeUp },
  };
}

type Found = NonNullable<Awaited<ReturnType<StrategyDesk['dryRun']>>>;

/** The same, with what it came to. */
export function wireDryRunDetail(found: Found): api.DryRunDetailWire {
  const { result } = found;
  return {
    ...wireDryRun(found),
    from: result?.from ?? null,
    cases: result?.cases ?? null,
    runs: result?.runs.map(wireRun) ?? [],
  };
}

function wireRun({
  strategy,
  model,
  days,
  total,
  peaks,
  ended,
  running,
  outside,
  owedBefore,
  owedAfter,
}: RehearsedRun): api.RunWire {
  const costs = Object.values(total.costs);
  return {
    ...{ strategy, model, running, outside },
    days: days.map(({ date, contacts, paid }) => ({ date, contacts: plain(contacts), paid: amountsOf(paid) })),
    ...{ owedBefore: amountsOf(owedBefore), owedAfter: amountsOf(owedAfter), paid: amountsOf(total.paid) },
    ...{ contacts: plain(total.contacts), reached: plain(total.reached) },
    costs: amountsOf(...costs),
    costsByChannel: Object.fromEntries(Object.entries(total.costs).map(([channel, each]) => [channel, amountsOf(each)])),
    peaks: Object.fromEntries(Object.entries(peaks).map(([channel, peak]) => [channel, { ...peak }])),
    ...{ promises: plain(total.promises), said: plain(total.said), kept: plain(total.kept), steps: plain(total.steps) },
    ended: plain(ended),
  };
}

function plain(counts: Counts): Record<string, number> {
  return Object.fromEntries(entriesOf(counts));
}

/** One amount a currency, all of them together. */
function amountsOf(...counts: readonly Counts<Currency>[]): ReturnType<typeof toWire>[] {
  const all = new Map<Currency, number>();
  for (const each of counts)
    for (const [currency, minor] of entriesOf(each) as [Currency, number][]) all.set(currency, (all.get(currency) ?? 0) + minor);
  return [...all].map(([currency, minor]): Money => ({ minor, currency })).map(toWire);
}
