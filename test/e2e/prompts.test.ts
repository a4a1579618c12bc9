import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BelievableCampaign, believableCampaign } from './believable-campaign.ts';
import { findBreaches, findFaults, findWideAndNarrowFaults, logInFirst, openContext, openPageIn } from './open-browser.ts';
import { sharedBrowser } from './shared-browser.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const chromium = sharedBrowser();
let folder: string;
let campaign: BelievableCampaign;
let running: RunningConsole;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];
const own = 'a password of my own';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-prompts-'));
  mkdirSync(join(folder, 'data'));
  campaign = await believableCampaign({ file: join(folder, 'data', 'dovolat.db') });
  running = await startConsole({ folder, campaign, consoleFolder: chromium.build });
  await open({ width: 1440 });
  await logInFirst(page, running.login, own);
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
});

afterAll(async () => {
  await context?.close();
  await running?.close();
  await campaign?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open({ width }: { readonly width: number }): Promise<void> {
  const cookies = await context?.cookies();
  await context?.close();
  context = await openContext(chromium.browser, { viewport: { width, height: 900 } });
  if (cookies) await context.addCookies(cookies);
  page = await openPageIn(context, complaints);
  await page.goto(running.url);
}

async function ask(path: string, order: { method?: string; body?: unknown; key?: string } = {}) {
  const response = await page.request.fetch(`${running.url}/api/v1${path}`, {
    method: order.method ?? 'GET',
    ...(order.body !== undefined && { data: order.body }),
    ...(order.key !== undefined && { headers: { 'idempotency-key': order.key } }),
  });
  return { status: response.status(), headers: response.headers(), body: await response.body() };
}

const json = (answer: { body: Buffer }) => JSON.parse(answer.body.toString());

test('an operator changes what calls say by a draft that is heard, reviewed and proved first, and every step is kept with its name', async () => {
  await page.goto(`${running.url}/prompts`);
  const row = page.locator('[data-prompt=greeting]');
  await row.getByText('Dobrý den. Volá automatická').waitFor();
  await row.locator('[data-length]').waitFor({ timeout: 240_000 }); // every prompt is rendered for the first time
  expect(Number(await row.locator('[data-length]').getAttribute('data-length'))).toBeGreaterThan(3000);

  await page.getByRole('button', { name: 'Open greeting' }).click();
  const drawer = page.locator('[data-detail=greeting]');
  await drawer.getByLabel('Text', { exact: true }).fill('Dobrý den, dlužíte {total}.');
  await drawer.getByRole('button', { name: 'Save draft' }).click();
  await drawer.getByText('before anybody was verified').first().waitFor(); // told for each flow that says it
  expect(await drawer.getByRole('button', { name: 'Put into use' }).isDisabled()).toBe(true);
  expect((await ask('/prompts/cs/greeting/use', { method: 'POST' })).status).toBe(409);

  const better = 'Krásný den. Volá automatická služba společnosti {neutral_name}. Mluví k vám počítačový hlas.';
  await drawer.getByLabel('Draft', { exact: true }).fill(better);
  await drawer.getByLabel('Value of neutral_name').fill('Alfa');
  await drawer.getByRole('button', { name: 'Hear the draft' }).click();
  await drawer.locator('[data-plays=true]').waitFor();
  await drawer.getByRole('button', { name: 'Save draft' }).click();
  await expect.poll(() => drawer.getByText('before anybody was verified').count(), { timeout: 60_000 }).toBe(0);
  await drawer.getByLabel('Who has read it').fill('Věra Malá');
  await drawer.getByRole('button', { name: 'Mark draft as reviewed' }).click();
  await drawer.locator('[data-action=reviewed]').waitFor();
  await drawer.getByRole('button', { name: 'Put into use' }).click();
  await drawer.locator('[data-heard]').getByText(better).waitFor();
  await drawer.getByText('Reviewed by Věra Malá').waitFor();
  expect(await drawer.locator('[data-action]').count()).toBe(4);
  await drawer.getByText('Administrator put a text into use').waitFor();
  expect({ breaches: await findBreaches(page), complaints }).toEqual({ breaches: [], complaints: [] });

  await drawer.getByRole('button', { name: 'Use the shipped text again' }).click();
  await drawer.getByText('Nobody has said yet that this text is right').waitFor();
});

test('a program reads, hears and measures prompts, and orders that came twice are carried out once', async () => {
  const first = json(await ask('/prompts?language=sk&limit=3'));
  expect(first.items).toHaveLength(3);
  const second = json(await ask(`/prompts?language=sk&limit=500&after=${first.next}`));
  expect(second.next).toBeNull();
  expect(second.items[0].prompt > first.items[2].prompt).toBe(true);

  const heard = await ask('/prompts/cs/balance-one/sound');
  expect(heard.headers['content-type']).toBe('audio/wav');
  expect(heard.body.subarray(0, 4).toString()).toBe('RIFF');
  const [usual, longer] = await Promise.all(
    ['1', '987654.79'].map((total) => ask('/prompts/cs/balance-one/sound', { method: 'POST', body: { values: { total } } })),
  );
  expect(Number(longer?.headers['x-duration-ms'])).toBeGreaterThan(Number(usual?.headers['x-duration-ms']) + 1000);
  expect((await ask('/prompts/cs/balance-one/sound', { method: 'POST', body: { values: { total: 'much' } } })).status).toBe(422);
  expect((await ask('/prompts/cs/no-such/sound')).status).toBe(404);

  const read = { text: json(await ask('/prompts/pl/goodbye')).text, reviewer: 'Anna Lis' };
  for (const _ of [1, 2])
    expect((await ask('/prompts/pl/goodbye/reviews', { method: 'POST', body: read, key: 'review-goodbye-1' })).status).toBe(200);
  expect(json(await ask('/prompts/pl/goodbye')).history).toHaveLength(1);
  expect((await ask('/prompts/pl/goodbye/reviews', { method: 'POST', body: { ...read, text: 'Inny' } })).status).toBe(409);
  const gaps = json(await ask('/prompt-gaps')).items.find(({ language }: { language: string }) => language === 'pl');
  expect(gaps.unreviewed).not.toContain('goodbye');
  expect(gaps.unreviewed).toContain('greeting');
});

test('a word that the voice gets wrong is tried out, added, heard and removed', async () => {
  await page.goto(`${running.url}/prompts/lexicon`);
  await page.getByText('Every word is said as it is written').waitFor();
  await page.getByLabel('Word').fill('Google');
  await page.getByLabel('Say it as').fill('gúgl');
  await page.getByRole('button', { name: 'Hear it' }).click();
  await page.locator('[data-plays=true]').waitFor();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const entry = page.locator('[data-word=Google]');
  await entry.getByText('gúgl').waitFor();
  const spelled = { language: 'cs', words: 'Volá Google', entry: null };
  const said = await ask('/lexicon/sound', { method: 'POST', body: spelled });
  const plain = await ask('/lexicon/sound', {
    method: 'POST',
    body: { ...spelled, entry: { word: 'Google', kind: 'respelling', said: 'Google' } },
  });
  expect(said.status).toBe(200);
  expect(said.body.equals(plain.body)).toBe(false);
  const wrong = { language: 'cs', word: 'Google', kind: 'phonemes', said: 'θ' };
  expect(json(await ask('/lexicon', { method: 'POST', body: wrong })).code).toBe('unknown_sound');
  await page.getByRole('button', { name: 'Remove Google' }).click();
  await page.getByText('Every word is said as it is written').waitFor();
});

test('an operator hands a recording in, hears it and removes it; a wrong one is refused with what is wrong with it', async () => {
  const { body: spoken } = await ask('/prompts/cs/goodbye/sound');
  await page.goto(`${running.url}/prompts?language=cs&q=goodbye&prompt=goodbye`);
  const part = page.locator('[data-detail=goodbye] [data-name=goodbye]');
  const choose = (name: string, buffer: Buffer) =>
    part.locator('input[type=file]').setInputFiles({ name, mimeType: 'audio/wav', buffer });
  await part.getByText('said by the voice').waitFor();

  await choose('letter.wav', Buffer.from('Dear voice talent'));
  await part.getByRole('alert').getByText('It is no MP3 and no WAVE file').waitFor();
  await choose('cut.wav', spoken.subarray(0, 44 + 6000));
  await part.getByRole('alert').getByText('The recording is too short for these words').waitFor();
  expect(await page.locator('[data-action=recorded]').count()).toBe(0);

  await choose('goodbye.wav', spoken);
  await part.getByText(/^recorded · [\d.]+\s?s at −\d+ dB/).waitFor();
  expect(await part.getByRole('alert').count()).toBe(0);
  await page.locator('[data-action=recorded]').getByText('Administrator handed in a recording').waitFor();
  await part.getByRole('button', { name: 'Hear it: the recording of goodbye' }).click();
  await part.locator('[data-plays=true]').waitFor();
  expect({ faults: await findWideAndNarrowFaults(page, 'prompts recorded') }).toEqual({ faults: [] });
  const row = page.locator('[data-prompt=goodbye]');
  await row.locator('[data-recording=whole]').waitFor();

  await part.getByRole('button', { name: 'Remove the recording of goodbye' }).click();
  await part.getByText('said by the voice').waitFor();
  await row.locator('[data-recording=none]').waitFor();
  await page.locator('[data-action=recording_removed]').waitFor();
  expect((await ask('/prompts/cs/goodbye/recordings/goodbye', { method: 'DELETE' })).status).toBe(404);
  expect((await ask('/prompts/cs/goodbye/recordings/goodbye.1/sound')).status).toBe(404);
  expect(complaints).toEqual([]);
});

test('an operator hands a word of the dates in, hears it beside the voice, and goes back to the voice', async () => {
  await page.goto(`${running.url}/prompts?language=cs`);
  await page.getByRole('link', { name: 'Numbers and dates' }).click();
  await page.getByText('0 of 358 words recorded.').waitFor();
  await page.getByLabel('Find', { exact: true }).fill('listopadu');
  const word = page.locator('[data-word=listopadu]');
  await word.getByText('said by the voice').waitFor();
  expect(await page.locator('[data-word]').count()).toBe(1);
  await word.getByRole('button', { name: 'Hear the voice: listopadu' }).click();
  await word.locator('[data-plays=true]').waitFor();
  const choose = (name: string, buffer: Buffer) =>
    word.locator('input[type=file]').setInputFiles({ name, mimeType: 'audio/wav', buffer });
  await choose('letter.wav', Buffer.from('Dear voice talent'));
  await word.getByRole('alert').getByText('It is no MP3 and no WAVE file').waitFor();
  const said = { language: 'cs', words: 'listopadu' };
  const { body: spoken } = await ask('/lexicon/sound', { method: 'POST', body: said });
  await choose('november.wav', spoken);
  await word.getByText(/^recorded · Administrator handed in a recording, \d\d:\d\d$/).waitFor();
  await page.getByText('1 of 358 words recorded.').waitFor();
  await page.getByText('Some numbers are said in two voices now.').waitFor();
  await word.getByRole('button', { name: 'Hear it: the recording of listopadu' }).click();
  await word.locator('[data-plays=true]').waitFor();
  await page.getByLabel('Find', { exact: true }).fill('');
  await page.getByLabel('Show', { exact: true }).selectOption('recorded');
  await page.locator('[data-word]').nth(1).waitFor({ state: 'detached' });
  expect(await page.locator('[data-word]').count()).toBe(1);
  expect({ faults: await findWideAndNarrowFaults(page, 'vocabulary recorded') }).toEqual({ faults: [] });
  expect((await ask('/vocabulary/cs/movember/recording', { method: 'DELETE' })).status).toBe(404);
  expect((await ask('/vocabulary/cs/..%2Flistopadu/recording', { method: 'DELETE' })).status).toBe(400);

  await word.getByRole('button', { name: 'Remove the recording of listopadu' }).click();
  await page.getByText('No such word').waitFor();
  await page.getByLabel('Show', { exact: true }).selectOption('unrecorded');
  await word.getByText(/^said by the voice · Administrator removed the recording, /).waitFor();
  expect(complaints).toEqual([]);
});

test('the pages of prompts are open to everybody, light and dark, wide and narrow', async () => {
  await ask('/prompts/cs/greeting/draft', { method: 'PUT', body: { text: 'Dobrý den, volá {neutral_name}.' } });
  await ask('/lexicon', {
    method: 'POST',
    body: { language: 'cs', word: 'Home Credit', kind: 'phonemes', said: 'ˈhoum ˈkrɛdɪt' },
  });
  const pages = {
    texts: '/prompts?language=cs&q=promise',
    detail: '/prompts?language=cs&q=greeting&prompt=greeting',
    vocabulary: '/prompts/vocabulary?language=cs&q=list',
    lexicon: '/prompts/lexicon?language=cs',
  } as const;
  for (const width of [1440, 390]) {
    await open({ width });
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${running.url}${path}`);
      await page.getByRole('progressbar').waitFor({ state: 'detached' });
      await page.waitForLoadState('networkidle');
      if (name === 'detail') await page.getByRole('button', { name: 'Put into use' }).waitFor();
      expect({ name, width, faults: await findFaults(page, `prompts ${name}`) }).toEqual({ name, width, faults: [] });
    }
  }
  expect(complaints).toEqual([]);
});
