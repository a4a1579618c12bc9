import { z } from 'zod';

/** What a program outside may say: by which outlet the call goes on, and values for the flow. Anything else in it is passed over. */
const answer = z.object({
  outlet: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,39}$/)
    .nullish(),
  values: z
    .record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), z.union([z.string().max(200), z.number(), z.boolean()]))
    .refine((values) => Object.keys(values).length <= 20)
    .nullish(),
});

export type ReadAnswer = { readonly outlet: string | null; readonly values: Readonly<Record<string, string>> };

/** Undefined when it is not what was agreed. An empty body names no outlet and no values. */
export function readAnswer(text: string): ReadAnswer | undefined {
  if (text.trim() === '') return { outlet: null, values: {} };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = answer.safeParse(json);
  if (!read.success) return undefined;
  const values = Object.entries(read.data.values ?? {}).map(([name, value]) => [name, String(value)] as const);
  return { outlet: read.data.outlet ?? null, values: Object.fromEntries(values) };
}
