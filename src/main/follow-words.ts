import type { Timers } from '../kernel/clock.ts';
import type { Language } from '../kernel/country.ts';
import type { Logger } from '../kernel/log.ts';
import { noLexicon } from '../speech/lexicon/lexicon.ts';
import type { PromptTexts } from '../speech/ports.ts';
import { spokenLanguages } from '../speech/speech-of.ts';
import type { OpenSpeech } from './open-speech.ts';
import type { OperatorWords, Words } from './operator-words.ts';

/** How often it is asked whether an operator has changed a text or a pronunciation, here or at the command line. */
const everyMs = 2_000;

/**
 * Lets calls hear what operators changed: what all debtors of a language have in common is rendered first, so that no call waits for it or
 * breaks off. Flows say their version's texts (`publishTexts`); pronunciations are heard from here on. A voice that cannot speak now leaves
 * pronunciations as they were until it can.
 */
export function followWords(
  words: OperatorWords,
  shipped: PromptTexts,
  speech: Pick<OpenSpeech, 'voicesOf'>,
  { timers, log }: { readonly timers: Timers; readonly log: Logger },
): { stop(): void } {
  const render = async (next: Words, language: Language): Promise<void> => {
    const before = words.heard();
    const lexicon = next.lexicons.get(language) ?? noLexicon;
    const [was, is] = [before, next].map(({ own }) => JSON.stringify([...(own.get(language) ?? [])]));
    if (was === is && lexicon.revision === words.lexicons(language)[0].revision) return;
    const texts = new Map([...shipped.of(language), ...(next.own.get(language) ?? [])]);
    for (const { audio } of speech.voicesOf(language)) await audio.prepareVoice(language, { texts, lexicon });
  };
  const look = async (): Promise<void> => {
    const next = await words.look();
    if (next.revision === words.heard().revision) return;
    for (const language of spokenLanguages) await render(next, language);
    words.hear(next);
    log.info({ revision: next.revision }, 'the operators’ texts and pronunciations are heard');
  };

  let stopped = false;
  let cancel = () => {};
  const again = (): void => {
    cancel = timers.after(everyMs, () => {
      void look()
        .catch((err: unknown) => log.warn({ err }, 'changed texts are not heard yet; they are looked at again'))
        .then(() => {
          if (!stopped) again();
        });
    });
  };
  again();
  return {
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
