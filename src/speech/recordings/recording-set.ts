import { digest } from '../digest.ts';
import { type Fragment, type Pause, pause, type SpokenFragment } from '../fragment.ts';
import { rests } from '../plan-prompt.ts';
import { isWhole, linesOf, type ScriptLine } from './recording-script.ts';

/** A recording that was taken: which line it is of, with the text that it says, and the hash of its file. */
export type Recording = { readonly line: ScriptLine; readonly sha256: string };

/** The recordings of one language. */
export type RecordingSet = {
  /** Short; changes with every recording that comes or goes. */
  readonly revision: string;
  readonly byName: ReadonlyMap<string, Recording>;
  /** Of words of the closed list, by the word. */
  readonly words: ReadonlyMap<string, Recording>;
};

export function recordingSet(recordings: readonly Recording[]): RecordingSet {
  return {
    revision: digest(
      recordings
        .map(({ line, sha256 }) => `${line.name} ${sha256}`)
        .sort()
        .join('\n'),
    ),
    byName: new Map(recordings.map((recording) => [recording.line.name, recording])),
    words: new Map(recordings.flatMap((recording) => (recording.line.prompt === null ? [[recording.line.text, recording]] : []))),
  };
}

/** The same fragments, of which those that were recorded name their recording; a whole prompt that was recorded becomes one fragment. */
export function withRecordings<F extends Fragment>(
  set: RecordingSet,
  prompt: string,
  text: string,
  fragments: readonly F[],
): readonly (F | SpokenFragment | Pause)[] {
  if (set.byName.size === 0) return fragments;
  const said = new Map<string, string>();
  for (const line of linesOf(prompt, text)) {
    const recording = set.byName.get(line.name);
    if (recording?.line.text !== line.text) continue;
    if (isWhole(text))
      return [{ kind: 'static', text: line.text, tone: line.tone, recording: recording.sha256 }, pause(rests.sentence)];
    said.set(nameOf(line), recording.sha256);
  }
  return fragments.map((fragment) => recordedFragment(set, said, fragment));
}

/** A word of the closed list, which names its recording if there is one. */
export function withRecording(set: RecordingSet, word: SpokenFragment): SpokenFragment {
  return recordedFragment(set, new Map(), word);
}

function recordedFragment<F extends Fragment>(set: RecordingSet, said: ReadonlyMap<string, string>, fragment: F): F {
  if (fragment.kind === 'pause' || fragment.kind === 'name') return fragment;
  const recording = fragment.kind === 'static' ? said.get(nameOf(fragment)) : set.words.get(fragment.text)?.sha256;
  return recording === undefined ? fragment : { ...fragment, recording };
}

/** Within one prompt the same words in the same tone are the same sound. */
function nameOf({ text, tone }: { readonly text: string; readonly tone: string }): string {
  return `${tone} ${text}`;
}
