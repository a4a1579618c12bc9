import { NativeSelect } from '@mantine/core';
import type { ReceivablesPreview, ReceivablesWish } from '../../web/setup-types.ts';
import { useText } from '../text/use-text.ts';
import classes from './setup.module.css';

type Reading = Omit<ReceivablesWish, 'uploadId' | 'creditorId'>;

const currencies = ['CZK', 'EUR', 'PLN', 'HUF'] as const;

/** How the file is to be read, where it is not as it was detected. */
export function ReadingOptions({
  reading,
  found,
  change,
}: {
  readonly reading: Reading;
  readonly found: ReceivablesPreview | undefined;
  readonly change: (part: Reading) => void;
}) {
  const { setup } = useText();
  const words = setup.imports;
  const detected = (what: string | undefined) => ({ value: '', label: what ? `${words.detected}: ${what}` : words.detected });
  const options = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const field = (
    name: 'encoding' | 'delimiter' | 'sheet' | 'currency' | 'country',
    first: { value: string; label: string },
    rest: { value: string; label: string }[],
  ) => ({
    value: reading[name] ?? '',
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      change({ [name]: currentTarget.value || undefined } as Reading),
    data: [first, ...rest],
  });
  const isText = (found?.format ?? 'delimited') === 'delimited';
  const asCreditor = { value: '', label: words.asCreditor };
  return (
    <div className={classes.options}>
      {isText && (
        <>
          <NativeSelect
            label={words.encoding}
            {...field(
              'encoding',
              detected(found?.encoding && !reading.encoding ? words.encodings[found.encoding] : undefined),
              options(words.encodings),
            )}
          />
          <NativeSelect
            label={words.delimiter}
            {...field(
              'delimiter',
              detected(found?.delimiter && !reading.delimiter ? words.delimiters[found.delimiter] : undefined),
              options(words.delimiters),
            )}
          />
        </>
      )}
      {found && found.sheets.length > 1 && (
        <NativeSelect
          label={words.sheet}
          {...field(
            'sheet',
            { value: '', label: words.firstSheet },
            found.sheets.map((value) => ({ value, label: value })),
          )}
        />
      )}
      <NativeSelect
        label={words.currency}
        {...field(
          'currency',
          asCreditor,
          currencies.map((value) => ({ value, label: value })),
        )}
      />
      <NativeSelect label={words.numbersOf} {...field('country', asCreditor, options(setup.countries))} />
    </div>
  );
}
