import type { Country } from '../../kernel/country.ts';

/**
 * The last day (YYYY-MM-DD) on which an overpayment has to be sent back, where a rule of the creditor's country names one; `received`: the
 * day from which the money counts. Hungary: within 5 days (practice of the supervisor, MNB recommendation 2/2019). Pure.
 */
export function refundBy(received: string, country: Country): string | null {
  const days = refundDays[country];
  return days === undefined ? null : Temporal.PlainDate.from(received).add({ days }).toString();
}

const refundDays: Partial<Record<Country, number>> = { HU: 5 };
