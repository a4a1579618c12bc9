import type { Language } from '../kernel/country.ts';
import { vocabularyFolder, vocabularyLines } from '../speech/recordings/recording-script.ts';
import type { VocabularyWord } from '../web/prompts/ports.ts';
import type { PromptLibraryParts } from './prompt-library.ts';
import { takesOf } from './prompt-shelf.ts';

/** How the words of a language's closed list stand: said by the voice, or recorded, and who handed that in. */
export async function vocabularyShelf(
  { speech, wordStore, nameOf }: PromptLibraryParts,
  language: Language,
): Promise<readonly VocabularyWord[]> {
  const { recordings } = await speech();
  const isRecorded = (await recordings.signature(language)) !== '';
  const report = isRecorded ? (recordings.lastReport(language) ?? (await recordings.take(language))) : undefined;
  const history = (await wordStore.texts()).filter((entry) => entry.language === language);
  const last = new Map(history.map((entry) => [entry.prompt, entry]));
  const words = takesOf(vocabularyLines(language), report).map(async ({ name, text, state, problem }) => {
    const file = report?.files.get(name)?.file;
    const recording = file ? (file.handedIn ? 'handed_in' : 'delivered') : null;
    const change = last.get(name);
    const changed = change ? { action: change.action, at: change.at, by: await nameOf(change.actor) } : null;
    return { word: name.slice(vocabularyFolder.length), text, state, problem, recording, changed } as const;
  });
  return Promise.all(words);
}
