import { z } from 'zod';
import { type Condition, holds, parseCondition } from '../condition.ts';
import { defineNode, noState, type Outlet, type Scene, type Turn } from '../define-node.ts';

const condition = z.string().transform((text, context): Condition => {
  const read = parseCondition(text);
  if (!('code' in read)) return read;
  context.addIssue({ code: 'custom', message: read.message, params: { problem: read.code } });
  return z.NEVER;
});

const options = z
  .record(
    z
      .string()
      .regex(/^[a-z][a-z0-9_]*$/, 'name an outlet in small letters, like several')
      .refine((name) => name !== 'otherwise', 'otherwise is the outlet for when no condition holds; name this one differently'),
    z.union([condition.transform((one) => [one]), z.array(condition).min(1)]),
  )
  .refine((outlets) => Object.keys(outlets).length > 0, 'give at least one condition')
  .meta({ title: 'Branch' });
type Options = z.output<typeof options>;

/** Chooses by the facts: the first outlet whose conditions all hold, in the document's order, else `otherwise`. */
export const branch = defineNode<Options, Record<string, never>>({
  type: 'branch',
  title: 'Branch',
  options,
  local: noState,
  outlets: (outlets) => ({
    ...Object.fromEntries(Object.keys(outlets).map(asOutlet)),
    otherwise: { title: 'Otherwise', keyed: false },
  }),
  prompts: () => [],
  reads: (outlets) => Object.values(outlets).flatMap((conditions) => conditions.map(({ fact }) => fact)),
  enter: choose,
  resume: choose,
});

function choose({ facts, session, language }: Scene, outlets: Options): Turn<Record<string, never>> {
  const known = { ...session, language };
  const found = Object.entries(outlets).find(([, conditions]) => conditions.every((one) => holds(one, facts, known)));
  return { leave: found?.[0] ?? 'otherwise' };
}

function asOutlet(name: string): [string, Outlet] {
  return [name, { title: name, keyed: false }];
}
