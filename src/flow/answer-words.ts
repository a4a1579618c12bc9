import type { Scene } from './define-node.ts';
import type { FlowInput, Say } from './session.ts';

/** Prompts that a question says before it is asked again. */
export const answerPrompts = [{ prompt: 'wrong-key' }, { prompt: 'no-key' }, { prompt: 'entry-incomplete' }] as const;

/** What the debtor hears about an answer that was none, before the question is repeated. */
export function wordsOn(scene: Scene, input: FlowInput): Say[] {
  switch (input.type) {
    case 'keyed':
      return [scene.say('wrong-key')];
    case 'silence':
      return [scene.say('no-key')];
    case 'partial':
      return [scene.say('entry-incomplete')];
    case 'identity_part':
      return [scene.say(input.count === 0 ? 'no-key' : 'entry-incomplete')];
    default:
      return [];
  }
}
