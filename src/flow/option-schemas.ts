import { z } from 'zod';
import type { Gather, SpokenAnswers } from './session.ts';

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

/** A name under which a flow keeps something: `collected.NAME`. */
export const collectedName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'name it in small letters, like house_number');

/** How long to wait for the first key, and how often a question is asked. */
export const wait = duration.prefault('6 s').meta({ title: 'Time for the first key' });

/** The same as a number or in quotes, as YAML has it. */
export const anyPhoneKey = z.union([
  phoneKey,
  z
    .number()
    .int()
    .min(0)
    .max(9)
    .transform((digit) => String(digit)),
]);

/** One key, at once. */
export function oneKey(waitMs: number, typeAhead = true, speech?: SpokenAnswers): Gather {
  return {
    minDigits: 1,
    maxDigits: 1,
    finishKey: null,
    firstDigitMs: waitMs,
    interDigitMs: waitMs,
    cancelKey: null,
    typeAhead,
    ...(speech && { speech }),
  };
}

type MoreKeys = Partial<Pick<Gather, 'finishKey' | 'interDigitMs' | 'speech' | 'sensitive'>>;

/** An entry of several digits; `#` ends it (unless `more` says otherwise), `*` drops it. */
export function severalKeys(minDigits: number, maxDigits: number, waitMs: number, typeAhead = true, more: MoreKeys = {}): Gather {
  return { minDigits, maxDigits, finishKey: '#', firstDigitMs: waitMs, interDigitMs: 4000, cancelKey: '*', typeAhead, ...more };
}

/** What may be said instead of keys: intents, and a value. */
export function spoken(intents: SpokenAnswers['intents'], value: SpokenAnswers['value'] = null): SpokenAnswers {
  return { intents, value };
}
