import { z } from 'zod';
import { defineNode, noState } from '../define-node.ts';
import { collectedName } from '../option-schemas.ts';

const value = z.union([
  z
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .transform((number) => String(number)),
  z.string().regex(/^(\+[1-9][0-9]{0,3}|[A-Za-z0-9_-]{1,40})$/, 'write a word or a number, or + 1 as "+1" to count'),
]);

const options = z
  .record(collectedName, value)
  .refine((values) => Object.keys(values).length > 0, 'set at least one name')
  .meta({ title: 'Set' });

/** Keeps a word or a number under a name (`collected.NAME`), to branch on later; `"+1"` counts up from what is there, else from 0. */
export const set = defineNode({
  type: 'set',
  title: 'Set',
  options,
  local: noState,
  outlets: () => ({ set: { title: 'Set', keyed: false, collects: true } }),
  prompts: () => [],
  collects: (values) => Object.keys(values),
  enter: ({ session: { collected } }, values) => {
    const fresh = Object.entries(values).map(([name, value]) => [name, counted(collected[name], value)]);
    return { leave: 'set', remember: { collected: { ...collected, ...Object.fromEntries(fresh) } } };
  },
  resume: () => ({ leave: 'set' }),
});

function counted(before: string | undefined, value: string): string {
  if (!value.startsWith('+')) return value;
  const from = before !== undefined && /^\d{1,9}$/.test(before) ? Number(before) : 0;
  return String(from + Number(value));
}
