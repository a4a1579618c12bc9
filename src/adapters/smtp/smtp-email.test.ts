import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import type { OutgoingEmail } from '../../outreach/ports.ts';
import { htmlLetter } from '../../outreach/text/html-letter.ts';
import { systemIds } from '../system/system-clock.ts';
import { mailCatcher } from './mail-catcher.ts';
import { smtpEmail } from './smtp-email.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const text =
  'Dobrý den,\n\npotvrzujeme Váš slib: žluťoučký kůň úpěl ďábelské ódy – 1\u00a0234,50\u00a0Kč.\n\nČástka: 1,00 Kč\nÚčet: 19/0800\n';

function email(wish: Partial<OutgoingEmail> = {}): OutgoingEmail {
  return {
    id: systemIds.next('msg'),
    to: 'jana@example.com',
    senderName: 'Energo Morava, š. p.',
    subject: 'Potvrzení z hovoru – Energo',
    text,
    html: htmlLetter(text, 'cs'),
    language: 'cs',
    attachments: [],
    at: Date.parse('2026-11-20T09:00:00Z'),
    ...wish,
  };
}

/** A real mail server that answers as told. */
async function mailServer(options: SMTPServerOptions) {
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onData: (stream, _session, done) => void buffer(stream).then(() => done()),
    ...options,
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    drop: () => {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
  };
}

function driver(where: string | number, patienceMs = 10_000) {
  const url = typeof where === 'string' ? where : `smtp://127.0.0.1:${where}`;
  const made = smtpEmail({ url, from: 'platby@energo.example', patienceMs });
  closing.push(() => made.close());
  return made;
}

const no = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });

test('an e-mail arrives with every hook and accent, as text and as HTML, from the neutral name, marked as sent by a machine', async () => {
  const catcher = await mailCatcher();
  closing.push(() => catcher.close());
  const csv = 'number;result\n+420000101001;slíbil\n';
  const sent = email({ attachments: [{ name: 'hovory.csv', contentType: 'text/csv; charset=utf-8', content: csv }] });
  const messageId = `<${sent.id}@energo.example>`;
  expect(await driver(catcher.url).send(sent)).toEqual({ ok: true, value: { where: messageId } });
  const [mail] = catcher.arrived();
  expect(mail).toMatchObject({
    messageId,
    from: { name: 'Energo Morava, š. p.', address: 'platby@energo.example' },
    to: ['jana@example.com'],
    subject: 'Potvrzení z hovoru – Energo',
    attachments: [{ name: 'hovory.csv', contentType: 'text/csv', content: csv }],
  });
  expect(mail?.text.trim()).toBe(text.trim());
  expect(mail?.html).toContain('žluťoučký kůň úpěl ďábelské ódy – 1\u00a0234,50\u00a0Kč');
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
});

test('many e-mails share a connection or two, and each arrives once', async () => {
  const catcher = await mailCatcher();
  closing.push(() => catcher.close());
  const { send } = driver(catcher.url);
  const mails = Array.from({ length: 12 }, () => email());
  await Promise.all(mails.map(send));
  expect(
    catcher
      .arrived()
      .map(({ messageId }) => messageId)
      .sort(),
  ).toEqual(mails.map(({ id }) => `<${id}@energo.example>`).sort());
});

test('an address that does not exist is given up, and the next e-mail leaves all the same', async () => {
  const { port } = await mailServer({
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('nobody') ? no(550, '5.1.1 no such user nobody@example.com') : null),
  });
  const { send } = driver(port);
  expect(await send(email({ to: 'nobody@example.com' }))).toEqual({ ok: false, reason: 'rejected', message: 'smtp_550_5_1_1' });
  expect(await send(email())).toMatchObject({ ok: true });
});

test('what the server refuses after reading it is given up; what it puts off is tried later', async () => {
  const answers = [no(554, '5.7.1 looks like spam'), no(451, '4.3.0 try again')];
  const { port } = await mailServer({
    onData: (stream, _session, done) => void buffer(stream).then(() => done(answers.shift())),
  });
  const { send } = driver(port);
  expect(await send(email())).toMatchObject({ reason: 'rejected', message: 'smtp_554_5_7_1' });
  expect(await send(email())).toMatchObject({ reason: 'try_later', message: 'smtp_451_4_3_0' });
});

test('a server that greylists takes the same e-mail at the second try', async () => {
  const seen = new Set<string>();
  const { port } = await mailServer({
    onRcptTo: ({ address }, _session, done) => {
      done(seen.has(address) ? null : no(450, '4.2.0 greylisted, come back later'));
      seen.add(address);
    },
  });
  const { send } = driver(port);
  const sent = email();
  expect(await send(sent)).toMatchObject({ reason: 'try_later', message: 'smtp_450_4_2_0' });
  expect(await send(sent)).toMatchObject({ ok: true });
});

test('a server that is not there is asked again later', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  expect(await driver(port).send(email())).toMatchObject({ reason: 'try_later', message: 'smtp_econnrefused' });
  expect(await driver(port).verify()).toMatchObject({ ok: false, message: 'smtp_econnrefused' });
});

test('a connection that breaks after the text leaves it unknown whether the e-mail left; one that breaks before does not', async () => {
  const server = await mailServer({
    onRcptTo: ({ address }, _session, done) => (address.startsWith('early') ? server.drop() : done()),
    onData: (stream) => void buffer(stream).then(() => server.drop()),
  });
  const { send } = driver(server.port);
  expect(await send(email())).toMatchObject({ reason: 'unknown', message: expect.stringMatching(/^smtp_e/) });
  expect(await send(email({ to: 'early@example.com' }))).toMatchObject({ reason: 'try_later' });
});

test('a server that falls silent after the text is not waited for for ever, and the e-mail is not sent again', async () => {
  const server = await mailServer({ onData: (stream) => void buffer(stream) });
  expect(await driver(server.port, 400).send(email())).toMatchObject({ reason: 'unknown', message: 'smtp_etimedout' });
  server.drop();
});

test('a wrong password says nothing against the e-mail: it waits until ours is put right', async () => {
  const { port } = await mailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, done) => (password === 'right' ? done(null, { user: 1 }) : done(no(535, '5.7.8 no'))),
  });
  const wrong = driver(`smtp://us:wrong@127.0.0.1:${port}`);
  expect(await wrong.send(email())).toMatchObject({ reason: 'try_later', message: expect.stringMatching(/^smtp_535/) });
  expect((await wrong.verify()).ok).toBe(false);
  const right = driver(`smtp://us:right@127.0.0.1:${port}`);
  expect(await right.verify()).toEqual({ ok: true, value: null });
  expect(await right.send(email())).toMatchObject({ ok: true });
});

test('a name or subject with a line break in it adds no header', async () => {
  const catcher = await mailCatcher();
  closing.push(() => catcher.close());
  await driver(catcher.url).send(email({ senderName: 'Energo\r\nBcc: x@example.com', subject: 'a\r\nBcc: y@example.com' }));
  const [mail] = catcher.arrived();
  expect(mail?.to).toEqual(['jana@example.com']);
  expect(mail?.headers.has('bcc')).toBe(false);
});
