import { z } from 'zod';
import { defineNode, noState } from '../define-node.ts';

/** Records that this number is not the debtor's: it is never dialled for this person again. */
export const wrongPerson = defineNode({
  type: 'wrong_person',
  title: 'Wrong person',
  options: z.strictObject({}).meta({ title: 'Wrong person' }),
  local: noState,
  outlets: () => ({ marked: { title: 'Recorded', keyed: false } }),
  prompts: () => [],
  enter: () => ({ leave: 'marked', effects: [{ do: 'mark_wrong_person' }, { do: 'set_result', result: 'wrong_person' }] }),
  resume: () => ({ leave: 'marked' }),
});
