import { batched } from '../../kernel/batched.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Pcm } from '../../kernel/pcm.ts';
import type { Programs, RunProgram } from '../../kernel/programs.ts';
import { parseWav, wavHeaderBytes } from '../../kernel/wav.ts';
import type { SpeechSynthesizer, Utterance } from '../../speech/ports.ts';
import { festivalScript, scriptSettings } from './festival-script.ts';

export type FestivalOptions = {
  /** One of festvox-czech-*: `dita` (a woman), `machac`, `krb`, `ph` (men). */
  readonly voice: string;
  /** Processes at once; the machine's processors are a good number. */
  readonly atOnce: number;
  /** One process may take this long, in ms. */
  readonly timeLimitMs: number;
  readonly run: RunProgram;
};

/**
 * Czech speech by festival (2.5) as a process: a script to its standard input, one WAVE after the other from its standard output.
 * Utterances that wait are spoken together by the next process. Asks the engine for its version and voices first; throws Fault
 * `festival_missing` when it does not run and `voice_missing` when it lacks the voice.
 */
export async function festivalSynthesizer(programs: Programs, options: FestivalOptions): Promise<SpeechSynthesizer> {
  const run = (script: Uint8Array | string) =>
    options.run(programs.command('festival', ['--pipe']), script, options.timeLimitMs).then((output) => Buffer.from(output));
  const about = await run('(format t "%s %l" festival_version (voice.list))').catch((cause: unknown) => {
    throw new Fault('festival_missing', `festival does not run (${programs.described})`, {
      kind: 'misconfigured',
      remedy,
      cause,
    });
  });
  const [, version = 'unknown', voices = ''] = /^([\d.]+)\S*.*?\((.*)\)/s.exec(about.toString('latin1')) ?? [];
  const name = `czech_${options.voice}`;
  if (!voices.split(/\s+/).includes(name))
    throw new Fault('voice_missing', `festival ${version} has no voice ${name}`, {
      kind: 'misconfigured',
      remedy: `install it (Debian: apt-get install festvox-czech-${options.voice}), or choose one of: ${voices.replaceAll('czech_', 'festival:')}`,
    });

  const speak = async (utterances: readonly Utterance[]): Promise<Pcm[]> => {
    const spoken = wavesOf(await run(festivalScript(name, utterances)));
    if (spoken.length !== utterances.length)
      throw new Fault('festival_garbled', `festival gave ${spoken.length} sounds for ${utterances.length} texts`, {
        retryable: true,
      });
    return spoken;
  };

  return {
    voice(language) {
      if (language === 'cs') return `festival ${version} ${name} ${scriptSettings}`;
      throw new Fault('voice_missing', `festival speaks Czech only, not ${language}`, { kind: 'misconfigured', remedy });
    },
    synthesize: batched({
      atOnce: options.atOnce,
      largest: 64,
      groupOf: ({ language }) => language,
      perform: (utterances) => {
        const mute = utterances.find(({ text }) => !/[\p{L}\p{N}]/u.test(text));
        if (!mute) return speak(utterances);
        throw new Fault('festival_silent', `festival has nothing to say for a text of ${mute.text.length} characters`);
      },
    }),
  };
}

const remedy =
  'install festival with a Czech voice (Debian: apt-get install festival festvox-czech-dita), then run `dovolat doctor`';

/** WAVE files that follow each other, each with its true length in its header. */
function wavesOf(output: Buffer): Pcm[] {
  const spoken: Pcm[] = [];
  for (let at = output.indexOf('RIFF'); at >= 0; at = output.indexOf('RIFF', at)) {
    const wav = parseWav(output.subarray(at));
    if (!wav.ok) throw new Fault('festival_garbled', `festival gave no WAVE: ${wav.message}`, { retryable: true });
    spoken.push(wav.value);
    at += wavHeaderBytes + wav.value.samples.length * 2;
  }
  return spoken;
}
