import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { Fault } from '../../kernel/fault.ts';

/** The secret kept in `file`, made at the first start (256 bits, readable by its owner only). Two that start at once get the same. */
export function loadOrCreateSecret(file: string): string {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= 32) return secret;
  throw new Fault('secret_too_short', `${file} holds no secret of at least 32 characters`, {
    kind: 'misconfigured',
    remedy: `Delete ${file}: a new one is made, and everybody logs in again.`,
  });
}
