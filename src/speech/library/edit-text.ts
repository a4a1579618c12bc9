import type { Clock } from '../../kernel/clock.ts';
import type { Language } from '../../kernel/country.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { UnitOfWork } from '../../kernel/transaction.ts';
import type { TextEntry } from '../model.ts';
import type { WordStore } from '../ports.ts';
import type { KindOfPlace } from '../sample-values.ts';
import { type BadText, checkText } from './check-text.ts';
import { sameText, textState, tidied } from './text-history.ts';

export type EditTools = {
  readonly store: WordStore;
  readonly work: UnitOfWork;
  readonly clock: Clock;
  /** The texts that were shipped. */
  readonly shipped: (language: Language) => ReadonlyMap<string, string>;
  readonly kindOf: KindOfPlace;
  /** What flows that are right today would be refused for with this text, a sentence each; none when all stay right. */
  readonly disprove: (language: Language, prompt: string, text: string) => Promise<readonly string[]>;
};

/** A prompt's text in one language. */
export type TextPlace = { readonly language: Language; readonly prompt: string };

type NoSuchPrompt = Refusal<'no_such_prompt'>;
export type EditRefusal = NoSuchPrompt | BadText | Refusal<'no_draft' | 'flow_refused' | 'other_text' | 'reviewer_missing'>;

/** Writes down a text that nobody hears yet, in place of an earlier draft. */
export async function draftText(
  tools: EditTools,
  actor: string,
  at: TextPlace,
  text: string,
): Promise<Result<void, EditRefusal>> {
  const shipped = find(tools, at);
  if (!shipped.ok) return shipped;
  const checked = checkText(at.language, text, tools.kindOf);
  return checked.ok ? add(tools, actor, at, { action: 'drafted', text: checked.value }) : checked;
}

export async function discardDraft(tools: EditTools, actor: string, at: TextPlace): Promise<Result<void, EditRefusal>> {
  const { draft } = await stateOf(tools, at);
  return draft === null ? noDraft(at) : add(tools, actor, at, { action: 'discarded', text: null });
}

/** Calls that are prepared from now on hear the draft. Refused when a flow that says it would not be right any more. */
export async function putIntoUse(tools: EditTools, actor: string, at: TextPlace): Promise<Result<void, EditRefusal>> {
  const { draft } = await stateOf(tools, at);
  if (draft === null) return noDraft(at);
  const why = await tools.disprove(at.language, at.prompt, draft);
  if (why.length > 0) return refuse('flow_refused', `with this text a flow could not be called any more: ${why.join('; ')}`);
  return add(tools, actor, at, { action: 'used', text: draft });
}

/** Calls that are prepared from now on hear the shipped text again. */
export async function restoreShipped(tools: EditTools, actor: string, at: TextPlace): Promise<Result<void, EditRefusal>> {
  const shipped = find(tools, at);
  if (!shipped.ok) return shipped;
  const why = await tools.disprove(at.language, at.prompt, shipped.value);
  if (why.length > 0)
    return refuse('flow_refused', `with the shipped text a flow could not be called any more: ${why.join('; ')}`);
  return add(tools, actor, at, { action: 'restored', text: null });
}

/** `reviewer` found exactly `text`, which must be the one that is heard or the draft, right in its language. */
export async function reviewText(
  tools: EditTools,
  actor: string,
  at: TextPlace,
  { text, reviewer }: { readonly text: string; readonly reviewer: string },
): Promise<Result<void, EditRefusal>> {
  const shipped = find(tools, at);
  if (!shipped.ok) return shipped;
  if (tidied(reviewer) === '') return refuse('reviewer_missing', 'say who has read it');
  const { own, draft } = await stateOf(tools, at);
  if (![own ?? shipped.value, draft].some((each) => each !== null && sameText(each, text)))
    return refuse('other_text', 'the text has changed since it was read; read it again');
  return add(tools, actor, at, { action: 'reviewed', text: tidied(text), reviewer: tidied(reviewer) });
}

function find({ shipped }: EditTools, { language, prompt }: TextPlace): Result<string, NoSuchPrompt> {
  const text = shipped(language).get(prompt);
  return text === undefined ? refuse('no_such_prompt', `there is no prompt ${prompt} in ${language}`) : accept(text);
}

async function stateOf({ store }: EditTools, at: TextPlace) {
  return textState((await store.texts()).filter(({ language, prompt }) => language === at.language && prompt === at.prompt));
}

function noDraft({ language, prompt }: TextPlace): Refusal<'no_draft'> {
  return refuse('no_draft', `there is no draft of ${prompt} in ${language}`);
}

async function add(
  { store, work, clock }: EditTools,
  actor: string,
  at: TextPlace,
  said: Pick<TextEntry, 'action' | 'text'> & { readonly reviewer?: string },
): Promise<Result<void, never>> {
  const entry: TextEntry = { ...at, reviewer: null, ...said, actor, at: clock.now().epochMilliseconds };
  await work.run((tx) => store.addText(tx, entry));
  return accept(undefined);
}
