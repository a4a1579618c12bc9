import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { CaughtMail } from '../../rehearsal/ports.ts';

export type MailCatcher = {
  /** For `DOVOLAT_SMTP_URL`. */
  readonly url: string;
  /** What arrived so far, in order. */
  arrived(): readonly CaughtMail[];
  close(): Promise<void>;
};

/** A mail server on a free loopback port that takes everything and delivers nothing: where a rehearsal's e-mails end. */
export async function mailCatcher(address = '127.0.0.1'): Promise<MailCatcher> {
  const caught: CaughtMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 500,
    onData: (stream, session, done) => {
      void buffer(stream)
        .then((raw) =>
          readMail(
            raw,
            session.envelope.rcptTo.map((to) => to.address),
          ),
        )
        .then((mail) => {
          caught.push(mail);
          done(null);
        })
        .catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error))));
    },
  });
  // a client that goes away in the middle is its own affair
  server.on('error', () => {});
  await once(server.listen(0, address), 'listening');
  // a program that has nothing else to do may end
  server.server.unref();
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${address}:${port}`,
    arrived: () => caught,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function readMail(raw: Buffer, recipients: readonly string[]): Promise<CaughtMail> {
  const { messageId, from, subject, text, html, headers, attachments } = await PostalMime.parse(raw, {
    attachmentEncoding: 'utf8',
  });
  return {
    messageId: messageId ?? '',
    from: { name: from?.name ?? '', address: from?.address ?? '' },
    to: recipients,
    subject: subject ?? '',
    text: text ?? '',
    html: html ?? '',
    headers: new Map(headers.map(({ key, value }) => [key, value])),
    attachments: attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      contentType: mimeType,
      content: String(content),
    })),
  };
}
