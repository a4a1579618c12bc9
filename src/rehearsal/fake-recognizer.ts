import type { Language } from '../kernel/country.ts';
import type { ExpectedSpeech, HeardSpeech, SpeechRecognizer, SpeechStream } from '../speech/ports.ts';

/** An engine that understands what a test says, instead of sound: the `SpeechRecognizer` port without a model. */
export class FakeRecognizer implements SpeechRecognizer {
  readonly language: Language;
  /** Bytes of sound that were handed over for a question, in order of the questions. */
  readonly heardBytes: number[] = [];
  readonly expected: ExpectedSpeech[] = [];
  private heard: ((utterance: HeardSpeech) => void) | null = null;
  private lost: ((cause: unknown) => void) | null = null;

  constructor(language: Language) {
    this.language = language;
  }

  /** True while a question listens. */
  get listening(): boolean {
    return this.heard !== null;
  }

  listen(expected: ExpectedSpeech, heard: (utterance: HeardSpeech) => void, lost: (cause: unknown) => void): SpeechStream {
    this.expected.push(expected);
    const index = this.heardBytes.push(0) - 1;
    this.heard = heard;
    this.lost = lost;
    return {
      write: (sound) => {
        this.heardBytes[index] = (this.heardBytes[index] ?? 0) + sound.byteLength;
      },
      close: () => {
        if (this.heard === heard) this.heard = null;
      },
    };
  }

  understands(text: string, confidence: number | null = 0.95): void {
    this.heard?.({ text, confidence });
  }

  breaks(cause: unknown): void {
    this.lost?.(cause);
  }
}
