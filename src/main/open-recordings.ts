import { join } from 'node:path';
import { fileRecordingLedger } from '../adapters/audio/file-recording-ledger.ts';
import { fileSpeechStore } from '../adapters/audio/file-speech-store.ts';
import { recordingFiles } from '../adapters/audio/recording-files.ts';
import { runProgram } from '../adapters/espeak/run-program.ts';
import type { Config } from '../config.ts';
import type { Language } from '../kernel/country.ts';
import type { Programs } from '../kernel/programs.ts';
import type { PromptTexts, RecordingFiles, RecordingLedger, SpeechStore } from '../speech/ports.ts';
import { type RecordingSet, recordingSet } from '../speech/recordings/recording-set.ts';
import { type RecordingReport, takeRecordings } from '../speech/recordings/take-recordings.ts';

/** The recordings of an installation, and the sound that is made of them. */
export type OpenRecordings = {
  readonly store: SpeechStore;
  readonly ledger: RecordingLedger;
  readonly files: RecordingFiles;
  /** Looks at the files of a language; nothing is heard differently yet. */
  take(language: Language): Promise<RecordingReport>;
  /** What `take` saw last; undefined before it looked. */
  lastReport(language: Language): RecordingReport | undefined;
  /** From now on these are heard. Their language's voices must have been prepared for them. */
  hear(language: Language, set: RecordingSet): void;
  /** Those that are heard. */
  heard(language: Language): RecordingSet;
  signature(language: Language): Promise<string>;
};

/** Opens the folder of the prompts for recordings, `DATA/prompts` for those that people hand in, and `audioFolder` for sound. Reads nothing yet. */
export function openRecordings(
  { prompts, data }: Pick<Config, 'prompts' | 'data'>,
  programs: Programs,
  texts: PromptTexts,
  audioFolder: string,
): OpenRecordings {
  const store = fileSpeechStore(audioFolder, 'alaw');
  const handedIn = join(data, 'prompts');
  // Beside them, since it is backed up: after a restore, too, no recording is heard for other words than it was made for.
  const ledger = fileRecordingLedger(join(handedIn, '.made-for'), join(audioFolder, 'recordings'));
  const files = recordingFiles({ delivered: prompts, handedIn }, programs, runProgram);
  const heard = new Map<Language, RecordingSet>();
  const reports = new Map<Language, RecordingReport>();
  return {
    store,
    ledger,
    files,
    take: async (language) => {
      const report = await takeRecordings({ files, ledger, store }, language, texts.of(language));
      reports.set(language, report);
      return report;
    },
    lastReport: (language) => reports.get(language),
    hear: (language, set) => {
      heard.set(language, set);
    },
    heard: (language) => heard.get(language) ?? none,
    signature: (language) => files.signature(language),
  };
}

const none = recordingSet([]);
