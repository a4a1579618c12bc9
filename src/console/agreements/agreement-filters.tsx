import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type AgreementList, agreementsFile } from '../api/agreement-queries.ts';
import { useCreditors, useMayChange } from '../api/setup-queries.ts';
import bar from '../parts/filter-bar.module.css';
import { useFilters } from '../parts/use-filters.ts';
import { useText } from '../text/use-text.ts';

type Choice = { readonly name: 'state' | 'reason'; readonly options: Readonly<Record<string, string>> };

type Narrowed = { readonly list: AgreementList; readonly choice: Choice; readonly days?: boolean };

/** Which agreements are shown, by the address: by state or reason, by creditor, and by day where that matters; and those as a file. */
export function AgreementFilters({ list, choice, days = false }: Narrowed) {
  const { agreements: words } = useText();
  const { chosen, put } = useFilters();
  const creditors = useCreditors();
  const mayChange = useMayChange(); // the file holds names and notes
  const names = [choice.name, 'creditor', ...(days ? ['from', 'to'] : [])];
  const selects = [
    { name: choice.name, label: words[choice.name], options: Object.entries(choice.options) },
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
