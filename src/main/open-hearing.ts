import { basename, join } from 'node:path';
import { runProgram } from '../adapters/espeak/run-program.ts';
import { pocketsphinxRecognizer } from '../adapters/pocketsphinx/pocketsphinx-recognizer.ts';
import { voskRecognizer } from '../adapters/vosk/vosk-recognizer.ts';
import type { Config } from '../config.ts';
import type { Language } from '../kernel/country.ts';
import type { Programs } from '../kernel/programs.ts';
import { parseRecognizers, type RecognizerChoice } from '../speech/hearing/recognizer-choice.ts';
import type { SpeechRecognizer } from '../speech/ports.ts';

/** Who understands speech, by language, as the setting says; nobody where it is empty. Throws Fault `recognizer_missing`. */
export async function openHearing(
  { hearing }: Pick<Config, 'hearing'>,
  programs: Programs,
): Promise<(language: Language) => SpeechRecognizer | undefined> {
  const recognizers = new Map<Language, SpeechRecognizer>();
  for (const [language, choice] of recognizerChoices(hearing)) recognizers.set(language, await open(programs, language, choice));
  return (language) => recognizers.get(language);
}

export function recognizerChoices(hearing: string): ReadonlyMap<Language, RecognizerChoice> {
  const choices = parseRecognizers(hearing);
  return choices.ok ? choices.value : new Map(); // readConfig refuses any other
}

async function open(programs: Programs, language: Language, choice: RecognizerChoice): Promise<SpeechRecognizer> {
  if (choice.engine === 'vosk') return voskRecognizer(language, choice.address);
  const { model } = choice;
  const name = basename(model);
  return pocketsphinxRecognizer(programs, {
    language,
    model: join(model, name),
    dictionary: join(model, `cmudict-${name}.dict`),
    run: runProgram,
  });
}
