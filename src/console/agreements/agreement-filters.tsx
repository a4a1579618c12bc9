import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type AgreementList, agreementsFile } from '../api/agreement-queries.ts';
import { useCreditors, useMayChange } from '../api/setup-queries.ts';
import bar from '../parts/filter-bar.module.css';
import { useFilters } from '../parts/use-filters.ts';
import { useText } from '../text/use-text.ts';

/** `name`: in the API's own words. */
export type Choice = { readonly name: string; readonly label: string; readonly options: Readonly<Record<string, string>> };

export type Narrowing = { readonly list: AgreementList; readonly choices: readonly Choice[]; readonly days?: boolean };

/** By what a list can be narrowed. */
export function namesOf({ choices, days = false }: Omit<Narrowing, 'list'>): string[] {
  return [...choices.map(({ name }) => name), 'creditor', ...(days ? ['from', 'to'] : [])];
}

/** Which agreements are shown, by the address: by their own choices, by creditor, and by day where that matters; and those as a file. */
export function AgreementFilters({ list, choices, days = false }: Narrowing) {
  const { agreements: words } = useText();
  const { chosen, put } = useFilters();
  const creditors = useCreditors();
  const mayChange = useMayChange(); // the file holds names and notes
  const names = namesOf({ choices, days });
  const selects = [
    ...choices.map(({ options, ...choice }) => ({ ...choice, options: Object.entries(options) })),
    {
      name: 'creditor',
      label: words.creditor,
      options: (creditors.data?.items ?? []).map(({ id, name }) => [id, name] as const),
    },
  ];
  return (
    <search className={bar.bar}>
      {selects.map(({ name, label, options }) => (
        <NativeSelect
          key={name}
          label={label}
          value={chosen(name) ?? ''}
          onChange={({ currentTarget }) => put(name, currentTarget.value)}
          data={[{ value: '', label: words.every }, ...options.map(([value, shown]) => ({ value, label: shown }))]}
        />
      ))}
      {days &&
        (['from', 'to'] as const).map((name) => (
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
          href={agreementsFile(list, Object.fromEntries(names.map((name) => [name, chosen(name)])))}
          download
          variant="default"
          className={bar.end ?? ''}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {words.export}
        </Button>
      )}
    </search>
  );
}
