import { z } from 'zod';
import { type DisputeCode, disputeCodes } from '../../kernel/dispute-code.ts';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { duration, oneKey, phoneKey, promptKey, tries } from '../option-schemas.ts';
import type { FlowInput } from '../session.ts';
import { spokenOf } from '../spoken-of.ts';

const options = z
  .strictObject({
    prompt: promptKey.default('dispute-reasons').meta({ title: 'Names the reasons and their keys' }),
    reasons: z.record(phoneKey, z.enum(disputeCodes)).meta({ title: 'Reason for each key' }),
    wait: duration.prefault('6 s').meta({ title: 'Time for the key' }),
    tries: tries.default(3),
  })
  .refine(({ reasons }) => Object.keys(reasons).length > 0 && !('0' in reasons) && !('*' in reasons), {
    message: 'give at least one reason; the keys 0 (agent) and * (back) are taken',
    path: ['reasons'],
  })
  .meta({ title: 'Dispute' });
type Options = z.output<typeof options>;
type Local = { readonly tried: number };

/** Takes the reason why the debtor disagrees, with the receivable chosen in the details, else with all. `*` goes back, 0 to an agent. */
export const dispute = defineNode<Options, Local>({
  type: 'dispute',
  title: 'Dispute',
  options,
  local: z.strictObject({ tried: z.number() }),
  discloses: 'debt',
  outlets: () => ({
    opened: { title: 'Dispute recorded', keyed: true },
    back: { title: '*: back', keyed: true },
    agent: { title: '0: an agent', keyed: true },
    gave_up: { title: 'No reason chosen', keyed: false },
  }),
  prompts: ({ prompt }) => [{ prompt }, ...answerPrompts],
  enter: (scene, options) => ask(scene, options, 1),
  resume: (scene, options, { tried }, input) => {
    if (input.type === 'keyed') {
      const code = new Map(Object.entries(options.reasons)).get(input.digits);
      if (code) return opened(scene, code);
      if (input.digits === '*') return { leave: 'back', remember: { selected: null } };
      if (input.digits === '0') return { leave: 'agent', remember: { selected: null } };
    }
    return tried < options.tries ? ask(scene, options, tried + 1, input) : { leave: 'gave_up', remember: { selected: null } };
  },
});

function opened(scene: Scene, code: DisputeCode): Turn<Local> {
  return {
    leave: 'opened',
    effects: [
      { do: 'open_dispute', receivables: spokenOf(scene), code },
      { do: 'set_result', result: 'rpc_dispute' },
    ],
    remember: { selected: null },
  };
}

function ask(scene: Scene, { prompt, wait }: Options, tried: number, after?: FlowInput): Turn<Local> {
  const words = after ? wordsOn(scene, after) : [];
  return { wait: { do: 'ask', say: [...words, scene.say(prompt)], gather: oneKey(wait, !after) }, local: { tried } };
}
