import type { Clock } from '../../kernel/clock.ts';
import type { Language } from '../../kernel/country.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { UnitOfWork } from '../../kernel/transaction.ts';
import type { TextEntry } from '../model.ts';
import type { RecordingFiles, RecordingLedger, SpeechStore, WordStore } from '../ports.ts';
import { conditionFragment, recordingRecipe } from '../sound/condition-fragment.ts';
import { checkRecording } from './check-recording.ts';
import { linesOf, type ScriptLine, vocabularyLines } from './recording-script.ts';

export type HandInTools = {
  readonly files: RecordingFiles;
  readonly ledger: RecordingLedger;
  readonly sound: SpeechStore;
  readonly history: WordStore;
  readonly work: UnitOfWork;
  readonly clock: Clock;
  /** What is heard of a prompt; undefined where it has no text. */
  readonly textOf: (language: Language, prompt: string) => string | undefined;
};

/** One line of the script: `take` is its name, `greeting.1`; `prompt` null: a word of the closed list, `vocabulary/listopadu`. */
export type TakePlace = { readonly language: Language; readonly prompt: string | null; readonly take: string };

type NoSuchTake = Refusal<'no_such_take'>;
export type HandInRefusal =
  | NoSuchTake
  | Refusal<'not_audio' | 'too_big' | 'silent' | 'clipped' | 'too_long' | 'too_short' | 'no_such_recording' | 'not_handed_in'>;

/**
 * A recording of one line, WAVE or MP3 of whatever rate, in place of one that was handed in or delivered before. What cannot be these words
 * is refused with what is wrong, and nothing changes. Calls that are prepared once the server has seen it hear it.
 */
export async function handInRecording(
  tools: HandInTools,
  actor: string,
  at: TakePlace,
  bytes: Uint8Array,
): Promise<Result<void, HandInRefusal>> {
  const { files, ledger, sound } = tools;
  const line = lineAt(tools, at);
  if (!line.ok) return line;
  const raw = await files.parse(bytes);
  if (!raw.ok) return raw;
  const checked = checkRecording(raw.value, line.value.text);
  if (!checked.ok) return checked;
  const staged = await files.stage(at.language, at.take, raw.value);
  try {
    await sound.keepFragment(recordingRecipe(staged.sha256), conditionFragment(raw.value, sound.codec));
    await note(tools, actor, at, 'recorded', line.value);
    await staged.place();
  } finally {
    await staged.drop();
  }
  await ledger.keep(at.language, at.take, { sha256: staged.sha256, text: line.value.text });
  return accept(undefined);
}

/** Takes a recording away that was handed in; a delivered one, or the voice, is heard again. */
export async function removeRecording(tools: HandInTools, actor: string, at: TakePlace): Promise<Result<void, HandInRefusal>> {
  const line = lineAt(tools, at);
  if (!line.ok) return line;
  const there = (await tools.files.list(at.language)).filter(({ name }) => name === at.take);
  if (there.length === 0) return noRecording(at);
  if (!there.some(({ handedIn }) => handedIn))
    return refuse('not_handed_in', `${there[0]?.file} was delivered into the folder of the prompts: remove it there`);
  await note(tools, actor, at, 'recording_removed', line.value);
  await tools.files.remove(at.language, at.take);
  return accept(undefined);
}

/** Says that a recording is right for the words of today, which are other ones than it was made for. */
export async function confirmRecording(tools: HandInTools, actor: string, at: TakePlace): Promise<Result<void, HandInRefusal>> {
  const line = lineAt(tools, at);
  if (!line.ok) return line;
  const before = await tools.ledger.find(at.language, at.take);
  if (!before) return noRecording(at);
  await note(tools, actor, at, 'recording_confirmed', line.value);
  await tools.ledger.keep(at.language, at.take, { sha256: before.sha256, text: line.value.text });
  return accept(undefined);
}

function lineAt({ textOf }: HandInTools, { language, prompt, take }: TakePlace): Result<ScriptLine, NoSuchTake> {
  const lines = prompt === null ? vocabularyLines(language) : linesOf(prompt, textOf(language, prompt) ?? '');
  const line = lines.find(({ name }) => name === take);
  return line ? accept(line) : refuse('no_such_take', `there is no ${take} in ${language} that can be recorded`);
}

function noRecording({ take }: TakePlace): Refusal<'no_such_recording'> {
  return refuse('no_such_recording', `there is no recording of ${take}`);
}

async function note(
  { history, work, clock }: HandInTools,
  actor: string,
  { language, prompt, take }: TakePlace,
  action: TextEntry['action'],
  { text }: ScriptLine,
): Promise<void> {
  const at = clock.now().epochMilliseconds;
  const entry: TextEntry = { language, prompt: prompt ?? take, action, text, reviewer: null, actor, at };
  await work.run((tx) => history.addText(tx, entry));
}
