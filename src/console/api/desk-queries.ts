import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Campaign } from '../../web/api-types.ts';
import type { Audience, AudienceWish, CampaignChoices, CampaignWish, Flow } from '../../web/desk/api-types.ts';
import { ask } from './client.ts';
import { keys } from './queries.ts';

export function useFlows() {
  return useQuery({ queryKey: ['flows'], queryFn: () => ask<{ items: Flow[] }>('/flows') });
}

export function useCampaignChoices() {
  return useQuery({ queryKey: ['campaign-choices'], queryFn: () => ask<CampaignChoices>('/campaign-choices') });
}

/** Whom such a campaign would call; asked anew whenever the wish changes. */
export function useAudience(wish: AudienceWish) {
  return useQuery({
    queryKey: ['audience', wish],
    queryFn: ({ signal }) => ask<Audience>('/campaigns/audience', { method: 'POST', body: wish, signal }),
    placeholderData: keepPreviousData,
    enabled: wish.creditor !== '' && wish.flow !== '',
  });
}

/** `key` stays the same while one order is sent again, so that a lost answer makes no second campaign. */
export function useCreateCampaign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ wish, key }: { wish: CampaignWish; key: string }) =>
      ask<Campaign>('/campaigns', { method: 'POST', body: wish, key }),
    onSuccess: (campaign) => {
      client.setQueryData(keys.campaign(campaign.id), campaign);
      void client.invalidateQueries({ queryKey: keys.campaigns });
    },
  });
}
