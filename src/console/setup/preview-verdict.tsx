import type { ReceivablesPreview } from '../../web/setup-types.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import preview from './preview.module.css';
import classes from './setup.module.css';

/** What an import would make of the rows, and the first of what is wrong. */
export function PreviewVerdict({ preview: found }: { readonly preview: ReceivablesPreview }) {
  const { setup } = useText();
  const words = setup.imports;
  const format = useFormat();
  const { looked, good, rejected, rows, totals, errors, hasHeader, dueOnArrival } = found;
  if (found.objection) return <ObjectionNote message={found.objection.message} />;
  const whole = looked >= rows;
  return (
    <div role="status">
      <ul className={classes.chips}>
        <li className={classes.name}>{words.rows(format.number(rows))}</li>
        <li className={classes.good}>
          {whole && rejected === 0 ? words.allGood(format.number(good)) : words.good(format.number(good), format.number(looked))}
        </li>
        {rejected > 0 && <li className={classes.bad}>{words.rejected(format.number(rejected))}</li>}
        {totals.map((total) => (
          <li key={total.currency}>{format.money(total)}</li>
        ))}
      </ul>
      {!hasHeader && <span className={classes.small}>{words.noHeader}</span>}
      {dueOnArrival && <span className={classes.small}>{words.dueOnArrival}</span>}
      <RowErrors errors={errors} />
    </div>
  );
}

/** Rows that would be turned away: where, and what to do. */
export function RowErrors({ errors }: { readonly errors: ReceivablesPreview['errors'] }) {
  const { setup } = useText();
  if (errors.length === 0) return null;
  return (
    <ul className={preview.errors}>
      {errors.map(({ line, part = '', column, message, value }) => (
        <li key={`${part} ${line} ${column} ${message}`}>
          <strong>
            {part && `${part}, `}
            {setup.imports.line(line)}
          </strong>
          {column && `, ${column}`}: {message}
          {value && ` (${value})`}
        </li>
      ))}
    </ul>
  );
}

function ObjectionNote({ message }: { readonly message: string }) {
  const { setup } = useText();
  return (
    <div role="status">
      <p className={classes.name}>{setup.imports.nameColumns}</p>
      <span className={classes.small}>{message}</span>
    </div>
  );
}
