import { Button, NativeSelect } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useMayChange } from '../api/setup-queries.ts';
import { useText } from '../text/use-text.ts';
import classes from './filter-bar.module.css';
import { SearchField } from './search-field.tsx';
import { useFilters } from './use-filters.ts';

/** Which calls are shown, by the address, and all of them as a file. */
export function CallFilters({ campaignId }: { readonly campaignId: string }) {
  const { board: words, calls } = useText();
  const mayChange = useMayChange(); // the file holds whole numbers
  const { chosen, put } = useFilters();
  const search = useCallback((q: string) => put('q', q), [put]);
  const choices = [
    { name: 'state', label: words.state, options: Object.entries(words.states) },
    {
      name: 'result',
      label: words.result,
      options: Object.entries(calls.results).filter(([code]) => code !== 'refused_by_gate'),
    },
  ];
  return (
    <search className={classes.bar}>
      <SearchField
        className={classes.search ?? ''}
        label={words.search}
        placeholder={words.searchHint}
        value={chosen('q') ?? ''}
        onChange={search}
      />
      {choices.map(({ name, label, options }) => (
        <NativeSelect
          key={name}
          label={label}
          value={chosen(name) ?? ''}
          onChange={({ currentTarget }) => put(name, currentTarget.value)}
          data={[{ value: '', label: words.all }, ...options.map(([value, shown]) => ({ value, label: shown }))]}
        />
      ))}
      {mayChange && (
        <Button
          component="a"
          href={`/api/v1/campaigns/${campaignId}/calls.csv`}
          download
          variant="default"
          className={classes.end ?? ''}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {words.export}
        </Button>
      )}
    </search>
  );
}
