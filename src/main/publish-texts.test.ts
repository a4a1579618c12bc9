import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../test/support/open-dialer.ts';
import { readConfig } from '../config.ts';
import { allEvents } from '../journal/all-events.ts';
import type { PromptLibrary } from '../web/prompts/ports.ts';
import { type OpenInstallation, openInstallation } from './open-installation.ts';
import { promptLibrary } from './prompt-library.ts';

const better = 'Krásný den. Volá automatická telefonní služba společnosti {neutral_name}. Mluví k vám počítačový hlas.';
const by = 'user:eva';
let folder: string;
let file: string;
let installation: OpenInstallation;
let library: PromptLibrary;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-texts-'));
  cpSync('ivr-flows', join(folder, 'flows'), { recursive: true });
  cpSync('prompts', join(folder, 'prompts'), { recursive: true });
  file = join(folder, 'flows/soft-reminder.yaml');
  await open();
});
afterEach(async () => {
  await installation.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  const at = (name: string) => join(folder, name);
  const settings = { DOVOLAT_DATA: at('data'), DOVOLAT_FLOWS: at('flows'), DOVOLAT_PROMPTS: at('prompts') };
  installation = await openInstallation(readConfig(settings));
  const speech = () => Promise.reject(new Error('nobody listens here'));
  library = promptLibrary({ ...installation, speech, nameOf: async (actor) => actor });
}

const said = (name = 'soft-reminder') => installation.flows.published(name)?.prompts.get('cs')?.get('greeting')?.text;
const swapKeys = () => {
  const text = readFileSync(file, 'utf8');
  const swapped = text.replace('      1: promise\n      2: details', '      1: details\n      2: promise');
  expect(swapped).not.toBe(text);
  writeFileSync(file, swapped);
};
const putIntoUse = async () => {
  must(await library.draft('cs', 'greeting', better, by));
  return must(await library.use('cs', 'greeting', by));
};
const publications = async () =>
  (await Array.fromAsync(allEvents(installation.journal))).flatMap((event) =>
    event.type === 'flow_published' && event.actor === by ? [event.data as { flow: string; version: string }] : [],
  );

test('a text that is put into use is heard at once in every published flow that says it, published by whoever did it', async () => {
  const before = installation.flows.published('soft-reminder');
  const { publishedFlows, waitingFlows } = await putIntoUse();
  expect(publishedFlows).toContain('soft-reminder');
  expect(waitingFlows).toEqual([]);
  for (const name of publishedFlows) expect(said(name)).toBe(better);
  expect((await publications()).map(({ flow }) => flow).sort()).toEqual([...publishedFlows].sort());
  const kept = installation.flows.version('soft-reminder', before?.version ?? '');
  expect(kept?.prompts.get('cs')?.get('greeting')?.text).toBe(before?.prompts.get('cs')?.get('greeting')?.text);
  await installation.close();
  await open();
  expect(said()).toBe(better);
});

test('the shipped text comes back to calls in the same way, under the version that it had', async () => {
  const before = installation.flows.published('soft-reminder')?.version;
  await putIntoUse();
  expect(must(await library.restore('cs', 'greeting', by)).publishedFlows).toContain('soft-reminder');
  expect(installation.flows.published('soft-reminder')?.version).toBe(before);
});

test('a flow whose file has unpublished changes is named and keeps what it says until somebody publishes it', async () => {
  const [version, shipped] = [installation.flows.published('soft-reminder')?.version, said()];
  swapKeys();
  const { publishedFlows, waitingFlows } = await putIntoUse();
  expect(waitingFlows).toEqual(['soft-reminder']);
  expect(publishedFlows).not.toContain('soft-reminder');
  expect(installation.flows.published('soft-reminder')?.version).toBe(version);
  expect(said()).toBe(shipped);
  installation.words.hear(await installation.words.look());
  must(await installation.flows.publish(file, by));
  expect(said()).toBe(better);
});

test('a published flow whose file is gone is named too, and a retired one is left alone', async () => {
  rmSync(file);
  const [other = ''] = installation.flows.names().filter((name) => name !== 'soft-reminder' && said(name) !== undefined);
  expect(other).not.toBe('');
  must(await installation.flows.retire(other, by));
  const { publishedFlows, waitingFlows } = await putIntoUse();
  expect(waitingFlows).toEqual(['soft-reminder']);
  expect(publishedFlows).not.toContain(other);
  expect(installation.flows.published(other)).toBeUndefined();
});

test('a text that is refused publishes nothing', async () => {
  must(await library.draft('cs', 'greeting', 'Dlužíte {total}.', by));
  expect(await library.use('cs', 'greeting', by)).toMatchObject({ ok: false, reason: 'flow_refused' });
  expect(await publications()).toEqual([]);
});
