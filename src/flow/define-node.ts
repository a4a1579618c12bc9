import { z } from 'zod';
import type { Language } from '../kernel/country.ts';
import type { SpokenValue } from '../kernel/prompt-text.ts';
import type { Disclosure, PlaceKind } from './facts.ts';
import type { CallFacts, DataEffect, FlowInput, FlowSession, Say, WaitEffect } from './session.ts';

/**
 * A node type: its options, its ways out, what it says and discloses, and how it behaves. One file of `nodes/` each; the builder's form,
 * the manual page and the checks are derived from it.
 */
export type NodeType = {
  readonly type: string;
  readonly title: string;
  readonly optionsSchema: z.ZodType;
  /** Reads a document's options. The issues' paths lead into the options. */
  bind(options: unknown): { ok: true; node: BoundNode } | { ok: false; issues: readonly z.core.$ZodIssue[] };
};

/** A node with its options. `outletsWanted` are the outlets that the document handles (a menu's keys are only there). */
export type BoundNode = {
  outlets(outletsWanted: readonly string[]): Readonly<Record<string, Outlet>>;
  readonly prompts: readonly PromptUse[];
  /** What entering the node tells or sends, beside the words of its prompts. */
  readonly discloses: Disclosure;
  /** What it writes into the session for later nodes, by name (`collected.NAME` elsewhere). */
  readonly collects: readonly string[];
  /** Those of them that are secrets: masked in the session, never to be spoken, compared or sent. */
  readonly masks: readonly string[];
  /** What it reads, beside the places of its prompts. */
  readonly reads: readonly string[];
  /** Languages into which it may lead the call, beside the one that is spoken. */
  readonly speaks: readonly Language[];
  enter(scene: Scene): Turn;
  resume(scene: Scene, local: unknown, input: FlowInput): Turn;
  /** What is asked again after a crash; undefined: the same effect once more. */
  again(scene: Scene, local: unknown): Turn | undefined;
  says(scene: Scene): Say[];
};

/** A way out of a node. */
export type Outlet = {
  readonly title: string;
  /** Only reached when the debtor pressed something: a loop through it cannot run away. */
  readonly keyed: boolean;
  /** Whoever leaves this way is the verified debtor. */
  readonly verifies?: true;
  /** What the node collects is there for whoever leaves this way. */
  readonly collects?: true;
};

/** A prompt that a node may say, with the places that the node itself fills. */
export type PromptUse = {
  readonly prompt: string;
  readonly places?: Readonly<Record<string, PlaceKind>>;
  /** Heard by the agent alone. */
  readonly toAgent?: true;
};

/** What a node may look at. */
export type Scene = {
  readonly facts: CallFacts;
  readonly language: Language;
  readonly session: Pick<FlowSession, 'verified' | 'selected' | 'collected' | 'requested' | 'result'>;
  /** A prompt with its values: the node's own first, then the facts. Only those that the text has places for. */
  say(prompt: string, own?: Readonly<Record<string, SpokenValue>>): Say;
  /** The same in another language than the call's. */
  sayIn(language: Language, prompt: string): Say;
  /** True when the document leads on from this outlet of the node. */
  handles(outlet: string): boolean;
};

/** What a node does next: wait for the world, or leave by an outlet. Effects are in the order in which they happen. */
export type Turn<Local = unknown> = {
  readonly effects?: readonly DataEffect[];
  readonly remember?: Partial<Pick<FlowSession, 'verified' | 'selected' | 'collected' | 'language'>>;
} & ({ readonly wait: WaitEffect; readonly local: Local } | { readonly leave: string });

export type NodeDefinition<Options, Local> = {
  readonly type: string;
  readonly title: string;
  readonly options: z.ZodType<Options>;
  readonly local: z.ZodType<Local>;
  readonly outlets: (options: Options, outletsWanted: readonly string[]) => Readonly<Record<string, Outlet>>;
  readonly prompts: (options: Options) => readonly PromptUse[];
  readonly discloses?: Disclosure | ((options: Options) => Disclosure);
  readonly collects?: (options: Options) => readonly string[];
  readonly masks?: (options: Options) => readonly string[];
  readonly reads?: (options: Options) => readonly string[];
  readonly speaks?: (options: Options) => readonly Language[];
  readonly enter: (scene: Scene, options: Options) => Turn<Local>;
  readonly resume: (scene: Scene, options: Options, local: Local, input: FlowInput) => Turn<Local>;
  readonly again?: (scene: Scene, options: Options, local: Local) => Turn<Local>;
  /** Every prompt that this call can hear here, as far as the facts are known before it; by default all of `prompts`. */
  readonly says?: (scene: Scene, options: Options) => readonly Say[];
};

/** Makes a node type of its definition. State that does not fit `local` (a session of another version) starts the node anew. */
export function defineNode<Options, Local>(definition: NodeDefinition<Options, Local>): NodeType {
  const { type, title, options: optionsSchema, local: localSchema, discloses = 'neutral' } = definition;
  return {
    type,
    title,
    optionsSchema,
    bind(raw) {
      const read = optionsSchema.safeParse(raw);
      if (!read.success) return { ok: false, issues: read.error.issues };
      const options = read.data;
      const prompts = definition.prompts(options);
      return {
        ok: true,
        node: {
          outlets: (wanted) => definition.outlets(options, wanted),
          prompts,
          discloses: typeof discloses === 'function' ? discloses(options) : discloses,
          collects: definition.collects?.(options) ?? [],
          masks: definition.masks?.(options) ?? [],
          reads: definition.reads?.(options) ?? [],
          speaks: definition.speaks?.(options) ?? [],
          enter: (scene) => definition.enter(scene, options),
          resume: (scene, raw, input) => {
            const local = localSchema.safeParse(raw);
            return local.success ? definition.resume(scene, options, local.data, input) : definition.enter(scene, options);
          },
          again: (scene, raw) => {
            const local = localSchema.safeParse(raw);
            return local.success ? definition.again?.(scene, options, local.data) : undefined;
          },
          says: (scene) => [...(definition.says?.(scene, options) ?? prompts.map(({ prompt }) => scene.say(prompt)))],
        },
      };
    },
  };
}

/** The state of a node that keeps none. */
export const noState: z.ZodType<Record<string, never>> = z.strictObject({});
