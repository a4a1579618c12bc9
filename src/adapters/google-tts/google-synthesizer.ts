import type { SteadyClock, Timers } from '../../kernel/clock.ts';
import type { Language } from '../../kernel/country.ts';
import { Fault } from '../../kernel/fault.ts';
import { limited } from '../../kernel/limited.ts';
import type { Pcm } from '../../kernel/pcm.ts';
import { parseWav } from '../../kernel/wav.ts';
import type { SpeechSynthesizer, Utterance } from '../../speech/ports.ts';
import type { GoogleClient, GoogleClientOptions } from './google-client.ts';
import { googleFault } from './google-fault.ts';
import { type Patience, tryingAgain } from './trying-again.ts';

export type GoogleOptions = GoogleClientOptions & {
  /** The voice of each language that is to be spoken: `sk-SK-Wavenet-A`. */
  readonly voices: Readonly<Partial<Record<Language, string>>>;
  /** Requests under way at once. */
  readonly atOnce: number;
  readonly patience: Patience;
  readonly timers: Timers;
  readonly clock: SteadyClock;
};

export type GoogleSynthesizer = SpeechSynthesizer & {
  /** Whether Google lets us in and has the voice of a language. Throws Fault when not. */
  verify(language: Language): Promise<void>;
  close(): Promise<void>;
};

/**
 * Speech by Google Cloud Text-to-Speech. Google's library is loaded, and its service reached, when the first text is to be said: an
 * installation whose fragments are all kept needs neither. Throws Faults of `google-fault.ts`.
 */
export function googleSynthesizer(options: GoogleOptions): GoogleSynthesizer {
  const turn = limited(options.atOnce);
  const patiently = tryingAgain(options.patience, options);
  let connected: Promise<Google> | undefined;
  const connect = () => {
    connected ??= import('./google-client.ts').then(({ googleClient, LINEAR16 }) => ({
      client: googleClient(options),
      encoding: LINEAR16,
    }));
    return connected;
  };
  const nameOf = (language: Language) => {
    const name = options.voices[language];
    if (name) return name;
    throw new Fault('voice_missing', `no voice of Google is chosen for ${language}`, {
      kind: 'misconfigured',
      remedy: `choose one in DOVOLAT_VOICE_${language.toUpperCase()}`,
    });
  };

  /** What Google answers about a voice; its errors as Faults. */
  const answered = <T>(name: string, action: (google: Google) => Promise<T>): Promise<T> =>
    connect()
      .then(action)
      .catch((cause: unknown) => {
        throw googleFault(cause, name);
      });

  const ask = async (utterance: Utterance): Promise<Pcm> => {
    const name = nameOf(utterance.language);
    const wav = await answered(name, ({ client, encoding }) =>
      client.synthesize({
        input: inputOf(utterance),
        voice: { languageCode: localeOf(name), name },
        audioConfig: { audioEncoding: encoding, sampleRateHertz: rate, speakingRate },
      }),
    );
    const sound = parseWav(wav);
    if (sound.ok) return sound.value;
    throw new Fault('voice_garbled', `Google gave no WAVE: ${sound.message}`, { retryable: true });
  };

  return {
    voice: (language) => `google ${nameOf(language)} ${rate} Hz rate ${speakingRate} r1`,
    synthesize: (utterance) => turn(() => patiently(() => ask(utterance))),
    async verify(language) {
      const name = nameOf(language);
      const names = await answered(name, ({ client }) => client.voices(localeOf(name)));
      if (!names.includes(name)) throw googleFault({ code: 5, message: `it has ${names.join(', ')}` }, name);
    },
    close: async () => (await connected?.catch(() => undefined))?.client.close(),
  };
}

type Google = { readonly client: GoogleClient; readonly encoding: number };

/** Of the master that every fragment is kept as. */
const rate = 16_000;

/** A little slower than the voices speak by themselves, because a telephone line hides consonants. */
const speakingRate = 0.95;

const endMark = { even: '', open: ',', closed: '.', asking: '?' } as const;

/** Plain text; SSML only where something is to be said by its sounds. */
function inputOf({ text, tone, parts }: Utterance): { readonly text: string } | { readonly ssml: string } {
  if (!parts) return { text: `${text.trim()}${endMark[tone]}` };
  const said = parts.map((part) =>
    part.sounds === undefined
      ? escaped(part.text)
      : `<phoneme alphabet="ipa" ph="${escaped(part.sounds.join(''))}">${escaped(part.text)}</phoneme>`,
  );
  return { ssml: `<speak>${said.join('').trim()}${endMark[tone]}</speak>` };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** `sk-SK-Wavenet-A` speaks `sk-SK`. */
function localeOf(voice: string): string {
  return voice.split('-').slice(0, 2).join('-');
}
