import { useQuery } from '@tanstack/react-query';
import type { CaseWithPartiesWire } from '../../web/parties/api-types.ts';
import { ask } from './client.ts';
import { keys } from './queries.ts';

export function useCases(debtor: string) {
  return useQuery({
    queryKey: [...keys.debtor(debtor), 'cases'],
    queryFn: () => ask<{ items: CaseWithPartiesWire[] }>(`/debtors/${debtor}/cases`),
  });
}
