import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { Fault } from '../../kernel/fault.ts';

/**
 * The secret by which programs outside know that a question is ours: `whsec_` and 32 random bytes in base64 (Standard Webhooks 1.0). Made
 * at the first use, readable by its owner only. Throws Fault `webhook_secret_unsafe` when others may read it, `webhook_secret_broken` when
 * it is none.
 */
export function webhookSecret(file: string): string {
  const known = read(file);
  if (known !== undefined) return known;
  const draft = `${file}.${process.pid}.part`;
  writeFileSync(draft, `whsec_${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // else another process was first: its secret stands
  } finally {
    unlinkSync(draft);
  }
  return read(file) ?? webhookSecret(file);
}

/** The bytes that sign. */
export function secretBytes(secret: string): Buffer {
  return Buffer.from(secret.slice('whsec_'.length), 'base64');
}

function read(file: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if ((statSync(file).mode & 0o077) !== 0)
    throw new Fault('webhook_secret_unsafe', `The secret of the webhooks ${file} can be read by others`, {
      kind: 'misconfigured',
      remedy: `Run: chmod 600 ${file}. If others may have read it, delete it and give the new one to the programs that you ask.`,
    });
  if (!/^whsec_[A-Za-z0-9+/]{43}=$/.test(text))
    throw new Fault('webhook_secret_broken', `${file} holds no secret of webhooks`, {
      kind: 'misconfigured',
      remedy: 'Restore it from a backup, or delete it: a new one is made, which the programs that you ask have to be given.',
    });
  return text;
}
