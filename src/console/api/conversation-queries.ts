import { useQuery } from '@tanstack/react-query';
import type { ConversationWire } from '../../web/conversations/api-types.ts';
import { ask } from './client.ts';
import { keys } from './queries.ts';

/** What may be agreed with a debtor now, creditor by creditor. */
export function useConversations(debtor: string) {
  return useQuery({
    queryKey: [...keys.debtor(debtor), 'conversations'],
    queryFn: () => ask<{ items: ConversationWire[] }>(`/debtors/${debtor}/conversations`),
  });
}
