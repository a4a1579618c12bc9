import { z } from 'zod';
import { type DisputeCode, disputeCodes } from '../../kernel/dispute-code.ts';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { duration, oneKey, phoneKey, promptKey, spoken, tries } from '../option-schemas.ts';
import type { FlowInput } from '../session.ts';
import { spokenOf } from '../spoken-of.ts';

const statement = z.strictObject({
  prompt: promptKey.default('dispute-statement').meta({ title: 'Asks to speak, and says that it is recorded' }),
  longest: duration.prefault('1 min').meta({ title: 'Longest statement' }),
});

const options = z
  .strictObject({
    prompt: promptKey.default('dispute-reasons').meta({ title: 'Names the reasons and their keys' }),
    reasons: z.record(phoneKey, z.enum(disputeCodes)).meta({ title: 'Reason for each key' }),
    statement: statement.optional().meta({ title: 'Lets the debtor say why, and records it' }),
    wait: duration.prefault('6 s').meta({ title: 'Time for the key' }),
    tries: tries.default(3),
  })
  .refine(({ reasons }) => Object.keys(reasons).length > 0 && !('0' in reasons) && !('*' in reasons), {
    message: 'give at least one reason; the keys 0 (agent) and * (back) are taken',
    path: ['reasons'],
  })
  .meta({ title: 'Dispute' });
type Options = z.output<typeof options>;

const local = z.strictObject({ tried: z.number(), code: z.enum(disputeCodes).nullable() });
type Local = z.output<typeof local>;

/**
 * Takes the reason why the debtor disagrees, with the receivable chosen in the details, else with all. `*` goes back, 0 to an agent. With
 * `statement` the debtor may then say in her own words what is wrong; the dispute is opened with or without them.
 */
export const dispute = defineNode<Options, Local>({
  type: 'dispute',
  title: 'Dispute',
  options,
  local,
  discloses: 'debt',
  outlets: () => ({
    opened: { title: 'Dispute recorded', keyed: true },
    back: { title: '*: back', keyed: true },
    agent: { title: '0: an agent', keyed: true },
    gave_up: { title: 'No reason chosen', keyed: false },
  }),
  prompts: ({ prompt, statement }) => [{ prompt }, ...answerPrompts, ...(statement ? [{ prompt: statement.prompt }] : [])],
  enter: (scene, options) => ask(scene, options, 1),
  resume: (scene, options, { tried, code: chosen }, input) => {
    if (chosen && input.type === 'recorded') return opened(scene, chosen, input.recording);
    if (input.type === 'keyed') {
      const code = new Map(Object.entries(options.reasons)).get(input.digits);
      if (code) return options.statement ? listen(scene, options.statement, code) : opened(scene, code);
      if (input.digits === '*') return { leave: 'back', remember: { selected: null } };
      if (input.digits === '0') return { leave: 'agent', remember: { selected: null } };
    }
    return tried < options.tries ? ask(scene, options, tried + 1, input) : { leave: 'gave_up', remember: { selected: null } };
  },
});

function opened(scene: Scene, code: DisputeCode, recording?: string | null): Turn<Local> {
  const receivables = spokenOf(scene);
  return {
    leave: 'opened',
    effects: [
      { do: 'open_dispute', receivables, code, ...(recording === undefined ? {} : { recording }) },
      { do: 'set_result', result: 'rpc_dispute' },
    ],
    remember: { selected: null },
  };
}

function listen(scene: Scene, { prompt, longest }: z.output<typeof statement>, code: DisputeCode): Turn<Local> {
  const say = [scene.say(prompt)];
  return {
    wait: { do: 'record', say, purpose: 'statement', longestMs: longest, silenceMs: 4000 },
    local: { tried: 1, code },
  };
}

function ask(scene: Scene, { prompt, wait }: Options, tried: number, after?: FlowInput): Turn<Local> {
  const words = after ? wordsOn(scene, after) : [];
  const gather = oneKey(wait, !after, spoken({ agent: '0', back: '*' }));
  return { wait: { do: 'ask', say: [...words, scene.say(prompt)], gather }, local: { tried, code: null } };
}
