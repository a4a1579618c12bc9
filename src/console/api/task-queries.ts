import { useQuery } from '@tanstack/react-query';
import type { TaskWire, WorkWire } from '../../web/tasks/api-types.ts';
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
