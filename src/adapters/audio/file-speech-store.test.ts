import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseWav } from '../../kernel/wav.ts';
import { fileSpeechStore } from './file-speech-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dovolat-speech-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fragment = {
  master: { rate: 16000, samples: Int16Array.from({ length: 1601 }, (_, i) => i) },
  encoded: new Uint8Array(801).fill(0xd5),
};

async function files(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
const fileEndingIn = async (end: string) => (await files()).find((file) => file.endsWith(end)) ?? '';

test('a fragment is found again by its recipe, also by a later process, with its master beside it', async () => {
  await fileSpeechStore(folder, 'alaw').keepFragment('jedna', fragment);
  expect(await fileSpeechStore(folder, 'alaw').findFragment('jedna')).toEqual(Buffer.from(fragment.encoded));
  expect(await fileSpeechStore(folder, 'alaw').findFragment('dva')).toBeUndefined();
  const master = parseWav(await readFile(await fileEndingIn('.wav')));
  expect(master).toEqual({ ok: true, value: fragment.master });
});

test('a fragment that was cut short, or lost its master, is not there', async () => {
  const store = fileSpeechStore(folder, 'alaw');
  await store.keepFragment('jedna', fragment);
  await truncate(await fileEndingIn('.alaw'), 400);
  expect(await store.findFragment('jedna')).toBeUndefined();
  await store.keepFragment('jedna', fragment);
  expect(await store.findFragment('jedna')).toBeDefined();
  await rm(await fileEndingIn('.wav'));
  expect(await store.findFragment('jedna')).toBeUndefined();
});

test('a prompt is handed out only if its file has exactly the length that was meant', async () => {
  const store = fileSpeechStore(folder, 'alaw');
  const kept = await store.keepPrompt('greeting', new Uint8Array(12_004).fill(1));
  expect(kept.durationMs).toBe(1501);
  expect(kept.path.startsWith(join(folder, 'prompts'))).toBe(true);
  expect((await readFile(`${kept.path}.alaw`)).length).toBe(12_004);
  expect(await store.findPrompt('greeting', 12_004)).toEqual(kept);
  expect(await store.findPrompt('greeting', 12_003)).toBeUndefined();
  await truncate(`${kept.path}.alaw`, 12_000);
  expect(await store.findPrompt('greeting', 12_004)).toBeUndefined();
  await rm(`${kept.path}.alaw`);
  expect(await store.findPrompt('greeting', 12_004)).toBeUndefined();
});

test('many writers of one prompt leave one whole file and no drafts', async () => {
  const store = fileSpeechStore(folder, 'alaw');
  const bytes = Uint8Array.from({ length: 50_000 }, (_, i) => i % 251);
  const kept = await Promise.all(Array.from({ length: 12 }, () => store.keepPrompt('options', bytes)));
  expect(new Set(kept.map(({ path }) => path)).size).toBe(1);
  expect(await files()).toEqual([`${kept[0]?.path}.alaw`]);
  expect(new Uint8Array(await readFile(`${kept[0]?.path}.alaw`))).toEqual(bytes);
});

test('a place that cannot be written is a fault that says what to see to', async () => {
  await writeFile(join(folder, 'prompts'), 'a file where a folder should be');
  const store = fileSpeechStore(folder, 'alaw');
  await expect(store.keepPrompt('greeting', fragment.encoded)).rejects.toMatchObject({ code: 'audio_not_written' });
  await expect(store.keepPrompt('greeting', fragment.encoded)).rejects.toHaveProperty('remedy', expect.stringContaining('room'));
});
