import iconv from 'iconv-lite';
import type { Utterance } from '../../speech/ports.ts';
import { czechLetters } from './czech-letters.ts';

/** A little slower than the voices were made, because a telephone line hides consonants. */
const stretch = 1.1;

/** Part of the voice's name: what the script does to the sound. */
export const scriptSettings = `stretch ${stretch} r1`;

/**
 * What festival reads with --pipe to write one WAVE per utterance to its standard output. The Czech voices read ISO-8859-2; the mark at the
 * end makes the tone. Only our own code reaches its interpreter: quotes and backslashes of a text become spaces.
 */
export function festivalScript(voice: string, utterances: readonly Utterance[]): Uint8Array {
  const lines = [
    `(voice_${voice})`,
    '(gc-status nil)',
    '(set! czech-randomize nil)', // the same text is the same sound
    `(Parameter.set 'Duration_Stretch ${stretch})`,
    `(define (say text) (utt.save.wave (utt.synth (eval (list 'Utterance 'Text text))) "-" 'riff))`,
    ...utterances.map((utterance) => `(say "${plain(readable(utterance))}${endMark[utterance.tone]}")`),
    '',
  ];
  return iconv.encode(lines.join('\n'), 'iso-8859-2');
}

const endMark = { even: '', open: ',', closed: '.', asking: '?' } as const;

/** What is to be said by its sounds, in the letters that sound so. */
function readable({ text, parts }: Utterance): string {
  return parts ? parts.map((part) => (part.sounds === undefined ? part.text : czechLetters(part.sounds))).join('') : text;
}

/** What ISO-8859-2 can hold and no interpreter obeys. */
function plain(text: string): string {
  return [...text.normalize('NFC').replace(/["\\()\p{Cc}]+/gu, ' ')]
    .map((character) => ((character.codePointAt(0) ?? 0) < 128 || encodable(character) ? character : ' '))
    .join('')
    .trim();
}

function encodable(character: string): boolean {
  return iconv.encode(character, 'iso-8859-2')[0] !== unknown;
}

/** iconv-lite writes a question mark for what an encoding lacks. */
const unknown = '?'.charCodeAt(0);
