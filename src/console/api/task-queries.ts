import { useQuery } from '@tanstack/react-query';
import type { LetterWire, TaskWire, WorkWire } from '../../web/tasks/api-types.ts';
import { ask } from './client.ts';
import { keys } from './queries.ts';

export function useTasks(department: string | undefined) {
  return useQuery({
    queryKey: [...keys.tasks, 'open', department ?? ''],
    queryFn: () => ask<{ items: TaskWire[] }>(`/tasks${department ? `?department=${department}` : ''}`),
  });
}

export function useWork() {
  return useQuery({ queryKey: [...keys.tasks, 'work'], queryFn: () => ask<{ items: WorkWire[] }>('/work') });
}

/** As they would be printed now; what is printed stays on the screen while it is posted. */
export function useLetters(ids: readonly string[]) {
  return useQuery({
    queryKey: ['letters', ...ids],
    queryFn: () => ask<{ items: LetterWire[] }>(`/work/letters?ids=${ids.join(',')}`),
    enabled: ids.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
