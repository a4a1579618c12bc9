import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** What the address says after the question mark, and how to change one of it without the others. `step`: the way back leads here again. */
export function useFilters() {
  const [search, setSearch] = useSearchParams();
  const put = useCallback(
    (name: string, value: string | null, step = false) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: !step },
      ),
    [setSearch],
  );
  return { chosen: (name: string) => search.get(name) ?? undefined, has: (name: string) => search.has(name), put };
}
