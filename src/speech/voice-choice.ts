import type { Language } from '../kernel/country.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';

/** An engine, and which of its voices. */
export type VoiceChoice =
  | { readonly engine: 'espeak' }
  | { readonly engine: 'festival'; readonly voice: FestivalVoice }
  | { readonly engine: 'google'; readonly voice: string };

/** The Czech voices that Debian has as festvox-czech-*; a woman and three men. */
const festivalVoices = ['dita', 'machac', 'krb', 'ph'] as const;
type FestivalVoice = (typeof festivalVoices)[number];

/**
 * Reads who speaks a language: `google:sk-SK-Wavenet-A,espeak` is a voice of Google and, when that cannot, espeak-ng. Refuses an engine
 * that we do not have and a voice of another language.
 */
export function parseVoiceChoices(
  language: Language,
  text: string,
): Result<readonly VoiceChoice[], Refusal<'unknown_engine' | 'wrong_voice'>> {
  const choices: VoiceChoice[] = [];
  for (const one of text.split(',')) {
    const choice = parseChoice(language, one.trim());
    if (!choice.ok) return choice;
    choices.push(choice.value);
  }
  return accept(choices);
}

/** As `parseVoiceChoices` reads it. */
export function voiceName(choice: VoiceChoice): string {
  return choice.engine === 'espeak' ? choice.engine : `${choice.engine}:${choice.voice}`;
}

function parseChoice(language: Language, text: string): Result<VoiceChoice, Refusal<'unknown_engine' | 'wrong_voice'>> {
  const [engine, voice = ''] = text.split(/:(.*)/s);
  if (engine === 'espeak')
    return voice ? refuse('wrong_voice', 'espeak has one voice per language: write espeak') : accept({ engine });
  if (engine === 'festival') {
    if (language !== 'cs') return refuse('wrong_voice', 'festival speaks Czech only');
    const known = festivalVoices.find((name) => name === voice);
    return known
      ? accept({ engine, voice: known })
      : refuse(
          'wrong_voice',
          `"${text}" is none of festival’s voices: ${festivalVoices.map((name) => `festival:${name}`).join(', ')}`,
        );
  }
  if (engine === 'google')
    return new RegExp(`^${locales[language]}-[A-Za-z0-9-]+$`).test(voice)
      ? accept({ engine, voice })
      : refuse('wrong_voice', `"${text}" is no voice of Google for this language: it begins with google:${locales[language]}-`);
  return refuse('unknown_engine', `"${text}" is none of the engines espeak, festival and google`);
}

const locales: Readonly<Record<Language, string>> = { cs: 'cs-CZ', sk: 'sk-SK', pl: 'pl-PL', hu: 'hu-HU', en: 'en-GB' };
