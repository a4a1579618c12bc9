import type { Utterance } from '../../speech/ports.ts';
import { ipaCode } from './ipa-codes.ts';
import { pronounced } from './pronounced.ts';

/** Words that will be joined keep a third of the melody, so that a number does not fall at each of its words. */
const wordRange = '35%';

const endMark = { open: ',', closed: '.', asking: '?' } as const;

/** Part of the voice's name: what `markup` does to the sound. */
export const styleSettings = `words ${wordRange}`;

/**
 * An utterance as espeak-ng reads it with -m (SSML). Only our own markup reaches the engine: brackets (SSML, phoneme codes), ampersands
 * and control characters of the text become spaces.
 */
export function markup({ language, text, tone, parts }: Utterance): string {
  const phonemes = parts ? undefined : pronounced(language, text);
  if (phonemes !== undefined) return `[[${phonemes}]]`;
  const plain = (parts ?? [{ text }])
    .map((part) => (part.sounds === undefined ? harmless(part.text) : ` [[${ipaCode(language, part.sounds)}]] `))
    .join('')
    .trim();
  return tone === 'even' ? `<prosody range="${wordRange}">${plain}</prosody>` : `${plain}${endMark[tone]}`;
}

function harmless(text: string): string {
  return text.replace(/[<>[\]{}&\p{Cc}]+/gu, ' ');
}
