import { z } from 'zod';
import { defineNode, noState, type Scene, type Turn } from '../define-node.ts';
import { earnedResult } from '../earned-result.ts';
import { duration, promptKey } from '../option-schemas.ts';

const options = z
  .strictObject({
    queue: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, 'name a queue in small letters, like collections')
      .optional()
      .meta({ title: 'Queue of agents' }),
    number: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, 'write a number with its country code, like "+420212345678"')
      .optional()
      .meta({ title: 'A telephone number instead of a queue' }),
    whisper: promptKey.meta({ title: 'Heard by the agent alone' }),
    hold: promptKey.meta({ title: 'Heard by the debtor at first: that she is being connected, and may have to wait' }),
    wait: duration.prefault('45 s').meta({ title: 'Longest wait for an agent' }),
  })
  .refine(({ queue, number }) => (queue === undefined) !== (number === undefined), 'name either a queue or a number')
  .meta({ title: 'Connect an agent' });
type Options = z.output<typeof options>;

/**
 * Connects an agent of a queue, or whoever answers a number. Nobody free in time leaves by `nobody`, which must lead somewhere else. A
 * promise, a dispute or a claim made before stays the call's result.
 */
export const transfer = defineNode<Options, Record<string, never>>({
  type: 'transfer',
  title: 'Connect an agent',
  options,
  local: noState,
  outlets: () => ({
    completed: { title: 'They have spoken', keyed: false },
    nobody: { title: 'Nobody was free', keyed: false },
  }),
  prompts: ({ whisper, hold }) => [{ prompt: hold }, { prompt: whisper, toAgent: true }],
  enter: connect,
  resume: (scene, options, _local, input) => {
    if (input.type !== 'transferred') return connect(scene, options);
    if (input.outcome !== 'completed') return { leave: 'nobody' };
    return { leave: 'completed', effects: earnedResult(scene, 'rpc_transferred') };
  },
});

function connect(scene: Scene, { queue = '', number, whisper, hold, wait }: Options): Turn<Record<string, never>> {
  const to = { queue, ...(number === undefined ? {} : { number }) };
  return { wait: { do: 'transfer', ...to, whisper: scene.say(whisper), hold: scene.say(hold), waitMs: wait }, local: {} };
}
