import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findNative } from '../adapters/native/find-native.ts';
import { nativeSettings } from '../adapters/native/native-settings.ts';
import type { PromptDesk } from '../cli/prompt-desk.ts';
import type { Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import { accept, refuse } from '../kernel/result.ts';
import { spokenLanguages } from '../speech/speech-of.ts';
import type { OpenInstallation } from './open-installation.ts';
import { type OpenRecordings, openRecordings } from './open-recordings.ts';
import { type OpenSpeech, openSpeech } from './open-speech.ts';
import { promptLibrary } from './prompt-library.ts';

/**
 * Prompts, their recordings and the lexicon for people at a terminal: `dovolat prompts`, `dovolat lexicon`. Shares everything with a
 * server that runs, which hears of changes within seconds. Voices are opened when something is to be heard.
 */
export function promptDesk(
  installation: OpenInstallation,
  nameOf: (actor: string) => Promise<string> = async (actor) => actor.replace(/^user:/, ''),
): PromptDesk & { close(): Promise<void> } {
  const { config, texts, words } = installation;
  let opened: Promise<{ readonly recordings: OpenRecordings; readonly speech: OpenSpeech }> | undefined;
  const start = async () => {
    const native = await findNative(nativeSettings(process.env));
    if (!native)
      throw new Fault('native_parts_missing', 'sox and espeak-ng were not found', {
        kind: 'misconfigured',
        remedy: 'start Dovolat once, or see what `dovolat doctor` says',
      });
    const recordings = openRecordings(config, native.programs, texts, join(config.data, 'audio'));
    for (const language of spokenLanguages)
      if ((await recordings.signature(language)) !== '') recordings.hear(language, (await recordings.take(language)).set);
    return { recordings, speech: await openSpeech(config, spokenLanguages, native.programs, texts, recordings, words) };
  };
  const open = () => {
    opened ??= start();
    return opened;
  };

  return {
    library: promptLibrary({
      ...installation,
      speech: async () => {
        const { recordings, speech } = await open();
        return { recordings, voicesOf: speech.voicesOf };
      },
      nameOf,
    }),
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
    save: (file, sound) => writeFile(file, sound),
    close: async () => (await opened?.catch(() => undefined))?.speech.close(),
  };
}

async function confirm({ ledger }: OpenRecordings, language: Language, name: string, text: string | undefined) {
  const before = await ledger.find(language, name);
  if (text === undefined || !before)
    return refuse('no_such_recording', `no recording of ${name} was ever taken; \`dovolat prompts check ${language}\` tells why`);
  await ledger.keep(language, name, { sha256: before.sha256, text });
  return accept(undefined);
}
