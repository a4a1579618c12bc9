import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OnThePhone, type OpenOutreach, openOutreach } from '../../test/support/open-outreach.ts';
import { inside } from '../adapters/db/unit-of-work.ts';
import { fileOutbox } from '../adapters/outbox/file-outbox.ts';
import { stopEverything } from '../gate/stop-everything.ts';
import { refuse } from '../kernel/result.ts';
import { recordOptOut } from '../receivables/record-opt-out.ts';
import { deliverOutbox } from './deliver-outbox.ts';
import type { HandOver, OutgoingSms, SmsDriver } from './ports.ts';

let the: OpenOutreach;
let jana: OnThePhone;
let outbox: string;
beforeEach(async () => {
  the = await openOutreach();
  jana = await the.debtor(await the.creditor('CZ'));
  outbox = join(the.folder, 'outbox');
  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
});
afterEach(() => the.close());

const deliverTo = (sms: SmsDriver = fileOutbox(outbox).sms) =>
  deliverOutbox({ ...the.parts, sms, email: fileOutbox(outbox).email });
const fate = async () => (await the.messages()).map(({ state, tries, failure }) => ({ state, tries, failure }));

/** A channel that answers as told, one answer after the other, and keeps what it was asked. */
function channel(answers: readonly (HandOver | Error)[], traits: Partial<SmsDriver> = {}) {
  const sent: OutgoingSms[] = [];
  const driver: SmsDriver = {
    name: 'told',
    simulated: true,
    repeatable: false,
    ...traits,
    send: async (sms) => {
      const answer = answers[sent.length];
      sent.push(sms);
      if (!answer || answer instanceof Error) throw answer ?? new Error('asked once too often');
      return answer;
    },
  };
  return { driver, sent };
}

test('a message leaves the outbox as one file that only its owner reads, and is called handed over, not delivered', async () => {
  expect(await deliverTo().deliverDue()).toBe(1);
  expect(await deliverTo().deliverDue()).toBe(0);
  const [message] = await the.messages();
  expect(message).toMatchObject({ state: 'handed_over', where: `sms/${message?.id}.txt`, tries: 1 });
  const path = join(outbox, message?.where ?? '');
  expect(await readFile(path, 'utf8')).toBe(
    `Message-ID: ${message?.id}\nTo: +420000101001\nDate: 2026-11-20T09:00:00.000Z\nAlphabet: gsm7\nParts: 1\n\n${message?.body}\n`,
  );
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await the.events('message_handed_over'))[0]).toMatchObject({
    subject: { attemptId: jana.attemptId },
    data: { messageId: message?.id, channel: 'sms', driver: 'file', where: `sms/${message?.id}.txt` },
  });
  expect(await the.events('message_delivered')).toEqual([]);
});

test('an e-mail file is what any mail program opens: headers in ASCII, text with every hook and accent', async () => {
  await the.ask(jana, 'email', 'payment-details');
  await the.consumer.catchUp();
  await deliverTo().deliverDue();
  const [name = ''] = await readdir(join(outbox, 'email'));
  const [head = '', body = ''] = (await readFile(join(outbox, 'email', name), 'utf8')).split('\r\n\r\n');
  expect(head).toMatch(/^[\x20-\x7e\r\n]*$/);
  expect(head).toContain('To: jana@example.com\r\n');
  expect(head).toContain('Date: Fri, 20 Nov 2026 09:00:00 +0000\r\n');
  const words = [...head.matchAll(/=\?utf-8\?B\?([^?]+)\?=/g)].map(([, word = '']) => Buffer.from(word, 'base64').toString());
  expect(words.join('')).toBe('Potvrzení z hovoru – Acme');
  expect(Buffer.from(body, 'base64').toString()).toContain('že jsme přijali Vaši volbu');
});

test('after the red button nothing is handed over; after its release everything is', async () => {
  await stopEverything(the.parts, 'user:test', 'drill');
  expect(await deliverTo().deliverDue()).toBe(0);
  expect(await fate()).toEqual([{ state: 'waiting', tries: 0, failure: null }]);
  await the.run((tx) => the.parts.gate.emergencyStop.set(tx, null));
  expect(await deliverTo().deliverDue()).toBe(1);
});

test('a message that nobody asked for and that meets the evening waits for the morning, and the record says why', async () => {
  await the.run((tx) => inside(tx).updateTable('messages').set({ purpose: 'courtesy' }).execute());
  the.passTo('2026-11-20T20:30[Europe/Prague]');
  const { driver, sent } = channel([]);
  await deliverTo(driver).deliverDue();
  expect(sent).toEqual([]);
  expect(await fate()).toEqual([{ state: 'waiting', tries: 0, failure: null }]);
  const morning = Temporal.ZonedDateTime.from('2026-11-23T08:00[Europe/Prague]'); // 20 November is a Friday
  expect((await the.events('message_held')).map(({ data }) => data)).toMatchObject([
    { rule: 'window.writing_hours', channel: 'sms', notBefore: morning.epochMilliseconds },
  ]);
  the.passTo(morning.subtract({ seconds: 1 }).toString());
  expect(await deliverTo().deliverDue()).toBe(0);
  the.passTo(morning.toString());
  expect(await deliverTo().deliverDue()).toBe(1);
  expect(await the.events('message_held')).toHaveLength(1);
});

test('a reply that was asked for goes at any hour', async () => {
  the.passTo('2026-11-21T23:30[Europe/Prague]');
  expect(await deliverTo().deliverDue()).toBe(1);
});

