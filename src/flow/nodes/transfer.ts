import { z } from 'zod';
import { defineNode, noState, type Scene, type Turn } from '../define-node.ts';
import { duration, promptKey } from '../option-schemas.ts';
import type { DataEffect } from '../session.ts';

const options = z
  .strictObject({
    queue: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, 'name a queue in small letters, like collections')
      .meta({ title: 'Queue of agents' }),
    whisper: promptKey.meta({ title: 'Heard by the agent alone' }),
    hold: promptKey.meta({ title: 'Heard by the debtor at first' }),
    wait: duration.prefault('45 s').meta({ title: 'Longest wait for an agent' }),
  })
  .meta({ title: 'Connect an agent' });
type Options = z.output<typeof options>;

/**
 * Connects an agent. Nobody free in time leaves by `nobody`, which must lead somewhere else. A promise, a dispute or a claim made before
 * stays the call's result.
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
    return input.outcome === 'completed' ? { leave: 'completed', effects: earned(scene) } : { leave: 'nobody' };
  },
});

function connect(scene: Scene, { queue, whisper, hold, wait }: Options): Turn<Record<string, never>> {
  return { wait: { do: 'transfer', queue, whisper: scene.say(whisper), hold: scene.say(hold), waitMs: wait }, local: {} };
}

function earned({ session: { verified, result } }: Scene): DataEffect[] {
  if (result !== null && result !== 'rpc_informed' && result !== 'not_verified') return [];
  return [{ do: 'set_result', result: verified ? 'rpc_transferred' : 'not_verified' }];
}
