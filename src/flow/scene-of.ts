import type { Language } from '../kernel/country.ts';
import type { SpokenValue } from '../kernel/prompt-text.ts';
import type { CompiledFlow, CompiledNode } from './compile.ts';
import type { Scene } from './define-node.ts';
import { factCatalogue } from './facts.ts';
import { collectedName, placesOf } from './places-of.ts';
import type { FlowSession } from './session.ts';

/** What a node sees of a call. */
export function sceneOf(flow: CompiledFlow, session: FlowSession, { on }: CompiledNode): Scene {
  const { facts, language } = session;
  const factOrCollected = (place: string, spoken: Language): SpokenValue | undefined => {
    const collected = collectedName(place);
    if (collected !== undefined) return { kind: 'digits', digits: session.collected[collected] ?? '' };
    return factCatalogue[place]?.spoken(facts, spoken);
  };
  const valuesOf = (prompt: string, spoken: Language, own: Readonly<Record<string, SpokenValue>>) => {
    const places = placesOf(flow.prompts.get(spoken)?.get(prompt));
    const values = places.flatMap((place): [string, SpokenValue][] => {
      const value = own[place] ?? factOrCollected(place, spoken);
      return value ? [[place, value]] : [];
    });
    return Object.fromEntries(values);
  };
  return {
    facts,
    language,
    session,
    handles: (outlet) => Object.hasOwn(on, outlet),
    say: (prompt, own = {}) => ({ prompt, values: valuesOf(prompt, language, own) }),
    sayIn: (spoken, prompt) => ({
      prompt,
      values: valuesOf(prompt, spoken, {}),
      ...(spoken === language ? {} : { language: spoken }),
    }),
  };
}
