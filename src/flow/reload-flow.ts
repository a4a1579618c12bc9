import type { Language } from '../kernel/country.ts';
import { assembleFlow } from './assemble-flow.ts';
import { type CompiledFlow, type FlowRefusal, refuseFlow } from './compile.ts';
import { inlineSubflows } from './inline-subflows.ts';
import { linkNodes } from './link-nodes.ts';
import type { FlowSource, SourceFile } from './load-flow.ts';
import { readSources } from './read-sources.ts';

/**
 * A version that was proved when it was published, as it was: not proved again, since calls run by it and their records are read by it,
 * whatever a later program asks of a flow. Refuses only what cannot be put together at all (a node type that is gone).
 */
export function reloadFlow(
  flow: FlowSource,
  prompts: readonly (SourceFile & { readonly language: Language })[],
): { readonly ok: true; readonly value: CompiledFlow } | FlowRefusal {
  const sources = readSources(flow, prompts);
  if (!sources.ok) return sources;
  const inlined = inlineSubflows(sources.document, sources.subflows);
  const linked = linkNodes(inlined.document);
  const problems = [...inlined.problems, ...linked.problems];
  if (problems.length > 0) return refuseFlow(problems);
  return { ok: true, value: assembleFlow(inlined.document, linked.nodes, sources.books) };
}
