import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Language } from '../../kernel/country.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Programs, RunProgram } from '../../kernel/programs.ts';
import type { HeardSpeech, SpeechRecognizer, SpeechStream } from '../../speech/ports.ts';
import { answerGrammar } from './answer-grammar.ts';

export type PocketsphinxOptions = {
  readonly language: Language;
  /** Folder of an acoustic model (`mdef`, `means` …) and the file of its pronunciations, as the program sees them. */
  readonly model: string;
  readonly dictionary: string;
  readonly run: RunProgram;
};

/**
 * CMU PocketSphinx (5) as a process for each question, which listens for what may be answered to it. It finds something of its grammar in
 * whatever it hears and does not say how sure it is. Throws Fault `recognizer_missing` when the program, the model or its pronunciations
 * are not there.
 */
export async function pocketsphinxRecognizer(programs: Programs, options: PocketsphinxOptions): Promise<SpeechRecognizer> {
  const { language, model, dictionary, run } = options;
  const words = await wordsOf(programs, dictionary, run).catch((cause: unknown) => {
    throw new Fault('recognizer_missing', `The pronunciations ${dictionary} cannot be read (${programs.described})`, {
      kind: 'misconfigured',
      remedy: 'install a model of pocketsphinx (Debian: pocketsphinx pocketsphinx-en-us), or take the setting out',
      cause,
    });
  });
  return {
    language,
    listen(expected, heard, lost) {
      const grammar = answerGrammar(expected, words);
      if (grammar === null) return { write: () => undefined, close: () => undefined };
      const folder = mkdtempSync(join(tmpdir(), 'dovolat-hearing-'));
      const file = join(folder, 'answer.gram');
      writeFileSync(file, grammar);
      const options = ['-loglevel', 'ERROR', '-hmm', model, '-dict', dictionary, '-jsgf', file, 'live', '-'];
      const command = programs.command('pocketsphinx', options, [folder]);
      return startEngine(command, heard, (cause) => {
        rmSync(folder, { recursive: true, force: true });
        if (cause) lost(cause);
      });
    },
  };
}

/** `ended` is called once, with the reason when it ended by itself. */
function startEngine(
  { file, args }: ReturnType<Programs['command']>,
  heard: (utterance: HeardSpeech) => void,
  ended: (cause: unknown) => void,
): SpeechStream {
  const engine = spawn(file, [...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let closed = false;
  let complaint = '';
  engine.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  engine.stdin.on('error', () => undefined); // it has ended; `close` tells
  createInterface(engine.stdout).on('line', (line) => {
    const text = textOf(line);
    if (!closed && text !== '') heard({ text, confidence: null });
  });
  const over = (code: unknown) => {
    ended(closed ? undefined : new Fault('recognizer_failed', `pocketsphinx ended with ${code}: ${complaint.trim()}`));
    closed = true;
  };
  engine.once('error', over);
  engine.once('close', over);
  return {
    write: (sound) => {
      if (!closed && engine.stdin.writableLength < mostBacklog) engine.stdin.write(sound);
    },
    close: () => {
      closed = true;
      engine.kill('SIGKILL');
    },
  };
}

/** Ten seconds of sound: an engine that is so late has lost the answer anyway. */
const mostBacklog = 320_000;

const utterance = z.object({ t: z.string() });

/** `{"b":0.48,"d":1.11,"p":0.5,"t":"yes please","w":[…]}` */
function textOf(line: string): string {
  try {
    return utterance.parse(JSON.parse(line)).t;
  } catch {
    return '';
  }
}

/** The words that the model knows: `already AO L R EH D IY`, `a(2) EY`. */
async function wordsOf(programs: Programs, dictionary: string, run: RunProgram): Promise<ReadonlySet<string>> {
  const text = Buffer.from(await run(programs.command('cat', [dictionary]), '', 20_000)).toString('utf8');
  return new Set(text.split('\n').map((line) => line.split(/[\s(]/, 1)[0] ?? ''));
}