test('a number that turned out to be somebody else’s meanwhile gets nothing, and what did not leave is not counted', async () => {
  await the.run((tx) => the.tools.books.contactPoints.setStatus(tx, jana.personId, jana.contactPointId, 'wrong_party'));
  await deliverTo().deliverDue();
  expect(await fate()).toEqual([{ state: 'failed', tries: 0, failure: 'safety.usable_number' }]);
  expect(await the.run((tx) => the.parts.gate.ledger.contacts(tx, jana.personId, 0, null, null))).toEqual([]);
});

test('who says stop between the writing and the sending gets nothing more', async () => {
  const { personId, creditor, attemptId } = jana;
  await the.run((tx) =>
    recordOptOut(
      the.tools,
      tx,
      { actor: 'debtor', origin: `${attemptId}:9:opt_out` },
      { personId, creditorId: creditor.id, scope: 'all' },
    ),
  );
  const { driver, sent } = channel([]);
  await deliverTo(driver).deliverDue();
  expect(sent).toEqual([]);
  expect(await fate()).toEqual([{ state: 'failed', tries: 0, failure: 'wishes.opt_out' }]);
});

test('a message to a rehearsal number never goes to a channel that really sends', async () => {
  const { driver, sent } = channel([], { simulated: false });
  await deliverTo(driver).deliverDue();
  expect(sent).toEqual([]);
  expect(await fate()).toEqual([{ state: 'failed', tries: 0, failure: 'outreach.rehearsal_number' }]);
});

test('what certainly did not leave is tried again later and later, and given up after eight tries', async () => {
  const { driver, sent } = channel(Array.from({ length: 20 }, () => refuse('try_later', 'provider_busy')));
  let now = Temporal.ZonedDateTime.from('2026-11-20T10:00:00+01:00[Europe/Prague]');
  const waits: number[] = [];
  for (let minutes = 0; (await fate())[0]?.state === 'waiting'; minutes += 1) {
    const before = sent.length;
    await deliverTo(driver).deliverDue();
    if (sent.length > before) waits.push(minutes);
    now = now.add({ minutes: 1 });
    the.passTo(now.toString());
  }
  expect(waits).toEqual([0, 1, 3, 7, 15, 31, 63, 123]);
  expect(await fate()).toEqual([{ state: 'failed', tries: 8, failure: 'provider_busy' }]);
  expect(await the.events('message_failed')).toHaveLength(1);
});

test('what the provider rejects is not tried again', async () => {
  const { driver, sent } = channel([refuse('rejected', 'number_not_served')]);
  await deliverTo(driver).deliverDue();
  await deliverTo(driver).deliverDue();
  expect(sent).toHaveLength(1);
  expect(await fate()).toEqual([{ state: 'failed', tries: 1, failure: 'number_not_served' }]);
});

test('what perhaps left is never sent again, whether the channel says so or breaks down', async () => {
  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  const { driver, sent } = channel([refuse('unknown', 'connection_lost'), new Error('socket closed')]);
  await deliverTo(driver).deliverDue();
  await deliverTo(driver).deliverDue();
  expect(sent).toHaveLength(2);
  expect((await fate()).map(({ state }) => state)).toEqual(['unknown', 'unknown']);
  expect(await the.events('message_fate_unknown')).toHaveLength(2);
});

test('after a crash in the middle of a hand-over, a channel that cannot repeat is not asked again; the file outbox is', async () => {
  const crash = async () => {
    const dying = channel([]);
    const gone = Promise.withResolvers<void>();
    const never = new Promise<HandOver>(() => {});
    const send = () => {
      gone.resolve();
      return never;
    };
    const driver = { ...dying.driver, send };
    void deliverTo(driver).deliverDue();
    await gone.promise;
  };
  await crash();
  const { driver, sent } = channel([]);
  const after = deliverTo(driver);
  await after.recover();
  await after.deliverDue();
  expect(sent).toEqual([]);
  expect(await fate()).toEqual([{ state: 'unknown', tries: 1, failure: 'interrupted' }]);

  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  await crash();
  const files = deliverTo();
  await files.recover();
  await files.deliverDue();
  await files.recover();
  expect((await fate())[0]).toEqual({ state: 'handed_over', tries: 2, failure: null });
  expect(await readdir(join(outbox, 'sms'))).toHaveLength(1);
});

test('an outbox folder that cannot be written loses nothing: the message waits until it can', async () => {
  await writeFile(outbox, 'a file where the folder should be');
  await deliverTo().deliverDue();
  expect(await fate()).toEqual([{ state: 'waiting', tries: 1, failure: expect.stringMatching(/^outbox_not_written_/) }]);
  await rm(outbox);
  await mkdir(outbox);
  the.passTo('2026-11-20T10:05:00+01:00[Europe/Prague]');
  await deliverTo().deliverDue();
  expect((await fate())[0]?.state).toBe('handed_over');
});

test('the console lists the outbox newest first, page by page, and one campaign by itself', async () => {
  for (let n = 0; n < 4; n += 1) await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  const first = await the.view.list({ limit: 3, campaignId: jana.campaignId });
  const last = first.at(-1);
  if (!last) throw new Error('the page is empty');
  const second = await the.view.list({ limit: 3, before: last.id });
  const ids = [...first, ...second].map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort().reverse());
  expect(ids).toHaveLength(5);
  expect(await the.view.list({ limit: 3, campaignId: the.tools.ids.next('cmp') })).toEqual([]);
});
