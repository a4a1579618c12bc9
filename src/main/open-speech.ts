import { availableParallelism } from 'node:os';
import { espeakSynthesizer } from '../adapters/espeak/espeak-synthesizer.ts';
import { runProgram } from '../adapters/espeak/run-program.ts';
import { festivalSynthesizer } from '../adapters/festival/festival-synthesizer.ts';
import { type GoogleSynthesizer, googleSynthesizer } from '../adapters/google-tts/google-synthesizer.ts';
import { systemSteadyClock, systemTimers } from '../adapters/system/system-clock.ts';
import type { Config } from '../config.ts';
import type { Language } from '../kernel/country.ts';
import type { Programs } from '../kernel/programs.ts';
import type { CallVoice } from '../speech/call-voices.ts';
import { noLexicon } from '../speech/lexicon/lexicon.ts';
import type { PromptTexts, SpeechSynthesizer } from '../speech/ports.ts';
import { promptAudio } from '../speech/prompt-audio.ts';
import { parseVoiceChoices, type VoiceChoice, voiceName } from '../speech/voice-choice.ts';
import type { OpenRecordings } from './open-recordings.ts';
import type { OperatorWords } from './operator-words.ts';

/** The voices of an installation, as the settings want them. */
export type OpenSpeech = {
  /** The voices of a language, the first of which speaks unless it cannot. */
  voicesOf(language: Language): readonly CallVoice[];
  close(): Promise<void>;
};

/** Opens every engine that a setting names for these languages, and no other. Throws Fault when one is not there, or lacks its voice. */
export async function openSpeech(
  config: Config,
  spoken: readonly Language[],
  programs: Programs,
  texts: PromptTexts,
  recordings: OpenRecordings,
  words: Pick<OperatorWords, 'lexicons'> = { lexicons: () => [noLexicon] },
): Promise<OpenSpeech> {
  const engines = openEngines(config, programs);
  const voices = new Map<Language, readonly CallVoice[]>();
  for (const language of spoken) {
    const speaking = [];
    for (const choice of voiceChoices(config, language)) {
      const voice = await engines.open(choice, language);
      voice.voice(language);
      const sources = { recordings: recordings.heard, lexicons: words.lexicons };
      const audio = promptAudio({ texts, voice, store: recordings.store, ...sources });
      speaking.push({ name: voiceName(choice), audio });
    }
    voices.set(language, speaking);
  }
  return { voicesOf: (language) => voices.get(language) ?? [], close: engines.close };
}

/** Who speaks a language, by its setting. */
export function voiceChoices(config: Config, language: Language): readonly VoiceChoice[] {
  const setting = { cs: config.voiceCs, sk: config.voiceSk, pl: config.voicePl, hu: config.voiceHu, en: config.voiceEn }[
    language
  ];
  const choices = parseVoiceChoices(language, setting);
  return choices.ok ? choices.value : []; // readConfig refuses any other
}

/** A voice of Google, with the patience that rendering before a call has. Nothing is loaded or asked before the first text. */
export function googleVoice(config: Config, language: Language, voice: string): GoogleSynthesizer {
  return googleSynthesizer({
    voices: { [language]: voice },
    endpoint: config.googleEndpoint,
    credentialsFile: config.googleCredentials || null,
    atOnce: 8,
    timeLimitMs: 15_000,
    patience: { waitsMs: [500, 1500, 4000], restMs: 30_000 },
    timers: systemTimers,
    clock: systemSteadyClock,
  });
}

/** Each engine once, however many languages it speaks. */
function openEngines(config: Config, programs: Programs) {
  const local = { atOnce: availableParallelism(), timeLimitMs: 20_000 };
  const opened = new Map<string, Promise<SpeechSynthesizer>>();
  const googles: GoogleSynthesizer[] = [];
  const start = async (choice: VoiceChoice, language: Language): Promise<SpeechSynthesizer> => {
    if (choice.engine === 'espeak') return espeakSynthesizer(programs, local);
    if (choice.engine === 'festival') return festivalSynthesizer(programs, { ...local, voice: choice.voice, run: runProgram });
    const google = googleVoice(config, language, choice.voice);
    googles.push(google);
    return google;
  };
  return {
    open: (choice: VoiceChoice, language: Language): Promise<SpeechSynthesizer> => {
      const name = voiceName(choice);
      const engine = opened.get(name) ?? start(choice, language);
      opened.set(name, engine);
      return engine;
    },
    close: async () => {
      await Promise.all(googles.map((google) => google.close()));
    },
  };
}
