import { z } from 'zod';
import type { Gather } from './session.ts';

/** A key of a prompt text: `promise-read-back`. */
export const promptKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'name a prompt in small letters, like promise-read-back')
  .meta({ title: 'Prompt' });

/** A length of time: `500 ms`, `5 s`, `2 min`. Read into ms. */
export const duration = z
  .string()
  .regex(/^\d+(\.\d+)? ?(ms|s|min)$/, 'write a time like 5 s, 500 ms or 2 min')
  .transform((text) => {
    const unit = /ms$/.test(text) ? 1 : /s$/.test(text) ? 1000 : 60_000;
    return Math.round(Number.parseFloat(text) * unit);
  })
  .refine((ms) => ms > 0 && ms <= 600_000, 'a time must be above zero and at most 10 min');

/** A number of days: `3 days`, `1 day`. */
export const days = z
  .string()
  .regex(/^\d{1,3} days?$/, 'write days like 3 days')
  .transform((text) => Number.parseInt(text, 10));

/** How often a question is asked before the node gives up. */
export const tries = z.number().int().min(1).max(5).meta({ title: 'Times asked' });

/** A key of the phone. */
export const phoneKey = z.string().regex(/^[0-9*#]$/, 'a key is one of 0-9, * and #');

/** One key, at once. */
export function oneKey(waitMs: number, typeAhead = true): Gather {
  return { minDigits: 1, maxDigits: 1, finishKey: null, firstDigitMs: waitMs, interDigitMs: waitMs, cancelKey: null, typeAhead };
}

/** An entry of several digits; `#` ends it, `*` drops it. */
export function severalKeys(minDigits: number, maxDigits: number, waitMs: number, typeAhead = true): Gather {
  return { minDigits, maxDigits, finishKey: '#', firstDigitMs: waitMs, interDigitMs: 4000, cancelKey: '*', typeAhead };
}
