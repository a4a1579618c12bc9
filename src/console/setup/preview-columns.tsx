import { NativeSelect } from '@mantine/core';
import type { ReceivablesPreview, ReceivablesWish } from '../../web/setup-types.ts';
import { useText } from '../text/use-text.ts';
import preview from './preview.module.css';

type Mapping = NonNullable<ReceivablesWish['mapping']>;

/** The first rows as they would be read; what a column means can be said otherwise. */
export function PreviewColumns({
  preview: found,
  map,
}: {
  readonly preview: ReceivablesPreview;
  readonly map: (mapping: Mapping) => void;
}) {
  const { setup } = useText();
  const words = setup.imports;
  const { columns, hasHeader, knownColumns } = found;
  const shown = columns[0]?.values.length ?? 0;
  /** All that is known by now, with this one changed: what was read right by itself stays so. */
  const mean = (number: number, meaning: string) => {
    const kept = columns.flatMap((each) =>
      each.column !== null && each.number !== number && each.column !== meaning ? [[each.column, nameOf(each)] as const] : [],
    );
    const changed = columns.find((each) => each.number === number);
    map(Object.fromEntries(meaning && changed ? [...kept, [meaning, nameOf(changed)]] : kept));
  };
  const nameOf = (column: (typeof columns)[number]) => (hasHeader ? column.name : column.number);
  const options = [{ value: '', label: words.asAttribute }, ...knownColumns.map((value) => ({ value, label: value }))];
  return (
    <section className={preview.scroll} aria-label={words.readAs}>
      <table className={preview.table}>
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.ours}</th>
            {Array.from({ length: shown }, (_, index) => index + 1).map((row) => (
              <th key={row} scope="col">
                {words.row(row)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map(({ number, name, column, values }) => (
            <tr key={number}>
              <th scope="row">{name || number}</th>
              <td>
                <NativeSelect
                  aria-label={words.meaningOf(name || String(number))}
                  size="xs"
                  value={column ?? ''}
                  onChange={({ currentTarget }) => mean(number, currentTarget.value)}
                  data={options}
                />
              </td>
              {values.map(({ text, wrong }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a file have no other name than their place
                <td key={index} data-wrong={wrong || undefined}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
