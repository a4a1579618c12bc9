import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BelievableCampaign, believableCampaign } from './believable-campaign.ts';
import { type BelievableOutbox, promiseEmail } from './believable-outbox.ts';
import { findFaults, logInFirst, openContext, openPageIn } from './open-browser.ts';
import { sharedBrowser } from './shared-browser.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

const own = 'a password of my own';
const email = 'admin@dovolat.localhost';

/** A browser on a machine that does other things too. */
vi.setConfig({ testTimeout: 180_000 });

const chromium = sharedBrowser();
let folder: string;
let campaign: BelievableCampaign;
let running: RunningConsole;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let strangers: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-console-'));
  campaign = await believableCampaign();
  running = await startConsole({ folder, campaign, consoleFolder: chromium.build });
  complaints = [];
  strangers = [];
  context = await openContext(chromium.browser);
  page = await openPage();
});

afterEach(async () => {
  await context.close();
  await running.close();
  await campaign.close();
  rmSync(folder, { recursive: true });
});

async function openPage(): Promise<Page> {
  const opened = await openPageIn(context, complaints);
  opened.on('request', (request) => {
    if (new URL(request.url()).hostname !== '127.0.0.1') strangers.push(request.url());
  });
  await opened.addInitScript(() => {
    const heard: number[] = [];
    const Original = window.EventSource;
    Object.assign(window, { heard });
    window.EventSource = class extends Original {
      constructor(url: string | URL) {
        super(url);
        this.addEventListener('happened', (message) => heard.push(Number(message.lastEventId)));
      }
    };
  });
  return opened;
}

