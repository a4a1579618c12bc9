import { createTransport, type Transporter } from 'nodemailer';
import { accept, type Result } from '../../kernel/result.ts';
import type { EmailDriver, HandOver, OutgoingEmail } from '../../outreach/ports.ts';
import { decideMailFate, type SmtpTrouble } from './decide-mail-fate.ts';

export type SmtpSettings = {
  /** `smtp://user:password@host:port`, or `smtps:` for TLS from the first byte. STARTTLS is used wherever the server offers it. */
  readonly url: string;
  /** The address that messages come from. */
  readonly from: string;
  /** How long (ms) a silent server is waited for, at most. */
  readonly patienceMs?: number;
};

export type SmtpEmail = EmailDriver & {
  /** Connects and logs in, and sends nothing. A refusal says what is wrong. */
  verify(): Promise<Result<null>>;
  close(): void;
};

/**
 * E-mail by SMTP over a few kept connections. The Message-ID is made of our message's id, so that a second sending would be visible; a
 * message is given to the server once at most (the library's own repeating is off), and whether it may be given again is decided by
 * `decideMailFate` alone.
 */
export function smtpEmail({ url, from, patienceMs = 60_000 }: SmtpSettings): SmtpEmail {
  const began = new Map<string, () => boolean>();
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    maxRequeues: 0,
    connectionTimeout: Math.min(patienceMs, 15_000),
    greetingTimeout: Math.min(patienceMs, 15_000),
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  noteReading(transport, began);
  return {
    name: 'smtp',
    simulated: false,
    repeatable: false,
    send: (email) => send(transport, from, email, began),
    verify: async () => {
      try {
        await transport.verify();
        return accept(null);
      } catch (error) {
        return decideMailFate(error as SmtpTrouble, false);
      }
    },
    close: () => transport.close(),
  };
}

async function send(
  transport: Transporter,
  from: string,
  email: OutgoingEmail,
  began: Map<string, () => boolean>,
): Promise<HandOver> {
  const messageId = `<${email.id}@${from.slice(from.lastIndexOf('@') + 1)}>`;
  try {
    await transport.sendMail({
      messageId,
      from: { name: email.senderName, address: from },
      to: { name: '', address: email.to },
      subject: email.subject,
      date: new Date(email.at),
      text: email.text,
      html: email.html,
      attachments: email.attachments.map(({ name, contentType, content }) => ({ filename: name, contentType, content })),
      // RFC 3834: keeps holiday notices and the like from answering.
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': email.language },
    });
    return accept({ where: messageId });
  } catch (error) {
    return decideMailFate(error as SmtpTrouble, began.get(messageId)?.() ?? false);
  } finally {
    began.delete(messageId);
  }
}

/** The server is given a message's text only after it has asked for it (354): from the first byte that was read, it may have the whole. */
function noteReading(transport: Transporter, began: Map<string, () => boolean>): void {
  transport.use('stream', (mail, done) => {
    const { message } = mail;
    const read = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const text = read(options);
      began.set(String(mail.data.messageId), () => text.readableDidRead);
      return text;
    };
    done();
  });
}
