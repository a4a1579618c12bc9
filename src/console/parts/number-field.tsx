import { NumberInput } from '@mantine/core';
import { useFormat } from '../text/use-format.ts';
import { useTypedNumber } from './use-typed-number.ts';

export type NumberFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly unit?: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Decimal places; none unless told. */
  readonly places?: number;
  readonly onChange: (value: number) => void;
};

/** A number with its unit and what it means. */
export function NumberField({ label, hint, unit, value, least, most, places = 0, onChange }: NumberFieldProps) {
  const { decimalMark, thousandsMark } = useFormat();
  const typed = useTypedNumber(value, (next) => next >= least, onChange);
  return (
    <NumberInput
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...(unit !== undefined && { suffix: ` ${unit}` })}
      min={least}
      max={most}
      decimalScale={places}
      allowNegative={false}
      clampBehavior="blur"
      thousandSeparator={thousandsMark}
      decimalSeparator={decimalMark}
      {...typed}
    />
  );
}
