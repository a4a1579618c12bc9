import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../test/support/open-dialer.ts';
import { readConfig } from '../config.ts';
import { withTexts } from '../flow/with-texts.ts';
import { allEvents } from '../journal/all-events.ts';
import { type OpenInstallation, openInstallation } from './open-installation.ts';

let folder: string;
let file: string;
const opened: OpenInstallation[] = [];
const by = 'user:ada';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-versions-'));
  cpSync('ivr-flows', join(folder, 'flows'), { recursive: true });
  cpSync('prompts', join(folder, 'prompts'), { recursive: true });
  file = join(folder, 'flows/soft-reminder.yaml');
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<OpenInstallation> {
  const at = (name: string) => join(folder, name);
  const installation = await openInstallation(
    readConfig({ DOVOLAT_DATA: at('data'), DOVOLAT_FLOWS: at('flows'), DOVOLAT_PROMPTS: at('prompts') }),
  );
  opened.push(installation);
  return installation;
}

const change = (path: string, from: string, to: string) => {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};
const swapKeys = () => change(file, '      1: promise\n      2: details', '      1: details\n      2: promise');
const published = ({ flows }: OpenInstallation) => flows.published('soft-reminder') ?? expect.fail('nothing is published');
const statesOf = async ({ flows }: OpenInstallation) =>
  (await flows.list()).filter(({ name }) => name === 'soft-reminder').map(({ state }) => state);

test('an installation that has never published anything publishes the flows that can be proved, and only then', async () => {
  writeFileSync(join(folder, 'flows/broken.yaml'), 'flow: broken\nlanguages: [cs]\nstart: gone\nnodes: {}\n');
  const first = await open();
  expect(first.flows.names()).toEqual(expect.arrayContaining(['neutral-callback', 'soft-reminder']));
  expect(first.flows.names()).not.toContain('broken');
  const broken = (await first.flows.list()).find(({ name }) => name === 'broken');
  expect(broken).toMatchObject({ state: 'draft', trouble: expect.stringContaining('dangling_target') });
  writeFileSync(join(folder, 'flows/later.yaml'), readFileSync(file, 'utf8').replace('flow: soft-reminder', 'flow: later'));
  const second = await open();
  expect(second.flows.names()).not.toContain('later');
});

test('a changed file is a draft: new calls say what was published until somebody publishes it, and the journal names who did', async () => {
  const before = published(await open()).version;
  swapKeys();
  const installation = await open();
  expect(published(installation).version).toBe(before);
  expect(await statesOf(installation)).toEqual(['published', 'draft']);
  const done = must(await installation.flows.publish(file, by));
  expect(done).toMatchObject({ changed: true, replaced: before });
  expect(published(installation).nodes.get('options')?.on[1]).toBe('details');
  expect(await statesOf(installation)).toEqual(['published', 'retired']);
  expect(must(await installation.flows.publish(file, by)).changed).toBe(false);
  const told = (await Array.fromAsync(allEvents(installation.journal))).filter(({ type }) => type === 'flow_published');
  expect(told.filter(({ actor }) => actor === by).map(({ data }) => data)).toEqual([
    { flow: 'soft-reminder', version: done.version, replaces: before },
  ]);
});

test('a text that is changed and not published is not spoken: nobody has proved it yet', async () => {
  const before = published(await open());
  const book = join(folder, 'prompts/cs.yaml');
  change(book, 'goodbye: Děkujeme vám za váš čas. Na shledanou.', 'goodbye: Zaplaťte svůj dluh {total}.');
  const installation = await open();
  const flow = published(installation);
  expect(flow.version).toBe(before.version);
  expect(installation.texts.of('cs').get('goodbye')).toContain('dluh');
  const [spoken] = withTexts(flow, 'cs', [{ prompt: 'goodbye', values: {} }]);
  expect(spoken).toMatchObject({ text: 'Děkujeme vám za váš čas. Na shledanou.' });
});

test('a flow that cannot be proved is not published, and what was published stays', async () => {
  const installation = await open();
  const before = published(installation).version;
  change(file, 'then: who }', 'then: balance }');
  expect(await installation.flows.publish(file, by)).toMatchObject({ ok: false, reason: 'flow_refused' });
  expect(published(installation).version).toBe(before);
});

