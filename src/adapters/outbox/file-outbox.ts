import { constants } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { accept, refuse } from '../../kernel/result.ts';
import type { EmailDriver, HandOver, OutgoingEmail, OutgoingSms, SmsDriver } from '../../outreach/ports.ts';

/**
 * Both channels as files in a folder, one per message, named by its id: `sms/msg_….txt` and `email/msg_….eml` (RFC 5322, opens in any
 * mail program). Nothing leaves the machine, so nothing is delivered. A file is whole or absent, and readable by its owner only.
 */
export function fileOutbox(folder: string): { readonly sms: SmsDriver; readonly email: EmailDriver } {
  const driver = { name: 'file', simulated: true, repeatable: true };
  return {
    sms: { ...driver, send: (sms) => put(folder, join('sms', `${sms.id}.txt`), smsFile(sms)) },
    email: { ...driver, send: (email) => put(folder, join('email', `${email.id}.eml`), emailFile(email)) },
  };
}

async function put(folder: string, name: string, text: string): Promise<HandOver> {
  const path = join(folder, name);
  const draft = `${path}.part`;
  try {
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    const file = await open(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    return accept({ where: name });
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined); // the next try overwrites it
    const code = error instanceof Error && 'code' in error ? String(error.code).toLowerCase() : 'unknown';
    return refuse('try_later', `outbox_not_written_${code}`);
  }
}

function smsFile({ id, to, text, alphabet, parts, at }: OutgoingSms): string {
  const head = [`Message-ID: ${id}`, `To: ${to}`, `Date: ${iso(at)}`, `Alphabet: ${alphabet}`, `Parts: ${parts}`];
  return `${head.join('\n')}\n\n${text}\n`;
}

function emailFile(email: OutgoingEmail): string {
  const { id, to, senderName, subject, text, language, attachments, at } = email;
  const head = [
    `Message-ID: <${id}@dovolat.invalid>`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `From: ${encodedWords(senderName)} <nobody@dovolat.invalid>`,
    `To: ${to.replace(/[\r\n]/g, '')}`,
    `Subject: ${encodedWords(subject)}`,
    'MIME-Version: 1.0',
    'Auto-Submitted: auto-generated',
    'X-Unsent: 1',
    `Content-Language: ${language}`,
  ];
  const letter = part(['Content-Type: text/plain; charset=utf-8'], text);
  if (attachments.length === 0) return `${head.join('\r\n')}\r\n${letter}`;
  const files = attachments.map(({ name, contentType, content }) => {
    const file = name.replace(/[^\w .-]/g, '_');
    return part([`Content-Type: ${contentType}`, `Content-Disposition: attachment; filename="${file}"`], content);
  });
  const boundary = `part-${id}`;
  const bodies = [letter, ...files].map((body) => `--${boundary}\r\n${body}`);
  return `${head.join('\r\n')}\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${bodies.join('')}--${boundary}--\r\n`;
}

function part(head: readonly string[], text: string): string {
  const body = Buffer.from(text.replace(/\r?\n/g, '\r\n')).toString('base64').replace(/.{76}/g, '$&\r\n');
  return `${[...head, 'Content-Transfer-Encoding: base64'].join('\r\n')}\r\n\r\n${body}\r\n`;
}

/** Words of a header that are not plain ASCII, as RFC 2047 wants them: at most 75 characters each, never torn inside a letter. */
function encodedWords(text: string): string {
  const clean = text.replace(/[\r\n]+/g, ' ');
  if (/^[\w .,@()+/-]*$/.test(clean)) return clean;
  const words = [''];
  for (const letter of clean) {
    const last = words.length - 1;
    if (Buffer.byteLength(`${words[last]}${letter}`) > 45) words.push(letter);
    else words[last] += letter;
  }
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
