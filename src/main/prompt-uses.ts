import { factCatalogue } from '../flow/facts.ts';
import { collectedName } from '../flow/places-of.ts';
import type { Language } from '../kernel/country.ts';
import type { SpokenKind } from '../kernel/prompt-text.ts';
import type { FlowLibraryFiles } from './file-flow-library.ts';
import type { OwnTexts } from './with-own-texts.ts';

/** What flows say and which values their prompts take. */
export type PromptUses = {
  flowsOf(prompt: string): readonly string[];
  /** Languages in which flows say it. */
  languagesOf(prompt: string): ReadonlySet<Language>;
  prompts(): readonly string[];
  kindOf(place: string): SpokenKind | undefined;
};

/** Of the flows that can be called with the texts of today. */
export function promptUses(flows: Pick<FlowLibraryFiles, 'checkAll'>): PromptUses {
  const flowsOf = new Map<string, Set<string>>();
  const languagesOf = new Map<string, Set<Language>>();
  const kinds = new Map<string, SpokenKind>(Object.entries(factCatalogue).map(([place, { kind }]) => [place, kind]));
  for (const { checked } of flows.checkAll()) {
    if (!checked.ok) continue;
    const { name, languages, apology, nodes } = checked.value.flow;
    const uses = [{ prompt: apology, places: {} }, ...[...nodes.values()].flatMap(({ node }) => node.prompts)];
    for (const { prompt, places = {} } of uses) {
      flowsOf.set(prompt, (flowsOf.get(prompt) ?? new Set()).add(name));
      languagesOf.set(prompt, new Set([...(languagesOf.get(prompt) ?? []), ...languages]));
      for (const [place, { kind }] of Object.entries(places)) kinds.set(place, kind);
    }
  }
  return {
    flowsOf: (prompt) => [...(flowsOf.get(prompt) ?? [])].sort(),
    languagesOf: (prompt) => languagesOf.get(prompt) ?? new Set(),
    prompts: () => [...flowsOf.keys()],
    kindOf: (place) => kinds.get(place) ?? (collectedName(place) ? 'digits' : undefined),
  };
}

/** Why flows that are right with `before` would be refused with `after`, a sentence each. */
export function disproved(flows: Pick<FlowLibraryFiles, 'checkAll'>, before: OwnTexts, after: OwnTexts): string[] {
  const right = new Set(flows.checkAll(before).flatMap(({ file, checked }) => (checked.ok ? [file] : [])));
  const refusals = flows
    .checkAll(after)
    .flatMap(({ file, checked }) => (!checked.ok && right.has(file) ? checked.problems.map(({ message }) => message) : []));
  return [...new Set(refusals)];
}
