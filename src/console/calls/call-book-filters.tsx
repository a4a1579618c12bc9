import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useCallback } from 'react';
import { callsFile } from '../api/call-book-queries.ts';
import { useCampaigns } from '../api/queries.ts';
import { useCreditors, useMayChange } from '../api/setup-queries.ts';
import filter from '../parts/filter-bar.module.css';
import { SearchField } from '../parts/search-field.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { useText } from '../text/use-text.ts';
import classes from './calls-page.module.css';

/** What the address may say of which calls are shown; in the API's own words. */
export const filterNames = ['q', 'direction', 'campaign', 'creditor', 'result', 'from', 'to'] as const;

/** Which calls are shown, by the address, and those as a file. */
export function CallBookFilters() {
  const { callBook: words, calls } = useText();
  const mayChange = useMayChange(); // the file holds whole numbers
  const { chosen, put } = useFilters();
  const campaigns = useCampaigns();
  const creditors = useCreditors();
  const search = useCallback((q: string) => put('q', q), [put]);
  const choices = [
    { name: 'direction', label: words.direction, every: words.both, options: Object.entries(words.directions) },
    {
      name: 'campaign',
      label: words.campaign,
      options: (campaigns.data?.items ?? []).map(({ id, name }) => [id, name] as const),
    },
    {
      name: 'creditor',
      label: words.creditor,
      options: (creditors.data?.items ?? []).map(({ id, name }) => [id, name] as const),
    },
    {
      name: 'result',
      label: words.result,
      options: Object.entries(calls.results).filter(([code]) => code !== 'refused_by_gate'),
    },
  ];
  return (
    <search className={`${filter.bar} ${classes.filters}`}>
      <SearchField
        className={filter.search ?? ''}
        label={words.search}
        placeholder={words.searchHint}
        value={chosen('q') ?? ''}
        onChange={search}
      />
      {choices.map(({ name, label, every = words.all, options }) => (
        <NativeSelect
          key={name}
          label={label}
          value={chosen(name) ?? ''}
          onChange={({ currentTarget }) => put(name, currentTarget.value)}
          data={[{ value: '', label: every }, ...options.map(([value, shown]) => ({ value, label: shown }))]}
        />
      ))}
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={words[name]}
          value={chosen(name) ?? ''}
          onChange={({ currentTarget }) => put(name, currentTarget.value)}
        />
      ))}
      {mayChange && (
        <Button
          component="a"
          href={callsFile(Object.fromEntries(filterNames.map((name) => [name, chosen(name)])))}
          download
          variant="default"
          className={filter.end ?? ''}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {words.export}
        </Button>
      )}
    </search>
  );
}
