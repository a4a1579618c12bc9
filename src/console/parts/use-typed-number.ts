import { useState } from 'react';

/**
 * A number field that may be empty or half typed for a moment: only what `counts` is passed on, and whoever leaves the field sees the
 * number that stands.
 */
export function useTypedNumber(value: number, counts: (typed: number) => boolean, onChange: (value: number) => void) {
  const [halfTyped, setHalfTyped] = useState<number | string | null>(null);
  return {
    value: halfTyped ?? value,
    onChange: (next: number | string) => {
      const whole = typeof next === 'number' && counts(next);
      setHalfTyped(whole ? null : next);
      if (whole) onChange(next);
    },
    onBlur: () => setHalfTyped(null),
  };
}
