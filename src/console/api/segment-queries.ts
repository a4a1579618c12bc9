import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Page } from '../../web/api-types.ts';
import type { SegmentDetailWire, SegmentMemberWire, SegmentsWire } from '../../web/segments/api-types.ts';
import { ask } from './client.ts';

export const segmentsKey = ['segments'] as const;
const key = segmentsKey;
/** While a forming is at work, it is asked for so often. */
const followMs = 700;

export function useSegments() {
  return useQuery({
    queryKey: [...key, 'list'],
    queryFn: () => ask<SegmentsWire>('/segments'),
    refetchInterval: ({ state }) => (state.data?.underWay ? followMs : false),
  });
}

export function useSegment(name: string) {
  return useQuery({ queryKey: [...key, name], queryFn: () => ask<SegmentDetailWire>(`/segments/${name}`) });
}

export function useSegmentMembers(name: string) {
  return useInfiniteQuery({
    queryKey: [...key, name, 'members'],
    queryFn: ({ pageParam }) =>
      ask<Page<SegmentMemberWire>>(`/segments/${name}/members${pageParam ? `?after=${pageParam}` : ''}`),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}
