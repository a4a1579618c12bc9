import type { FlowRef } from '../dialer/ports.ts';
import type { Publication } from '../dialer/publish-flow.ts';
import type { CompiledFlow, FlowRefusal } from '../flow/compile.ts';
import type { FlowSide } from '../flow/diff-flows.ts';
import type { FlowWarning } from '../flow/flow-problem.ts';
import type { SourceFile } from '../flow/load-flow.ts';
import type { Actor } from '../journal/event.ts';
import type { Result } from '../kernel/result.ts';
import type { PromptTexts } from '../speech/ports.ts';

/** What a file or a kept version says, proved (a kept one when it was kept), with what its author wrote. */
export type ReadFlow =
  | { readonly ok: true; readonly value: FlowSide & { readonly warnings: readonly FlowWarning[] } }
  | FlowRefusal;

export type FlowFiles = {
  readonly texts: PromptTexts;
  /** The flow files of the folder, without the tests beside them. */
  files(): readonly string[];
  /** Proves a flow file with the prompts as they are now. Throws Fault `file_unreadable`. */
  read(file: string): ReadFlow;
  /** Proves a flow file and keeps what it says under its version, from where it can be read when the files have changed. */
  keep(file: string): ReadFlow;
  /** What was kept under a version, as it was then, without a new proof; undefined when nothing was. */
  kept(name: string, version: string): ReadFlow | undefined;
  /** The same, proved as this program proves: whoever means to publish it again. */
  keptAndProved(name: string, version: string): ReadFlow | undefined;
  /** The versions of a name of which something is kept. */
  keptVersions(name: string): readonly string[];
  /** It came with the program. */
  isShipped(file: string): boolean;
  /** The transcript tests beside a flow file; undefined when there are none. */
  transcripts(file: string): SourceFile | undefined;
};

/** A version of a flow as an operator sees it. A draft is what its file says now, where that is not what is published. */
export type FlowState = FlowRef & {
  readonly state: 'draft' | 'published' | 'retired';
  readonly file: string | null;
  readonly flow: CompiledFlow | null;
  /** When and by whom it came into this state; null for a draft. */
  readonly since: number | null;
  readonly by: Actor | null;
  /** Why nothing new can be made with it. Calls that use it go on. */
  readonly trouble: string | null;
};

export type FlowDesk = {
  list(): Promise<readonly FlowState[]>;
  /** `what`: a file, `NAME` (what is published of it), or `NAME@VERSION`, of which the first digits do. */
  read(what: string): Result<FlowSide>;
  /** The same, kept and proved, so that it can be called though it is no published version. */
  keep(what: string): Result<FlowSide>;
  publish(what: string, actor: Actor): Promise<Result<Publication & FlowRef>>;
  retire(what: string, actor: Actor): Promise<Result<FlowRef>>;
};
