import { NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './duration-field.module.css';
import { useTypedNumber } from './use-typed-number.ts';

const units = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
type Unit = keyof typeof units;

export type DurationFieldProps = { readonly label: string; readonly value: number; readonly onChange: (ms: number) => void };

/** A length of time as a number and a unit; the largest unit that fits is shown. */
export function DurationField({ label, value, onChange }: DurationFieldProps) {
  const { durations: words } = useText();
  const { decimalMark, thousandsMark } = useFormat();
  const [chosen, setChosen] = useState<Unit | null>(null);
  const unit = chosen ?? fittingUnit(value);
  const count = value / units[unit];
  const typed = useTypedNumber(
    count,
    (next) => next > 0,
    (next) => {
      setChosen(unit); // 60 minutes do not turn into an hour under the hand that goes on to type 600
      onChange(Math.round(next * units[unit]));
    },
  );
  return (
    <div className={classes.field}>
      <span className={classes.label} aria-hidden>
        {label}
      </span>
      <NumberInput
        aria-label={label}
        {...typed}
        decimalScale={2}
        decimalSeparator={decimalMark}
        thousandSeparator={thousandsMark}
        allowNegative={false}
        hideControls
        className={classes.count ?? ''}
      />
      <NativeSelect
        aria-label={words.unitOf(label)}
        value={unit}
        className={classes.unit ?? ''}
        data={Object.keys(units).map((each) => ({ value: each, label: words.units[each as Unit](count) }))}
        onChange={({ currentTarget }) => {
          const next = currentTarget.value as Unit;
          setChosen(next);
          onChange(Math.round(count * units[next]));
        }}
      />
    </div>
  );
}

function fittingUnit(ms: number): Unit {
  return (['days', 'hours', 'minutes'] as const).find((unit) => ms >= units[unit] && ms % units[unit] === 0) ?? 'seconds';
}