test('a running call keeps its version over a publication and a restart, also when the files are gone', async () => {
  const version = published(await open()).version;
  swapKeys();
  must(await (await open()).flows.publish(file, by));
  rmSync(file);
  const installation = await open();
  expect(installation.flows.version('soft-reminder', version)?.nodes.get('options')?.on[1]).toBe('promise');
  expect(published(installation).nodes.get('options')?.on[1]).toBe('details');
});

test('what was published before can be published again by the beginning of its version', async () => {
  const installation = await open();
  const before = published(installation).version;
  swapKeys();
  must(await installation.flows.publish(file, by));
  must(await installation.flows.publish(`soft-reminder@${before.slice(0, 8)}`, by));
  expect(published(installation).version).toBe(before);
  expect(await installation.flows.publish('soft-reminder@', by)).toMatchObject({ reason: 'unknown_version' });
  expect(await installation.flows.publish('soft-reminder@ffff', by)).toMatchObject({ reason: 'unknown_version' });
});

test('a retired flow is used by no new call, and what is not published cannot be retired', async () => {
  const installation = await open();
  const { version } = published(installation);
  must(await installation.flows.retire(`soft-reminder@${version}`, by));
  expect(installation.flows.published('soft-reminder')).toBeUndefined();
  expect((await open()).flows.names()).not.toContain('soft-reminder');
  expect(await installation.flows.retire(`soft-reminder@${version}`, by)).toMatchObject({ reason: 'not_published' });
  expect(await installation.flows.retire('soft-reminder', by)).toMatchObject({ reason: 'unknown_flow' });
});

test('what one process publishes, another that runs uses soon after', async () => {
  const running = await open();
  swapKeys();
  const { version } = must(await (await open()).flows.publish(file, by));
  for (let waited = 0; published(running).version !== version && waited < 5000; waited += 50) await sleep(50);
  expect(published(running).version).toBe(version);
});

test('a version is known by the name that it was kept under, whatever a later program would call it', async () => {
  await open();
  const archive = join(folder, 'data/flows');
  const [kept = ''] = readdirSync(archive).filter((name) => name.startsWith('soft-reminder@'));
  renameSync(join(archive, kept), join(archive, 'soft-reminder@0123456789abcdef0123456789abcdef.json'));
  const flow = (await open()).flows.version('soft-reminder', '0123456789abcdef0123456789abcdef');
  expect(flow?.version).toBe('0123456789abcdef0123456789abcdef');
});

test('a version that a stricter proof would refuse is called and replayed as it was published; the list says what is wrong, and it is not published anew', async () => {
  const { version } = published(await open());
  // What an earlier program let through: a debt that anybody hears who gives up.
  const archive = join(folder, 'data/flows', `soft-reminder@${version}.json`);
  change(archive, 'neutral-goodbye: Zavolat ', 'neutral-goodbye: Dlužíte {total|accusative}. Zavolat ');
  const later = await open();
  expect(published(later)).toMatchObject({ name: 'soft-reminder', version });
  expect(later.flows.version('soft-reminder', version)?.nodes.size).toBeGreaterThan(30);
  expect(must(later.flows.read(`soft-reminder@${version}`)).flow.version).toBe(version);
  const told = (await later.flows.list()).find((each) => each.version === version);
  expect(told).toMatchObject({ state: 'published', trouble: expect.stringContaining('disclosure_before_verification') });
  const again = await later.flows.publish(`soft-reminder@${version}`, by);
  expect(again).toMatchObject({ ok: false, reason: 'flow_refused' });
});

test('what another process publishes is what the very next call uses, whether or not this one has heard of it yet', async () => {
  const server = await open();
  const before = published(server).version;
  const current = () => server.tools.work.run(async (tx) => (await server.flows.current(tx, 'soft-reminder'))?.version);
  expect(await current()).toBe(before);
  const commandLine = await open();
  swapKeys();
  const { version } = must(await commandLine.flows.publish(file, by));
  expect(await current()).toBe(version);
  must(await commandLine.flows.retire('soft-reminder', by));
  expect(await current()).toBeUndefined();
});
