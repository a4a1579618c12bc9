import type { Language } from '../kernel/country.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { renderWav } from '../kernel/wav.ts';
import { confirmRecording, type HandInTools, handInRecording, removeRecording } from '../speech/recordings/hand-in-recording.ts';
import { conditionFragment } from '../speech/sound/condition-fragment.ts';
import { decodeG711, trunkRate } from '../speech/sound/g711.ts';
import type { Takes } from '../web/prompts/ports.ts';
import type { OpenRecordings } from './open-recordings.ts';
import type { PromptLibraryParts } from './prompt-library.ts';

/** Recordings that people hand in, each looked at anew as soon as one came or went. */
export function promptTakes({ speech, wordStore: history, flowFiles, tools }: PromptLibraryParts): Takes {
  const { work, clock } = tools;
  const textOf = (language: Language, prompt: string) => flowFiles.texts.of(language).get(prompt);

  async function changed(language: Language, change: (tools: HandInTools) => Promise<Result<void>>): Promise<Result<void>> {
    const { recordings } = await speech();
    const { files, ledger, store: sound } = recordings;
    const done = await change({ files, ledger, sound, history, work, clock, textOf });
    if (done.ok) await recordings.take(language);
    return done;
  }

  return {
    handIn: (at, bytes, by) => changed(at.language, (all) => handInRecording(all, by, at, bytes)),
    remove: (at, by) => changed(at.language, (all) => removeRecording(all, by, at)),
    confirm: (at, by) => changed(at.language, (all) => confirmRecording(all, by, at)),
    listen: async ({ language, take }) => {
      const { recordings } = await speech();
      const found = (await reportOf(recordings, language)).files.get(take);
      if (!found) return refuse('no_such_recording', `there is no recording of ${take}`);
      const raw = await recordings.files.decode(found.file);
      if (!raw.ok) return raw;
      const samples = decodeG711(conditionFragment(raw.value, 'alaw').encoded, 'alaw');
      const durationMs = Math.round((samples.length / trunkRate) * 1000);
      return accept({ wav: renderWav({ rate: trunkRate, samples }), voice: 'recording', durationMs, fragments: [] });
    },
  };
}

async function reportOf(recordings: OpenRecordings, language: Language) {
  return recordings.lastReport(language) ?? recordings.take(language);
}
