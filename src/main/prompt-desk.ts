import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findNative } from '../adapters/native/find-native.ts';
import { nativeSettings } from '../adapters/native/native-settings.ts';
import type { PromptDesk } from '../cli/prompt-desk.ts';
import type { Config } from '../config.ts';
import type { Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import { accept, refuse } from '../kernel/result.ts';
import { renderWav } from '../kernel/wav.ts';
import { sayingKey } from '../speech/prompt-audio.ts';
import { sampleValues } from '../speech/sample-values.ts';
import { decodeG711, trunkRate } from '../speech/sound/g711.ts';
import { fileFlowLibrary } from './file-flow-library.ts';
import { type OpenRecordings, openRecordings } from './open-recordings.ts';
import { openSpeech } from './open-speech.ts';

/** Prompts and their recordings for people at a terminal: `dovolat prompts`. Shares everything with a server that runs, and disturbs nothing. */
export function promptDesk(config: Config): PromptDesk {
  const { texts } = fileFlowLibrary(config.flows, config.prompts, join(config.data, 'flows'));
  const open = async () => {
    const native = await findNative(nativeSettings(process.env));
    if (!native)
      throw new Fault('native_parts_missing', 'sox and espeak-ng were not found', {
        kind: 'misconfigured',
        remedy: 'start Dovolat once, or see what `dovolat doctor` says',
      });
    return { native, recordings: openRecordings(config, native.programs, texts, join(config.data, 'audio')) };
  };
  const withText = (language: Language, prompt: string) => {
    const text = texts.of(language).get(prompt);
    return text === undefined
      ? refuse('no_such_prompt', `there is no prompt ${prompt} in ${language}; \`dovolat prompts list ${language}\` names all`)
      : accept(text);
  };

  return {
    textOf: (language, prompt) => texts.of(language).get(prompt),
    look: async (language) => (await open()).recordings.take(language),
    confirm: async (language, names) => {
      const { recordings } = await open();
      const { script } = await recordings.take(language);
      for (const name of names) {
        const confirmed = await confirm(recordings, language, name, script.find((line) => line.name === name)?.text);
        if (!confirmed.ok) return confirmed;
      }
      return accept(await recordings.take(language));
    },
    preview: async (language, prompt, out) => {
      const text = withText(language, prompt);
      if (!text.ok) return text;
      const { native, recordings } = await open();
      const { set } = await recordings.take(language);
      recordings.hear(language, set);
      const speech = await openSpeech(config, [language], native.programs, texts, recordings);
      try {
        const [voice] = speech.voicesOf(language);
        if (!voice) return refuse('no_voice', `nobody speaks ${language}`);
        const saying = { prompt, values: sampleValues(language, text.value) };
        const prepared = await voice.audio.preparePrompts(language, [saying]);
        const file = prepared.audio.get(sayingKey(saying));
        if (!file) return refuse('no_sound', `${prompt} could not be said`);
        const sound = decodeG711(readFileSync(`${file.path}.alaw`), 'alaw');
        await writeFile(out, renderWav({ rate: trunkRate, samples: sound }));
        const fragments = voice.audio
          .fragmentsOf(language, saying)
          .map(({ text: words, recording }) => ({ words, recorded: recording !== undefined }));
        return accept({ voice: voice.name, durationMs: file.durationMs, out, fragments });
      } finally {
        await speech.close();
      }
    },
  };
}

async function confirm({ ledger }: OpenRecordings, language: Language, name: string, text: string | undefined) {
  const before = await ledger.find(language, name);
  if (text === undefined || !before)
    return refuse('no_such_recording', `no recording of ${name} was ever taken; \`dovolat prompts check ${language}\` tells why`);
  await ledger.keep(language, name, { sha256: before.sha256, text });
  return accept(undefined);
}
