import type { SpokenValue } from '../kernel/prompt-text.ts';
import type { CompiledFlow, CompiledNode } from './compile.ts';
import type { Scene } from './define-node.ts';
import { factCatalogue } from './facts.ts';
import { collectedName, placesOf } from './places-of.ts';
import type { FlowSession } from './session.ts';

/** What a node sees of a call. */
export function sceneOf(flow: CompiledFlow, session: FlowSession, { on }: CompiledNode): Scene {
  const { facts, language } = session;
  const prompts = flow.prompts.get(language);
  const factOrCollected = (place: string): SpokenValue | undefined => {
    const collected = collectedName(place);
    if (collected !== undefined) return { kind: 'digits', digits: session.collected[collected] ?? '' };
    return factCatalogue[place]?.spoken(facts, language);
  };
  return {
    facts,
    language,
    session,
    handles: (outlet) => Object.hasOwn(on, outlet),
    say: (prompt, own = {}) => {
      const places = placesOf(prompts?.get(prompt));
      const values = places.flatMap((place): [string, SpokenValue][] => {
        const value = own[place] ?? factOrCollected(place);
        return value ? [[place, value]] : [];
      });
      return { prompt, values: Object.fromEntries(values) };
    },
  };
}
