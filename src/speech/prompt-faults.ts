import type { Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import type { SpokenFragment } from './fragment.ts';

/** A recording was taken, but what was made of it is lost. */
export function recordingGone(language: Language, { kind }: SpokenFragment): Fault {
  return new Fault('recording_gone', `the sound of a recorded ${kind} fragment in ${language} is not in the store any more`, {
    retryable: true,
    remedy: 'start again, so that the recordings are taken anew',
  });
}

/** An operator must mend the text, or the values of a debtor do not fit it. Names no value. */
export function notSpeakable(language: Language, prompt: string, why: string): Fault {
  return new Fault('prompt_not_speakable', `prompt ${prompt} cannot be said in ${language}: ${why}`, {
    kind: 'misconfigured',
    remedy: `correct it in prompts/${language}.yaml`,
  });
}
