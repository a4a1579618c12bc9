import { z } from 'zod';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { oneKey, promptKey, spoken, tries, wait } from '../option-schemas.ts';
import type { FlowInput } from '../session.ts';

const options = z
  .preprocess(
    (raw) => (typeof raw === 'string' ? { prompt: raw } : (raw ?? {})),
    z.strictObject({
      prompt: promptKey.optional().meta({ title: 'Says that the call is recorded, or asks whether it may be' }),
      ask: z.boolean().default(false).meta({ title: 'Only with consent: 1 yes, 2 no' }),
      wait,
      tries: tries.default(2),
    }),
  )
  .meta({ title: 'Record the call' });
type Options = z.output<typeof options>;

const local = z.strictObject({ stage: z.enum(['say', 'ask', 'start']), tried: z.number() });
type Local = z.output<typeof local>;

/**
 * Says that the call is recorded and then records it from there on; with `ask` only after the person pressed 1. Identity questions and
 * their answers never get into a recording. Whoever answers nothing has not consented (GDPR Art. 4(11): silence is no consent).
 */
export const recordCall = defineNode<Options, Local>({
  type: 'record_call',
  title: 'Record the call',
  options,
  local,
  outlets: () => ({
    on: { title: 'The call is recorded', keyed: false },
    declined: { title: 'No consent', keyed: false },
    failed: { title: 'It cannot be recorded', keyed: false },
  }),
  prompts: (options) => [{ prompt: promptOf(options) }, ...(options.ask ? answerPrompts : [])],
  enter: (scene, options) => announce(scene, options, 1),
  resume: (scene, options, { stage, tried }, input) => {
    if (input.type === 'recording') return { leave: input.on ? 'on' : 'failed' };
    if (input.type === 'said' && stage === 'say') return start;
    if (input.type === 'keyed' && stage === 'ask' && input.digits === '1') return start;
    if (input.type === 'keyed' && stage === 'ask' && input.digits === '2') return { leave: 'declined' };
    return tried < options.tries ? announce(scene, options, tried + 1, input) : { leave: 'declined' };
  },
  again: (scene, options) => announce(scene, options, 1),
});

const start: Turn<Local> = { wait: { do: 'record_call' }, local: { stage: 'start', tried: 1 } };

function announce(scene: Scene, options: Options, tried: number, after?: FlowInput): Turn<Local> {
  const say = [...(after ? wordsOn(scene, after) : []), scene.say(promptOf(options))];
  if (!options.ask) return { wait: { do: 'say', say, bargeIn: false }, local: { stage: 'say', tried } };
  const gather = oneKey(options.wait, false, spoken({ yes: '1', no: '2' }));
  return { wait: { do: 'ask', say, gather }, local: { stage: 'ask', tried } };
}

function promptOf({ prompt, ask }: Options): string {
  return prompt ?? (ask ? 'recording-consent' : 'recording-notice');
}
