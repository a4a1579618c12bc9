import { systemTimers } from '../adapters/system/system-clock.ts';
import type { Config } from '../config.ts';
import type { CallAudio } from '../dialer/ports.ts';
import type { Language } from '../kernel/country.ts';
import type { Logger } from '../kernel/log.ts';
import type { Programs } from '../kernel/programs.ts';
import { callVoices } from '../speech/call-voices.ts';
import type { PromptTexts } from '../speech/ports.ts';
import { spokenLanguages } from '../speech/speech-of.ts';
import { followRecordings } from './follow-recordings.ts';
import { followWords } from './follow-words.ts';
import { type OpenRecordings, openRecordings } from './open-recordings.ts';
import { type OpenSpeech, openSpeech, voiceChoices } from './open-speech.ts';
import type { OperatorWords } from './operator-words.ts';

export type RunningSpeech = {
  readonly audio: CallAudio;
  readonly recordings: OpenRecordings;
  readonly voicesOf: OpenSpeech['voicesOf'];
  /** Languages whose voice could not speak when it was last asked to, why, and whether another one speaks instead. */
  problems(): readonly { readonly language: Language; readonly spoken: boolean; readonly note: string }[];
  stop(): Promise<void>;
};

/** What is heard, and what would be heard without operators' own texts. */
export type SpokenTexts = { readonly texts: PromptTexts; readonly shippedTexts: PromptTexts };

/**
 * Voices and recordings for calls. What all debtors of a language have in common is rendered before its first call (espeak-ng takes five
 * seconds, once an installation), or at once for Czech and where an operator chose the voice: one that is set wrongly ends the start, unless another is
 * set to speak for it; one that cannot be reached does not: calls in its language wait until it can.
 */
export async function startSpeech(
  config: Config,
  programs: Programs,
  { texts, shippedTexts }: SpokenTexts,
  words: OperatorWords,
  where: { readonly audioFolder: string; readonly log: Logger },
): Promise<RunningSpeech> {
  const { log } = where;
  const recordings = openRecordings(config, programs, texts, where.audioFolder);
  const speech = await openSpeech(config, spokenLanguages, programs, texts, recordings, words);
  try {
    const revision = () => words.heard().revision;
    const following = await followRecordings(recordings, speech, spokenLanguages, { timers: systemTimers, log, revision });
    const followingWords = followWords(words, shippedTexts, speech, { timers: systemTimers, log });
    const voices = callVoices(speech.voicesOf, (language, voice, err) =>
      log.error({ err, language, voice }, 'a voice cannot speak'),
    );
    const chosen = spokenLanguages.filter(
      (language) => voiceChoices(config, language).some(({ engine }) => engine !== 'espeak') || language === 'cs',
    );
    for (const language of chosen) {
      const failed = await voices.prepareVoices(language);
      const fatal = failed.length === speech.voicesOf(language).length && failed.find(({ fault }) => !fault.retryable);
      if (!fatal) continue;
      following.stop();
      followingWords.stop();
      throw fatal.fault;
    }
    return {
      audio: voices,
      recordings,
      voicesOf: speech.voicesOf,
      problems: () =>
        [...voices.problems()].map(([language, { message }]) => {
          const spoken = speech.voicesOf(language).length > 1;
          return { language, spoken, note: `${spoken ? 'another voice speaks' : 'calls wait'}: ${message}` };
        }),
      stop: async () => {
        following.stop();
        followingWords.stop();
        await speech.close();
      },
    };
  } catch (error) {
    await speech.close();
    throw error;
  }
}
