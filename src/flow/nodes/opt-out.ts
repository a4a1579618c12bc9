import { z } from 'zod';
import { defineNode, noState } from '../define-node.ts';

const options = z
  .strictObject({ scope: z.enum(['all', 'voice']).default('all').meta({ title: 'All channels, or calls only' }) })
  .meta({ title: 'Stop contacting' });

/** Records the wish not to be contacted automatically any more. */
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
