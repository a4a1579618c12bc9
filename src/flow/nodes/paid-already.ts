import { z } from 'zod';
import { defineNode, noState } from '../define-node.ts';
import { spokenOf } from '../spoken-of.ts';

/** Records that the debtor says it is paid: the receivable chosen in the details, else the whole conversation. Only once verified. */
export const paidAlready = defineNode({
  type: 'paid_already',
  title: 'Already paid',
  options: z.strictObject({}).meta({ title: 'Already paid' }),
  local: noState,
  discloses: 'debt',
  outlets: () => ({ claimed: { title: 'Recorded', keyed: false } }),
  prompts: () => [],
  enter: (scene) => ({
    leave: 'claimed',
    effects: [
      { do: 'claim_paid', receivables: spokenOf(scene) },
      { do: 'set_result', result: 'rpc_paid_claimed' },
    ],
    remember: { selected: null },
  }),
  resume: () => ({ leave: 'claimed' }),
});
