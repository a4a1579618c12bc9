import { batched } from '../../kernel/batched.ts';
import type { Language } from '../../kernel/country.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Pcm } from '../../kernel/pcm.ts';
import type { Programs } from '../../kernel/programs.ts';
import { parseWav } from '../../kernel/wav.ts';
import type { SpeechSynthesizer } from '../../speech/ports.ts';
import { markup, styleSettings } from './markup.ts';
import { runProgram } from './run-program.ts';
import { breakMs, splitAtBreaks } from './split-at-breaks.ts';

export type EspeakOptions = {
  /** Processes at once; the machine's processors are a good number. */
  readonly atOnce: number;
  /** One process may take this long, in ms. */
  readonly timeLimitMs: number;
};

/**
 * Speech by espeak-ng (1.51 or later) as a process: text to its standard input, WAVE from its standard output. Utterances that wait for a
 * free process are spoken together by the next one, because starting costs ten times as much as speaking a word (364 words: 5.5 s one by
 * one, 0.5 s together, measured on 1.52). Asks the engine for its version and voices first; throws Fault `espeak_missing` when it does
 * not run.
 */
export async function espeakSynthesizer(programs: Programs, options: EspeakOptions): Promise<SpeechSynthesizer> {
  const run: Run = (args, input) => runProgram(programs.command('espeak-ng', args), input, options.timeLimitMs);
  const [about, list] = await Promise.all([run(['--version'], ''), run(['--voices'], '')]).catch((cause: unknown) => {
    throw new Fault('espeak_missing', `espeak-ng does not run (${programs.described})`, { kind: 'misconfigured', remedy, cause });
  });
  const version = /(\d+\.\d+[.\d]*)/.exec(textOf(about))?.[1] ?? 'unknown';
  const voices = new Set([...textOf(list).matchAll(/^\s*\d+\s+(\S+)/gm)].map(([, code]) => code));

  return {
    voice(language) {
      const code = voiceOf[language];
      if (!voices.has(code))
        throw new Fault('voice_missing', `espeak-ng ${version} has no voice ${code}`, { kind: 'misconfigured', remedy });
      return `espeak-ng ${version} ${code} ${settings.join(' ')} ${styleSettings} r1`;
    },
    synthesize: batched({
      atOnce: options.atOnce,
      largest: 64,
      groupOf: ({ language }) => language,
      perform: (utterances) => speak(run, utterances[0]?.language ?? 'cs', utterances.map(markup)),
    }),
  };
}

const remedy = 'install espeak-ng with its data (Debian: apt-get install espeak-ng), then run `dovolat doctor`';

const voiceOf: Readonly<Record<Language, string>> = { cs: 'cs', sk: 'sk', pl: 'pl', hu: 'hu', en: 'en-gb' };

/** Slower than espeak-ng's usual 175 words a minute, because a telephone line hides consonants; -a leaves headroom; -z drops the final rest. */
const settings = ['-s', '150', '-p', '50', '-g', '1', '-a', '80', '-z'] as const;

const textOf = (output: Uint8Array) => new TextDecoder().decode(output);

type Run = (args: readonly string[], input: string) => Promise<Uint8Array>;

/**
 * All in one process, told apart by the breaks between them; one by one if that does not come out even. (Without the space
 * before it, a break right behind a phoneme code is read aloud.)
 */
async function speak(run: Run, language: Language, texts: readonly string[]): Promise<Pcm[]> {
  const args = ['-v', voiceOf[language], '-b', '1', ...settings, '-m', '--stdin', '--stdout'];
  const wav = parseWav(await run(args, texts.map((text) => `${text} <break time="${breakMs}ms"/>`).join('\n')));
  if (!wav.ok) throw new Fault('espeak_garbled', `espeak-ng gave no WAVE: ${wav.message}`, { retryable: true });
  const spoken = splitAtBreaks(wav.value);
  if (spoken.length === texts.length) return spoken;
  if (texts.length === 1)
    throw new Fault('espeak_silent', `espeak-ng gave no sound for a text of ${texts[0]?.length ?? 0} characters`);
  const alone: Pcm[] = [];
  for (const text of texts) alone.push(...(await speak(run, language, [text])));
  return alone;
}
