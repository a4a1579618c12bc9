import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { Fault } from '../../../kernel/fault.ts';

/** `DOVSEAL1`, 16 bytes of salt, 12 of nonce, 16 of tag, then the content: scrypt (N 2^17, r 8, p 1) and AES-256-GCM. */
const mark = Buffer.from('DOVSEAL1');
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 };

/** Encrypts something small with a passphrase. */
export function seal(content: Buffer, passphrase: string): Buffer {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, cost), nonce);
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([mark, salt, nonce, cipher.getAuthTag(), sealed]);
}

/** Throws Fault `wrong_passphrase`, also when a byte was changed: one cannot be told from the other. */
export function unseal(sealed: Buffer, passphrase: string): Buffer {
  try {
    if (!sealed.subarray(0, 8).equals(mark)) throw new Error('no seal');
    const [salt, nonce, tag] = [sealed.subarray(8, 24), sealed.subarray(24, 36), sealed.subarray(36, 52)];
    const decipher = createDecipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, cost), nonce);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(52)), decipher.final()]);
  } catch (cause) {
    throw new Fault('wrong_passphrase', 'The key of the verifiers in this backup does not open with that passphrase', {
      kind: 'misconfigured',
      remedy: 'Name the file with the passphrase that was in force when the backup was made.',
      cause,
    });
  }
}