async function enter(password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

async function logIn(path = '/'): Promise<void> {
  await page.goto(`${running.url}${path}`);
  await logInFirst(page, running.login, own);
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
}

async function openCampaign(): Promise<void> {
  await page.getByRole('link', { name: 'November reminders' }).click();
  await page.getByRole('heading', { name: 'November reminders' }).waitFor();
}

/** Calls on the screen as `who state`, from the top. */
function board(of = page): Promise<string[]> {
  return of.locator('tr[data-call]').evaluateAll((rows) =>
    rows.map((row) => {
      const [who, state] = [...row.querySelectorAll('td')];
      return `${who?.querySelector('button')?.textContent} ${state?.querySelector('[data-state]')?.getAttribute('data-state')}`;
    }),
  );
}

async function boardIs(rows: readonly string[], of = page): Promise<void> {
  await expect.poll(() => board(of), { timeout: 20_000 }).toEqual(rows);
}

async function playOut(id: Awaited<ReturnType<BelievableCampaign['place']>>): Promise<void> {
  while (id && (await campaign.step(id)));
}

test('a wrong password is refused in words, and the right one leads to the page that was asked for', async () => {
  await logIn(`/campaigns/${campaign.campaignId}/refusals`);
  await page.getByText('Nothing was refused').waitFor();
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Log out' }).click();
  await enter('not the password');
  await page.getByRole('alert').filter({ hasText: 'The e-mail or the password is wrong' }).waitFor();
  await enter(own);
  await page.getByRole('heading', { name: 'November reminders' }).waitFor();
  expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
});

test('the one-time password opens nothing but the choice of an own one', async () => {
  await page.goto(`${running.url}/campaigns`);
  await enter(running.login.password);
  await page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
  await page.goto(`${running.url}/campaigns/${campaign.campaignId}`);
  await page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
});

test('the board follows each call from the dial to the promise without a reload', async () => {
  await logIn();
  await openCampaign();
  await page.getByText('No calls yet').waitFor();
  const id = await campaign.place();
  await boardIs(['Jana N. dialling']);
  if (!id) return;
  await campaign.step(id);
  await boardIs(['Jana N. ringing']);
  await campaign.step(id);
  await boardIs(['Jana N. talking']);
  await page.getByText('greeting', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Call to Jana N.' }).click();
  const drawer = page.getByRole('dialog');
  await campaign.step(id);
  await drawer.getByText('heard whole, 7.8s').waitFor();
  await playOut(id);
  await drawer.getByText('Promised CZK 1,234.50 by 24 Nov').waitFor();
  await drawer.getByText('4.3s of 6.1s heard, cut short').waitFor();
  await drawer.getByText('SMS “Promise confirmed”: requested').waitFor();
  await page.keyboard.press('Escape');
  await boardIs(['Jana N. ended']);
  const row = page.locator('tr[data-call]');
  await row.getByText('Promise to pay').waitFor();
  await row.getByText('CZK 1,234.50').waitFor();
  await expect.poll(() => row.locator('kbd').allTextContents()).toEqual(['••••••••8 masked digits', '1', '2', '1']);
  await campaign.refuseNext();
  await page.getByRole('link', { name: 'Refusals 1' }).click();
  await page.getByText('Slovakia: it was 18:05, calls are allowed from 08:00 to 18:00').waitFor();
  expect(complaints).toEqual([]);
});

test('a lost line and a restarted server leave no gap and nothing twice', async () => {
  await logIn();
  await openCampaign();
  const first = await campaign.place();
  await boardIs(['Jana N. dialling']);

  running.cut();
  const second = await campaign.place();
  await playOut(first);
  await boardIs(['Petr S. dialling', 'Jana N. ended']);

  const { port, login } = running;
  await running.close();
  await page.getByRole('status').filter({ hasText: 'Connection lost' }).waitFor();
  await playOut(second);
  const third = await campaign.place();
  if (third) await campaign.step(third);
  running = await startConsole({ folder, campaign, consoleFolder: chromium.build, port, login });
  await boardIs(['Alena H. ringing', 'Petr S. ended', 'Jana N. ended']);
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
  await playOut(third);
  await boardIs(['Alena H. ended', 'Petr S. ended', 'Jana N. ended']);

  const last = await campaign.journal.lastSeq();
  const heard = await page.evaluate(() => (window as unknown as { heard: number[] }).heard);
  expect(heard).toEqual(Array.from({ length: last }, (_, n) => n + 1));
});

test('the red button holds every campaign, on every screen, until somebody allows dialling again', async () => {
  await logIn();
  await openCampaign();
  const other = await openPage();
  await other.goto(`${running.url}/campaigns/${campaign.campaignId}`);
  await other.getByRole('status').filter({ hasText: 'Live' }).waitFor();

  await page.getByRole('banner').getByRole('button', { name: 'Stop all dialling' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).last().click();
  expect((await campaign.board.dialling()).allowed).toBe(true);
  await page.getByRole('banner').getByRole('button', { name: 'Stop all dialling' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop all dialling' }).click();
  await other.getByRole('alert').filter({ hasText: 'All dialling is stopped' }).waitFor();
  await other.getByText('Held', { exact: true }).waitFor();
  expect((await campaign.board.dialling()).allowed).toBe(false);

  await other.getByRole('button', { name: 'Allow dialling again' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Allow dialling again' }).click();
  await page.getByText('Running', { exact: true }).waitFor();
});

test('a campaign pauses and goes on from any screen; stopped, it is over for good', async () => {
  await logIn();
  await openCampaign();
  const other = await openPage();
  await other.goto(`${running.url}/campaigns/${campaign.campaignId}`);
  await page.getByRole('button', { name: 'Pause' }).click();
  await other.getByText('Paused', { exact: true }).waitFor();
  await other.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Running', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop for good' }).click();
  await other.getByText('Stopped', { exact: true }).waitFor();
  for (const order of ['Pause', 'Resume', 'Settings'])
    expect(await other.getByRole('button', { name: order, exact: true }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('settings are changed in the browser and hold at once: the lines on every screen, the stored settings, the journal', async () => {
  await logIn();
  await openCampaign();
  const other = await openPage();
  await other.goto(`${running.url}/campaigns/${campaign.campaignId}`);
  await other.getByText('of 8 in use').waitFor();
  await page.getByRole('button', { name: 'Settings' }).click();
  const drawer = page.getByRole('dialog');
  expect(await drawer.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  await drawer.getByLabel('Calls at once').fill('5');
  await drawer.getByLabel('It rings for').fill('40');
  await drawer.getByLabel('Busy', { exact: true }).fill('45');
  await drawer.getByLabel('No answer, unit').selectOption('days');
  await drawer.getByLabel('Agents’ number').fill('+420 601 999 990');
  await drawer.getByLabel('How it is found out who answered').selectOption('amd');
  await drawer.getByLabel('When the detector is not sure').selectOption('machine');
  await drawer.getByLabel('Recording of calls').selectOption('yes');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.getByRole('status').filter({ hasText: 'Saved. It holds from the next call on.' }).waitFor();
  await other.getByText('of 5 in use').waitFor();
  expect((await campaign.settings.campaign(campaign.campaignId))?.settings).toMatchObject({
    concurrency: 5,
    callsPerSecond: 2,
    ringMs: 40_000,
    agentNumber: '+420601999990',
    answering: 'amd',
    amdNotSure: 'machine',
    amdDecides: false,
    recordCalls: true,
    retryAfterMs: { busy: 45 * 60_000, no_answer: 3 * 86_400_000, unreachable: 3 * 3_600_000 },
  });
  await drawer.getByLabel('Agents’ number').fill('12');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.getByRole('alert').filter({ hasText: 'is not a telephone number' }).waitFor();
  await drawer.getByRole('button', { name: 'Undo' }).click();
  expect(await drawer.getByLabel('Agents’ number').inputValue()).toBe('+420601999990');
  const told = await campaign.journal.read({ after: 0, limit: 100, types: ['campaign_settings_changed'] });
  expect(told).toHaveLength(1);
  expect(told[0]?.actor).toMatch(/^user:/);
  expect(complaints).toEqual([]);
});

test('the lines show what is in use and what is out of order, live, and take a new limit', async () => {
  await logIn('/lines');
  const other = await openPage();
  await other.goto(`${running.url}/lines`);
  const overall = page.getByRole('form', { name: 'All campaigns together' });
  await overall.getByLabel('Calls at once').fill('20');
  await overall.getByRole('button', { name: 'Save' }).click();
  await overall.getByText('Saved. It holds from the next call on.').waitFor();
  await other.getByText('of 20 in use').waitFor();
  await overall.getByLabel('Calls at once').fill('500');
  await overall.getByLabel('New calls a second').focus();
  expect(await overall.getByLabel('Calls at once').inputValue()).toBe('100');
  await overall.getByRole('button', { name: 'Undo' }).click();
  const trunk = page.getByRole('form', { name: 'Trunk carrier' });
  await trunk.getByLabel('Channels').fill('6');
  await trunk.getByRole('button', { name: 'Save' }).click();
  await other.getByText('of 6 in use').waitFor();
  await campaign.trunkTurns('backup', 'unreachable');
  await other.getByText('Not reachable, gets no calls since').waitFor();
  await campaign.trunkTurns('backup', 'reachable');
  await expect.poll(() => other.getByText('Reachable', { exact: true }).count()).toBe(2);
  expect(await campaign.settings.limits()).toMatchObject({ calls: 20, callsPerSecond: 20 });
  expect((await campaign.settings.trunks()).map(({ channels }) => channels)).toEqual([6, 30]);
  expect(complaints).toEqual([]);
});

test('logging out on one screen ends the others', async () => {
  await logIn();
  const other = await openPage();
  await other.goto(running.url);
  await other.getByRole('status').filter({ hasText: 'Live' }).waitFor();
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await other.getByRole('link', { name: 'November reminders' }).click();
  await other.getByRole('heading', { name: 'Log in' }).waitFor();
});

test('an own choice of light or dark stays, else the system decides', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await logIn();
  const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
  expect(await scheme()).toBe('dark');
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByText('Light', { exact: true }).click();
  await expect.poll(scheme).toBe('light');
  await page.reload();
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
  expect(await scheme()).toBe('light');
});

test.each([1440, 390])(
  'nobody is shut out: no page breaks a rule of accessibility, in light and dark at %i px, and none scrolls sideways',
  async (width) => {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await campaign.playAll();
    const found: Record<string, string[]> = {};
    const look = async (name: string) => {
      found[name] = await findFaults(page, name);
    };
    await page.goto(running.url);
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await look('login');
    await enter('wrong');
    await page.getByRole('alert').waitFor();
    await look('login refused');
    await enter(running.login.password);
    await page.getByLabel('Current password').waitFor();
    await look('password');
    await page.getByLabel('Current password').fill(running.login.password);
    await page.getByLabel('New password').fill(own);
    await page.getByRole('button', { name: 'Save password' }).click();
    await page.getByRole('link', { name: 'November reminders' }).waitFor();
    await look('campaigns');
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('button', { name: 'Log out' }).waitFor();
    await look('menu');
    await page.keyboard.press('Escape');
    await openCampaign();
    await page.getByRole('button', { name: 'Call to Jana N.' }).waitFor();
    await look('board');
    await page.getByRole('button', { name: 'Call to Jana N.' }).click();
    await page.getByText('Promised CZK 1,234.50 by 24 Nov').waitFor();
    await look('call');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('dialog').getByText('Results of the network').click();
    await page.getByRole('dialog').getByLabel('Calls at once').fill('6');
    await page.getByRole('dialog').getByLabel('How it is found out who answered').selectOption('amd');
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await look('settings');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Refusals 2' }).click();
    await page.getByText('wishes.opt_out', { exact: true }).waitFor();
    await look('refusals');
    await campaign.trunkTurns('backup', 'unreachable');
    await page.getByRole('link', { name: 'Lines' }).click();
    await page.getByText('Not reachable').waitFor();
    await look('lines');
    await page.getByRole('banner').getByRole('button', { name: 'Stop all' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop all dialling' }).waitFor();
    await look('red button');
    await page.getByRole('dialog').getByRole('button', { name: 'Stop all dialling' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await look('stopped');
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
    expect(Object.keys(found)).toHaveLength(12);
    expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
  },
);

test.each([1440, 390])(
  'what was written to debtors can be read there, with what became of it, in light and dark at %i px',
  async (width) => {
    await page.setViewportSize({ width, height: 860 });
    await logIn();
    await page.getByRole('link', { name: 'Messages' }).click();
    await page.getByText('No messages').waitFor();
    const sms = await campaign.write((outbox) => outbox.put({}));
    const fate = (id: string) => page.locator(`[data-message="${id}"]`).getAttribute('data-state');
    await expect.poll(() => fate(sms)).toBe('waiting');
    const settle = (outbox: BelievableOutbox) => {
      outbox.settle(sms, { state: 'handed_over', tries: 1 });
      return sms;
    };
    await campaign.write(settle, 'message_handed_over');
    await expect.poll(() => fate(sms)).toBe('handed_over');
    const failed = await campaign.write((outbox) => outbox.put({ ...promiseEmail, state: 'failed', failure: 'smtp_550_5_1_1' }));
    await page.getByText('The mail server answered 550 5.1.1').waitFor();
    expect(await page.locator('[data-message]').allTextContents()).not.toContainEqual(expect.stringMatching(/novakova|601000/));
    expect(await findFaults(page, 'messages')).toEqual([]);

    await page.getByLabel('State').selectOption('Failed');
    await expect.poll(() => page.locator('[data-message]').count()).toBe(1);
    await page.getByRole('button', { name: 'E-mail to Jana N.: Promise confirmed' }).click();
    await page.getByRole('dialog').getByText('Potvrzujeme Váš slib zaplatit 1 234,50 Kč').waitFor();
    expect(new URL(page.url()).searchParams.get('message')).toBe(failed);
    expect(await findFaults(page, 'message')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?state=failed');
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect({ sideways, complaints, strangers }).toEqual({ sideways: 0, complaints: [], strangers: [] });
  },
);

test('an empty installation says what to do first', async () => {
  await running.close();
  await campaign.close();
  campaign = await believableCampaign({ empty: true });
  running = await startConsole({ folder, campaign, consoleFolder: chromium.build, login: running.login });
  await logIn();
  expect(await findFaults(page, 'empty')).toEqual([]);
  await page.getByRole('link', { name: 'First steps' }).click();
  await page.getByRole('link', { name: 'Add a creditor' }).waitFor();
});
