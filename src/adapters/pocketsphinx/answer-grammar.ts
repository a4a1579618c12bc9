import type { ExpectedSpeech } from '../../speech/ports.ts';

/**
 * A JSGF grammar of what may be answered, of words that the model's dictionary can pronounce only: an unknown one would stop the engine.
 * Null when there is nothing that it could be listened for.
 */
export function answerGrammar({ phrases, sequence }: ExpectedSpeech, dictionary: ReadonlySet<string>): string | null {
  const known = (all: readonly string[]) =>
    [...new Set(all)].filter((phrase) => phrase.split(' ').every((word) => dictionary.has(word)));
  const [whole, parts] = [known(phrases), known(sequence)];
  const alternatives = [...whole, ...(parts.length > 0 ? ['<part>+'] : [])];
  if (alternatives.length === 0) return null;
  const part = parts.length > 0 ? `<part> = ${parts.join(' | ')};\n` : '';
  return `#JSGF V1.0;\ngrammar answer;\n${part}public <answer> = ${alternatives.join(' | ')};\n`;
}
