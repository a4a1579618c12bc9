import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '../../kernel/fault.ts';
import type { KeyedHash } from '../../receivables/model.ts';
import type { VerifierHasher } from '../../receivables/ports.ts';

/** A key: 32 random bytes, named by 8 hex digits. The last in the file is the newest. */
type Key = { readonly id: string; readonly secret: Buffer; readonly places: Places };

/**
 * Keyed hashes (HMAC-SHA-256) with the keys of one file: a line `KEYID HEX` each, mode 600, made with one key where there is none.
 * A hash under a key that was added by another program meanwhile makes the file be read again.
 * Throws Fault `verifier_key_unsafe` when others may read the file, `verifier_key_broken` when it is no key file.
 */
export function fileKeyring(file: string): VerifierHasher {
  let keys = readKeys(file) ?? makeKeys(file);
  const newest = () => {
    const key = keys[0];
    if (!key) throw broken(file, 'it holds no key');
    return key;
  };
  const keyNamed = (id: string) => {
    const known = keys.find((key) => key.id === id);
    if (known) return known;
    keys = readKeys(file) ?? keys;
    return keys.find((key) => key.id === id);
  };
  newest();
  return {
    hash: (scope, value) => keyedHash(newest(), scope, value),
    hashes: (scope, value) => keys.map((key) => keyedHash(key, scope, value)),
    matches: (scope, value, keyed) => {
      const key = keyNamed(keyed.keyId);
      if (!key) return false;
      const given = Buffer.from(keyed.hash, 'base64url');
      const made = Buffer.from(mac(key, scope, value), 'base64url');
      return given.length === made.length && timingSafeEqual(given, made);
    },
    knows: ({ keyId }) => keyNamed(keyId) !== undefined,
    isCurrent: ({ keyId }) => keyId === newest().id,
  };
}

/** Adds a new key to the file: from the next start on it hashes, and the older ones still compare. Returns its id. */
export function rotateKeyring(file: string): string {
  const keys = readKeys(file) ?? makeKeys(file);
  const fresh = newKey();
  const draft = writeDraft(file, [fresh, ...keys]);
  renameSync(draft, file);
  return fresh.id;
}

function keyedHash(key: Key, scope: readonly string[], value: string): KeyedHash {
  return { keyId: key.id, hash: mac(key, scope, value) };
}

/**
 * HMAC-SHA-256 (RFC 2104) of two one-shot hashes over bytes that stand in one place each time: an import makes millions, and setting an Hmac
 * object up, or new buffers, costs more than hashing. The scope is part of what is hashed, unambiguously: JSON keeps `['a', 'b']` and
 * `['ab']` apart. What was hashed is wiped from the place.
 */
function mac({ places }: Key, scope: readonly string[], value: string): string {
  const text = JSON.stringify([...scope, value]);
  const isShort = block + text.length * 3 <= roomy; // bytes of UTF-8
  const within = isShort ? places.within : Buffer.concat([places.within.subarray(0, block), Buffer.alloc(text.length * 3)]);
  const end = block + within.write(text, block);
  const message = isShort ? viewUpTo(places, end) : within.subarray(0, end);
  // As text, since a buffer for each hash costs more than the hash.
  places.around.write(hash('sha256', message, 'latin1'), block, 'latin1');
  within.fill(0, block, end);
  return hash('sha256', places.around, 'base64url');
}

/** For a key's two hashes: the key stands before what is hashed, once and for all. */
type Places = { readonly within: Buffer; readonly around: Buffer; readonly views: (Buffer | undefined)[] };

function placesOf(secret: Buffer): Places {
  const within = Buffer.alloc(roomy);
  const around = Buffer.alloc(block + 32);
  padded(secret, 0x36).copy(within);
  padded(secret, 0x5c).copy(around);
  return { within, around, views: [] };
}

function viewUpTo({ within, views }: Places, end: number): Buffer {
  const known = views[end];
  if (known) return known;
  const view = within.subarray(0, end);
  views[end] = view;
  return view;
}

const block = 64;
const roomy = 4_096;

/** The key, filled up to SHA-256's block of 64 bytes, with each byte turned by `mask`. */
function padded(secret: Buffer, mask: number): Buffer {
  const block = Buffer.alloc(64, mask);
  for (const [index, byte] of secret.entries()) block[index] = byte ^ mask;
  return block;
}

function keyOf(id: string, secret: Buffer): Key {
  return { id, secret, places: placesOf(secret) };
}

/** Newest first; undefined when there is no file. */
function readKeys(file: string): Key[] | undefined {
  let text: string;
  try {
    const { mode } = statSync(file);
    if ((mode & 0o077) !== 0)
      throw new Fault(
        'verifier_key_unsafe',
        `The verifier key ${file} can be read by others (mode ${(mode & 0o777).toString(8)})`,
        {
          kind: 'misconfigured',
          remedy: `Run: chmod 600 ${file}. If others may have read it, rotate the key (docs/verifier-key.md).`,
        },
      );
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (cause instanceof Fault) throw cause;
    throw broken(file, (cause as Error).message);
  }
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, id, secret] = /^([0-9a-f]{8}) ([0-9a-f]{64})$/.exec(line.trim()) ?? [];
      if (!id || !secret) throw broken(file, 'a line is not KEYID HEX');
      return keyOf(id, Buffer.from(secret, 'hex'));
    })
    .reverse();
}

/** Two programs that start at once agree on one file: whoever links first wins, the other reads. */
function makeKeys(file: string): Key[] {
  const draft = writeDraft(file, [newKey()]);
  try {
    linkSync(draft, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  } finally {
    unlinkSync(draft);
  }
  return readKeys(file) ?? [];
}

function writeDraft(file: string, newestFirst: readonly Key[]): string {
  const draft = join(dirname(file), `.${randomBytes(6).toString('hex')}.key`);
  const handle = openSync(draft, 'wx', 0o600);
  try {
    const lines = newestFirst.toReversed().map(({ id, secret }) => `${id} ${secret.toString('hex')}\n`);
    writeSync(handle, lines.join(''));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  chmodSync(draft, 0o600);
  return draft;
}

function newKey(): Key {
  return keyOf(randomBytes(4).toString('hex'), randomBytes(32));
}

function broken(file: string, why: string): Fault {
  return new Fault('verifier_key_broken', `The verifier key ${file} cannot be used: ${why}`, {
    kind: 'misconfigured',
    remedy: 'Restore it from the backup of the data folder; docs/verifier-key.md says what happens when it is lost.',
  });
}
