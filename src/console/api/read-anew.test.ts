import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { readAnew } from './read-anew.ts';

let client: QueryClient;
let leave: () => void = () => {};
afterEach(() => {
  leave();
  client.clear();
});

/** A list of two pages, each answer given when it is let through; how often each page was asked. */
async function openList() {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const asked: string[] = [];
  let gate: Promise<void> = Promise.resolve();
  const observer = new InfiniteQueryObserver(client, {
    queryKey: ['tasks', 'open'],
    queryFn: async ({ pageParam, signal }) => {
      asked.push(pageParam);
      await gate;
      signal.throwIfAborted();
      return { items: [`row of ${pageParam}`], next: pageParam === 'first' ? 'second' : null };
    },
    initialPageParam: 'first',
    getNextPageParam: ({ next }: { items: string[]; next: string | null }) => next,
  });
  leave = observer.subscribe(() => {});
  await expect.poll(() => observer.getCurrentResult().isSuccess).toBe(true);
  return {
    observer,
    asked,
    /** Holds answers back; returns how to let them through. */
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return () => {
        gate = Promise.resolve();
        resolve();
      };
    },
    rows: () => observer.getCurrentResult().data?.pages.flatMap(({ items }) => items),
  };
}

test('a page that somebody asked for arrives, though news come while it is on its way', async () => {
  const list = await openList();
  const letThrough = list.hold();
  const more = list.observer.fetchNextPage();
  const anew = readAnew(client, ['tasks']);
  letThrough();
  await Promise.all([more, anew]);
  expect(list.rows()).toEqual(['row of first', 'row of second']);
});

test('what was on its way when news came is read again after it, as far as the list is open', async () => {
  const list = await openList();
  await list.observer.fetchNextPage();
  const letThrough = list.hold();
  const refresh = list.observer.refetch();
  const anew = readAnew(client, ['tasks']);
  letThrough();
  await Promise.all([refresh, anew]);
  expect(list.asked).toEqual(['first', 'second', 'first', 'second', 'first', 'second']);
  expect(list.rows()).toEqual(['row of first', 'row of second']);
});
