import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../../web/api-types.ts';
import type * as api from '../../web/prompts/api-types.ts';
import { ask } from './client.ts';
import { sendFile } from './send-file.ts';
import { useOrder } from './setup-queries.ts';

export const promptKeys = { all: ['prompts'] as const, lexicon: ['lexicon'] as const };

type Items<Item> = { items: Item[] };

export function usePrompts(language: string) {
  return useQuery({
    queryKey: [...promptKeys.all, 'list', language],
    queryFn: () => ask<Page<api.PromptWire>>(`/prompts?language=${language}&limit=500`),
  });
}

/** Rendering takes a while and a processor the first time: it is asked for once the list is `shown`. */
export function usePromptMeasures(language: string, shown: boolean) {
  return useQuery({
    queryKey: [...promptKeys.all, 'measures', language],
    queryFn: () => ask<Items<api.MeasuredPromptWire>>(`/prompt-measures?language=${language}`),
    enabled: shown,
    select: ({ items }) => new Map(items.map(({ prompt, measure }) => [prompt, measure])),
    staleTime: 60_000,
  });
}

export function useVocabulary(language: string) {
  return useQuery({
    queryKey: [...promptKeys.all, 'vocabulary', language],
    queryFn: () => ask<Items<api.VocabularyWordWire>>(`/vocabulary?language=${language}`),
  });
}

export function usePrompt(language: string, prompt: string) {
  return useQuery({
    queryKey: [...promptKeys.all, 'one', language, prompt],
    queryFn: () => ask<api.PromptDetailWire>(`/prompts/${language}/${prompt}`),
  });
}

/** `step`: the last part of the order's address; `draft` is written with PUT. */
export function usePromptOrder(language: string, prompt: string) {
  return useOrder<{ readonly step: 'draft' | 'discard' | 'use' | 'restore' | 'reviews'; readonly body?: unknown }>(
    ({ step, body }) => ({
      path: `/prompts/${language}/${prompt}/${step}`,
      method: step === 'draft' ? 'PUT' : 'POST',
      ...(body !== undefined && { body }),
    }),
    promptKeys.all,
  );
}

export type RecordingWish =
  | { readonly does: 'hand_in'; readonly file: File }
  | { readonly does: 'remove' }
  | { readonly does: 'confirm' };

/** What is done to the recording at `path`: of a part of a prompt, or of a word of the closed list. */
export function useRecordingOrder(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: RecordingWish) => {
      if (wish.does === 'hand_in') return sendFile<unknown>('PUT', path, wish.file);
      if (wish.does === 'remove') return ask<unknown>(path, { method: 'DELETE' });
      return ask<unknown>(`${path}/confirm`, { method: 'POST' });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: promptKeys.all }),
  });
}

export const useLexicon = () =>
  useQuery({ queryKey: promptKeys.lexicon, queryFn: () => ask<Items<api.LexiconEntryWire>>('/lexicon') });
