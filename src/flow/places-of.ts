import type { PromptUse } from './define-node.ts';
import { factCatalogue, type PlaceKind } from './facts.ts';
import type { Prompt } from './prompt-book.ts';

/** What stands in one place of a prompt: the node's own value, a fact, or something collected; undefined when nothing has that name. */
export function placeKind(use: PromptUse, place: string): PlaceKind | undefined {
  return (
    own(use.places, place) ??
    own(factCatalogue, place) ??
    (collectedName(place) ? { kind: 'digits', disclosure: 'person' } : undefined)
  );
}

/** True when the prompt states a debt fact in this wording. */
export function statesDebt(use: PromptUse, prompt: Prompt | undefined): boolean {
  return placesOf(prompt).some((place) => placeKind(use, place)?.disclosure === 'debt');
}

/** The names of the places of a prompt, each once. */
export function placesOf(prompt: Prompt | undefined): string[] {
  return [...new Set(prompt?.parts.flatMap((part) => (part.type === 'value' ? [part.fact] : [])))];
}

/** The property of that name, if the object itself has it (a place may be called `constructor`). */
function own<T>(values: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return values && Object.hasOwn(values, name) ? values[name] : undefined;
}

/** `pin` of `collected.pin`. */
export function collectedName(name: string): string | undefined {
  return /^collected\.([a-z][a-z0-9_]*)$/.exec(name)?.[1];
}
