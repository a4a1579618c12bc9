import type { Language } from '../kernel/country.ts';
import { describeProblem, type Problem } from '../kernel/place.ts';
import { assembleFlow } from './assemble-flow.ts';
import type { BoundNode } from './define-node.ts';
import type { FlowDocument } from './document.ts';
import { findCollectedProblems } from './find-collected-problems.ts';
import { findGraphProblems } from './find-graph-problems.ts';
import { findPromptProblems } from './find-prompt-problems.ts';
import { findRecordingProblems } from './find-recording-problems.ts';
import { findStyleWarnings } from './find-style-warnings.ts';
import { findTellings } from './find-tellings.ts';
import type { FlowProblem, FlowWarning, SpokenForms } from './flow-problem.ts';
import type { FlowPurpose } from './flow-purpose.ts';
import { inlineSubflows } from './inline-subflows.ts';
import { type LinkedNode, linkNodes } from './link-nodes.ts';
import type { Prompt, PromptBook } from './prompt-book.ts';
import type { Subflow } from './subflow.ts';

/** A flow that was proved: every path of it may be called. Holds the texts that it says, so that a version is all that a debtor hears. */
export type CompiledFlow = {
  readonly name: string;
  /** Content hash of the meaning and the texts: the same content has the same version everywhere. */
  readonly version: string;
  readonly purpose: FlowPurpose;
  readonly languages: readonly Language[];
  readonly start: string;
  readonly apology: string;
  /** The node for answering machines; null: the call just ends. */
  readonly machine: string | null;
  readonly nodes: ReadonlyMap<string, CompiledNode>;
  readonly prompts: ReadonlyMap<Language, ReadonlyMap<string, Prompt>>;
  /** Keys of the prompts that state a debt fact: whoever hears one was informed. */
  readonly informing: ReadonlySet<string>;
};

export type CompiledNode = {
  readonly name: string;
  readonly type: string;
  readonly node: BoundNode;
  /** Target for each outlet; every outlet has one. */
  readonly on: Readonly<Record<string, string>>;
};

export type FlowRefusal = {
  readonly ok: false;
  readonly reason: 'flow_refused';
  /** All problems, a line each. */
  readonly message: string;
  readonly problems: readonly Problem[];
};

export type FlowProof =
  | { readonly ok: true; readonly value: CompiledFlow; readonly warnings: readonly FlowWarning[] }
  | FlowRefusal;

/**
 * Proves a document and makes it callable. `books`: the prompts of at least the flow's languages. `forms`: checked where given. `subflows`:
 * by name, those that the document may take in. Refuses with all problems, each with its place; a path is printed where a path proves it.
 */
export function compile(
  document: FlowDocument,
  books: readonly PromptBook[],
  forms: SpokenForms = {},
  subflows: ReadonlyMap<string, Subflow> = new Map(),
): FlowProof {
  const inlined = inlineSubflows(document, subflows);
  if (inlined.problems.length > 0) return refuseFlow(inlined.problems);
  const linked = linkNodes(inlined.document);
  if (linked.problems.length > 0) return refuseFlow(linked.problems);
  const problems = findFlowProblems(inlined.document, linked.nodes, books, forms);
  if (problems.length > 0) return refuseFlow(problems);
  return {
    ok: true,
    value: assembleFlow(inlined.document, linked.nodes, books),
    warnings: findStyleWarnings(inlined.document, linked.nodes, books),
  };
}

/** Everything for which a flow whose nodes are linked is refused. */
export function findFlowProblems(
  document: FlowDocument,
  nodes: ReadonlyMap<string, LinkedNode>,
  books: readonly PromptBook[],
  forms: SpokenForms,
): FlowProblem[] {
  return [
    ...findPromptProblems(document, nodes, books, forms),
    ...findGraphProblems(document, nodes, books),
    ...findCollectedProblems(document, nodes, books),
    ...findRecordingProblems(document, nodes, books),
    ...findTellings(document, nodes, books),
  ];
}

/** A refusal that lists `problems`, for whoever reads a flow from its files. */
export function refuseFlow(problems: readonly Problem[]): FlowRefusal {
  return { ok: false, reason: 'flow_refused', message: problems.map(describeProblem).join('\n'), problems };
}
