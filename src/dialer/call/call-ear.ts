import { Fault } from '../../kernel/fault.ts';
import type { ExpectedSpeech, HeardSpeech, SpeechRecognizer, SpeechStream } from '../../speech/ports.ts';
import type { Telephony } from '../telephony.ts';
import type { Evidence } from './heard.ts';

type Sound = Parameters<Parameters<Telephony['listen']>[1]>[0];

/**
 * What the debtor says in one call, handed to a speech engine while a question listens. The sound is fetched from the first such question
 * on. Where that fails the call goes on by keys alone, and the journal says so.
 */
export class CallEar {
  private readonly fetchSound: (hear: (sound: Sound) => void) => Promise<() => void>;
  private readonly evidence: Evidence;
  private stream: SpeechStream | null = null;
  private sound: Promise<() => void> | null = null;
  private deaf = false;

  constructor(fetchSound: (hear: (sound: Sound) => void) => Promise<() => void>, evidence: Evidence) {
    this.fetchSound = fetchSound;
    this.evidence = evidence;
  }

  /** Listens until the returned function is called. */
  listen(recognizer: SpeechRecognizer, expected: ExpectedSpeech, heard: (utterance: HeardSpeech) => void): () => void {
    if (this.deaf) return () => undefined;
    this.sound ??= this.fetchSound((sound) => this.stream?.write(sound));
    this.sound.catch((error: unknown) => this.fail(error));
    const stream = recognizer.listen(expected, heard, (error) => this.fail(error));
    this.stream = stream;
    return () => {
      stream.close();
      if (this.stream === stream) this.stream = null;
    };
  }

  /** The call is over. */
  close(): void {
    this.stream?.close();
    this.stream = null;
    this.sound?.then(
      (stop) => stop(),
      () => undefined,
    );
  }

  private fail(error: unknown): void {
    if (this.deaf) return;
    this.deaf = true;
    this.evidence.deaf({ code: error instanceof Fault ? error.code : 'hearing_failed' });
  }
}
