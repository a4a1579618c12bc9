import { z } from 'zod';
import { defineNode, noState } from '../define-node.ts';

/**
 * Records that paying is beyond the debtor's means for now, so that a person takes over. Only once verified.
 * FCA CONC 7.3.4 and 7.3.10: customers in difficulty are treated with forbearance and not pressed to pay at once.
 */
export const hardship = defineNode({
  type: 'hardship',
  title: 'Cannot pay for now',
  options: z.strictObject({}).meta({ title: 'Cannot pay for now' }),
  local: noState,
  discloses: 'debt',
  outlets: () => ({ recorded: { title: 'Recorded', keyed: false } }),
  prompts: () => [],
  enter: () => ({ leave: 'recorded', effects: [{ do: 'record_hardship' }, { do: 'set_result', result: 'rpc_hardship' }] }),
  resume: () => ({ leave: 'recorded' }),
});
