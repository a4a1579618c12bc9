import { isLanguage, type Language } from '../../kernel/country.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';

/** An engine that understands speech, and where its model is. */
export type RecognizerChoice =
  /** The WebSocket of a vosk-server with a model of the language. */
  | { readonly engine: 'vosk'; readonly address: string }
  /** A folder with an acoustic model of the same name and its pronunciations, as Debian's pocketsphinx-en-us has them. */
  | { readonly engine: 'pocketsphinx'; readonly model: string };

/** Reads who understands which language: `cs=vosk:ws://127.0.0.1:2700, en=pocketsphinx:/usr/share/pocketsphinx/model/en-us`; empty: nobody. */
export function parseRecognizers(text: string): Result<ReadonlyMap<Language, RecognizerChoice>, Refusal<'bad_recognizer'>> {
  const choices = new Map<Language, RecognizerChoice>();
  for (const one of text.split(',').filter((part) => part.trim() !== '')) {
    const [, language = '', engine = '', where = ''] = /^\s*([a-z]{2})=([a-z]+):(.+?)\s*$/.exec(one) ?? [];
    if (!isLanguage(language)) return refuse('bad_recognizer', `"${one.trim()}" is not written like cs=vosk:ws://127.0.0.1:2700`);
    if (engine === 'vosk' && /^wss?:\/\/[^\s]+$/.test(where)) choices.set(language, { engine, address: where });
    else if (engine === 'pocketsphinx' && where.startsWith('/')) choices.set(language, { engine, model: where });
    else
      return refuse('bad_recognizer', `"${one.trim()}": the engines are vosk:ws://HOST:PORT and pocketsphinx:/FOLDER-OF-A-MODEL`);
  }
  return accept(choices);
}
