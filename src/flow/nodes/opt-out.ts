import { z } from 'zod';
import { defineNode, noState } from '../define-node.ts';
import { optOutScopes } from '../session.ts';

const options = z
  .strictObject({ scope: z.enum(optOutScopes).default('all').meta({ title: 'All channels, calls only, or this number only' }) })
  .meta({ title: 'Stop contacting' });

/** Records the wish not to be contacted automatically any more: at all, by calls (`voice`), or on the number that was called (`number`). */
export const optOut = defineNode({
  type: 'opt_out',
  title: 'Stop contacting',
  options,
  local: noState,
  outlets: () => ({ stopped: { title: 'Recorded', keyed: false } }),
  prompts: () => [],
  enter: (_scene, { scope }) => ({
    leave: 'stopped',
    effects: [
      { do: 'opt_out', scope },
      { do: 'set_result', result: 'opted_out' },
    ],
  }),
  resume: () => ({ leave: 'stopped' }),
});
