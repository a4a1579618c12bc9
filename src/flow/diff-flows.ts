import type { Language } from '../kernel/country.ts';
import type { CompiledFlow } from './compile.ts';
import type { DocumentNode, FlowDocument } from './document.ts';

/** A flow with what its author wrote: compared is the document, so that an option that changed is seen. */
export type FlowSide = { readonly flow: CompiledFlow; readonly document: FlowDocument };

/** What a lawyer has to look at again when one version follows another. Empty lists: nothing of that kind changed. */
export type FlowDiff = {
  readonly from: { readonly name: string; readonly version: string };
  readonly to: { readonly name: string; readonly version: string };
  readonly same: boolean;
  /** What holds for the whole flow: `start`, `languages`, `apology`, `machine`. */
  readonly settings: readonly Changed[];
  readonly nodesAdded: readonly { readonly node: string; readonly type: string }[];
  readonly nodesRemoved: readonly { readonly node: string; readonly type: string }[];
  readonly nodesChanged: readonly NodeChange[];
  readonly texts: readonly TextChange[];
};

export type NodeChange = {
  readonly node: string;
  /** `type`, and options by their path: `promise.latest`. */
  readonly options: readonly Changed[];
  readonly outlets: readonly Changed[];
};
/** null: not there. */
export type Changed = { readonly what: string; readonly from: string | null; readonly to: string | null };
export type TextChange = {
  readonly language: Language;
  readonly prompt: string;
  readonly from: string | null;
  readonly to: string | null;
};

/** How `to` differs from `from`. Pure; a flow and itself differ in nothing, and what one way is added the other way is removed. */
export function diffFlows(from: FlowSide, to: FlowSide): FlowDiff {
  const before = new Map(from.document.nodes.map((node) => [node.name, node]));
  const after = new Map(to.document.nodes.map((node) => [node.name, node]));
  const only = (nodes: typeof before, others: typeof before) =>
    [...nodes.values()].filter(({ name }) => !others.has(name)).map(({ name, type }) => ({ node: name, type }));
  const found = {
    settings: changes(settingsOf(from.document), settingsOf(to.document)),
    nodesAdded: only(after, before),
    nodesRemoved: only(before, after),
    nodesChanged: [...after.values()].flatMap((node) => {
      const older = before.get(node.name);
      return older ? changeOf(older, node, from, to) : [];
    }),
    texts: textChanges(from.flow, to.flow),
  };
  const name = ({ flow: { name, version } }: FlowSide) => ({ name, version });
  return { from: name(from), to: name(to), same: Object.values(found).every(({ length }) => length === 0), ...found };
}

function changeOf(older: DocumentNode, node: DocumentNode, from: FlowSide, to: FlowSide): NodeChange[] {
  const options = changes(optionsOf(older), optionsOf(node));
  const outlets = changes(outletsOf(from, node.name), outletsOf(to, node.name));
  return options.length + outlets.length === 0 ? [] : [{ node: node.name, options, outlets }];
}

function outletsOf({ flow }: FlowSide, node: string): Map<string, string> {
  return new Map(Object.entries(flow.nodes.get(node)?.on ?? {}));
}

function optionsOf({ type, options }: DocumentNode): Map<string, string> {
  return new Map([['type', type], ...flat(options, type)]);
}

/** Values by their paths; a list is one value. */
function flat(value: unknown, path: string): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, plain(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, `${path}.${key}`));
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function settingsOf({ name, languages, start, apology, machine }: FlowDocument): Map<string, string> {
  return new Map([
    ['flow', name],
    ['languages', plain(languages)],
    ['start', start],
    ['apology', apology],
    ...(machine === null ? [] : ([['machine', machine]] as const)),
  ]);
}

function textChanges(from: CompiledFlow, to: CompiledFlow): TextChange[] {
  const languages = new Set([...from.prompts.keys(), ...to.prompts.keys()]);
  return [...languages].flatMap((language) =>
    changes(textsOf(from, language), textsOf(to, language)).map(({ what, ...change }) => ({ language, prompt: what, ...change })),
  );
}

function textsOf({ prompts }: CompiledFlow, language: Language): Map<string, string> {
  return new Map([...(prompts.get(language) ?? [])].map(([key, { text }]) => [key, text]));
}

function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Changed[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((what) => ({ what, from: before.get(what) ?? null, to: after.get(what) ?? null }))
    .filter(({ from, to }) => from !== to);
}
