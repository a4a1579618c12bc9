import type { CallAudio } from '../dialer/ports.ts';
import type { Language } from '../kernel/country.ts';
import type { PromptAudio } from '../speech/prompt-audio.ts';

/**
 * The prompts of calls. Before the first call in a language all that its debtors have in common is rendered (a voice of espeak-ng takes five
 * seconds, once an installation), so that what is keyed during a call can be said; languages that nobody is called in cost nothing. A start
 * calls `prepareVoice` for the language that most calls will be in, so that the first of them need not wait.
 */
export function callAudio(spoken: PromptAudio): CallAudio & { readonly prepareVoice: (language: Language) => Promise<void> } {
  const voices = new Map<Language, Promise<unknown>>();

  async function prepareVoice(language: Language): Promise<void> {
    const voice = voices.get(language) ?? spoken.prepareVoice(language);
    voices.set(language, voice);
    await voice.catch((error: unknown) => {
      voices.delete(language); // the next call tries again
      throw error;
    });
  }

  return {
    prepareVoice,
    prepare: async (language, says) => {
      await prepareVoice(language);
      await spoken.preparePrompts(language, says);
    },
    isReady: (language, says) => spoken.arePrepared(language, says),
    say: (language, say) => spoken.say(language, say),
  };
}
