import { z } from 'zod';
import { defineNode, noState } from '../define-node.ts';

const options = z
  .preprocess(
    (raw) => (typeof raw === 'string' ? { name: raw } : raw),
    z.strictObject({
      name: z
        .string()
        .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'write a tag in small letters, like asked-for-letter')
        .meta({ title: 'Tag' }),
    }),
  )
  .meta({ title: 'Tag the call' });

/** Puts a mark on the call, for reports and for the strategy. */
export const tag = defineNode({
  type: 'tag',
  title: 'Tag the call',
  options,
  local: noState,
  outlets: () => ({ tagged: { title: 'Tagged', keyed: false } }),
  prompts: () => [],
  enter: (_scene, { name }) => ({ leave: 'tagged', effects: [{ do: 'tag', tag: name }] }),
  resume: () => ({ leave: 'tagged' }),
});
