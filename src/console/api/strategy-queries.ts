import { useQuery } from '@tanstack/react-query';
import type {
  DryRunDetailWire,
  DryRunWire,
  StandingWire,
  StrategyListedWire,
  StrategyWire,
} from '../../web/strategies/api-types.ts';
import { ask } from './client.ts';
import { keys } from './queries.ts';

/** While a dry run is at work, it is asked for so often. */
const followMs = 700;

export function useStrategies() {
  return useQuery({
    queryKey: [...keys.strategies, 'list'],
    queryFn: () => ask<{ items: StrategyListedWire[] }>('/strategies'),
  });
}

export function useStrategy(name: string, version: string) {
  return useQuery({
    queryKey: [...keys.strategies, name, version],
    queryFn: () => ask<StrategyWire>(`/strategies/${name}/${version}`),
  });
}

export function useStanding(debtor: string) {
  return useQuery({
    queryKey: [...keys.debtor(debtor), 'standing'],
    queryFn: () => ask<StandingWire>(`/debtors/${debtor}/standing`),
  });
}

export function useDryRuns() {
  return useQuery({
    queryKey: keys.dryRuns,
    queryFn: () => ask<{ items: DryRunWire[] }>('/dry-runs'),
    refetchInterval: ({ state }) => (state.data?.items.some((run) => run.state === 'running') ? followMs : false),
  });
}

export function useDryRun(run: DryRunWire) {
  return useQuery({
    queryKey: [...keys.dryRuns, run.id, run.state],
    queryFn: () => ask<DryRunDetailWire>(`/dry-runs/${run.id}`),
  });
}
