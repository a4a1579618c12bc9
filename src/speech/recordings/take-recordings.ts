import type { Language } from '../../kernel/country.ts';
import type { RecordingFile, RecordingFiles, RecordingLedger, SpeechStore } from '../ports.ts';
import { conditionFragment, recordingRecipe } from '../sound/condition-fragment.ts';
import { checkRecording } from './check-recording.ts';
import { lineFinder, recordingScript, type ScriptLine } from './recording-script.ts';
import { type Recording, type RecordingSet, recordingSet } from './recording-set.ts';

/** A file that is not heard, and why. */
export type RefusedRecording = { readonly file: string; readonly reason: string; readonly message: string };

export type RecordingReport = {
  readonly language: Language;
  readonly script: readonly ScriptLine[];
  readonly set: RecordingSet;
  readonly refused: readonly RefusedRecording[];
  /** The file of each line that has one, by the line's name; `problem`: why it is not heard. */
  readonly files: ReadonlyMap<string, { readonly file: RecordingFile; readonly problem: FileProblem | null }>;
};

export type FileProblem = { readonly reason: string; readonly message: string };

export type RecordingParts = {
  readonly files: RecordingFiles;
  readonly ledger: RecordingLedger;
  readonly store: SpeechStore;
};

/**
 * Looks at every file of a language's folder and makes what is right of it ready to be heard: trimmed, as loud as everything else, in the
 * trunk's codec. A file that came before for the same text is taken as it is; one whose text has changed since then is not, because it
 * would say the old words. Changes nothing of the files.
 */
export async function takeRecordings(
  parts: RecordingParts,
  language: Language,
  texts: ReadonlyMap<string, string>,
): Promise<RecordingReport> {
  const script = recordingScript(language, texts);
  const find = lineFinder(script);
  const taken = new Map<string, Recording & { readonly file: string }>();
  const refused: RefusedRecording[] = [];
  const files = new Map<string, { readonly file: RecordingFile; readonly problem: FileProblem | null }>();
  for (const file of await parts.files.list(language)) {
    const line = find(file.name);
    const twin = line && taken.get(line.name);
    if (twin && files.get(line.name)?.file.handedIn) continue; // what people hand in stands in for what was delivered
    const refusal = !line
      ? { reason: 'names_no_prompt', message: unknownName(file.name, language) }
      : twin
        ? { reason: 'twice', message: `${twin.file} is the recording of ${line.name} already; remove one of the two` }
        : await whyNot(parts, language, file, line);
    if (line && !twin && !(refusal && files.has(line.name))) files.set(line.name, { file, problem: refusal ?? null });
    if (refusal) refused.push({ file: file.file, reason: refusal.reason, message: refusal.message });
    else if (line) taken.set(line.name, { line, sha256: file.sha256, file: file.file });
  }
  return { language, script, set: recordingSet([...taken.values()]), refused, files };
}

async function whyNot(
  { files, ledger, store }: RecordingParts,
  language: Language,
  file: RecordingFile,
  line: ScriptLine,
): Promise<FileProblem | undefined> {
  const before = await ledger.find(language, line.name);
  const same = before?.sha256 === file.sha256;
  if (same && before.text !== line.text)
    return {
      reason: 'text_changed',
      message: `its text has changed since it was recorded ("${before.text}"); record it again, or: dovolat prompts confirm ${language} ${line.name}`,
    };
  if (same && (await store.findFragment(recordingRecipe(file.sha256)))) return undefined;
  const raw = await files.decode(file);
  if (!raw.ok) return raw;
  const checked = checkRecording(raw.value, line.text);
  if (!checked.ok) return checked;
  await store.keepFragment(recordingRecipe(file.sha256), conditionFragment(raw.value, store.codec));
  await ledger.keep(language, line.name, { sha256: file.sha256, text: line.text });
  return undefined;
}

function unknownName(name: string, language: Language): string {
  const [key = ''] = name.split('.');
  return `no prompt is named ${name}; \`dovolat prompts list ${language}\` names every file${
    name.includes('.') ? ` (a text without places is one file, ${key})` : ''
  }`;
}
