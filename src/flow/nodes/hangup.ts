import { z } from 'zod';
import { defineNode, noState } from '../define-node.ts';

/** Ends the call. */
export const hangup = defineNode({
  type: 'hangup',
  title: 'Hang up',
  options: z.strictObject({}).meta({ title: 'Hang up' }),
  local: noState,
  outlets: () => ({}),
  prompts: () => [],
  enter: () => ({ wait: { do: 'hang_up' }, local: {} }),
  resume: () => ({ wait: { do: 'hang_up' }, local: {} }),
});
