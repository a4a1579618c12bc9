import { createHmac } from 'node:crypto';
import { appendFileSync, chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Fault } from '../../kernel/fault.ts';
import { fileKeyring, rotateKeyring } from './file-keyring.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-key-'));
  file = join(folder, 'verifier.key');
});
afterEach(() => rmSync(folder, { recursive: true }));

const faultOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Fault) return error;
  }
  throw new Error('no fault');
};

test('the first start makes a key that only its owner reads, the next ones use it', () => {
  const made = fileKeyring(file).hash(['a'], '1');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['verifier.key']);
  expect(fileKeyring(file).hash(['a'], '1')).toEqual(made);
});

test('a hash matches its own scope and value and no other', () => {
  const ring = fileKeyring(file);
  const scope = fc.array(fc.string(), { maxLength: 3 });
  fc.assert(
    fc.property(scope, fc.string(), scope, fc.string(), (scopeA, a, scopeB, b) => {
      const same = JSON.stringify([...scopeA, a]) === JSON.stringify([...scopeB, b]);
      expect(ring.matches(scopeB, b, ring.hash(scopeA, a))).toBe(same);
    }),
  );
});

test('a hash is the HMAC-SHA-256 of scope and value under the key of the file, as anybody can reckon it', () => {
  const ring = fileKeyring(file);
  const secret = Buffer.from(readFileSync(file, 'utf8').trim().split(' ')[1] ?? '', 'hex');
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }), fc.string({ unit: 'grapheme' }), (scope, value) => {
      const expected = createHmac('sha256', secret)
        .update(JSON.stringify([...scope, value]))
        .digest('base64url');
      expect(ring.hash(scope, value).hash).toBe(expected);
    }),
    {
      examples: [
        [[], 'ž'.repeat(1_400)],
        [['a'], '1'.repeat(5_000)],
        [[], ''],
      ],
    }, // longer than the place that is kept for it
  );
});

test('after a rotation new hashes use the new key and old ones still compare; without the old key they do not', () => {
  const old = fileKeyring(file).hash(['a'], '1');
  const id = rotateKeyring(file);
  const ring = fileKeyring(file);
  expect(ring.hash(['a'], '1').keyId).toBe(id);
  expect(ring.matches(['a'], '1', old)).toBe(true);
  expect(ring.isCurrent(old)).toBe(false);
  expect(ring.hashes(['a'], '1')).toContainEqual(old);
  writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(1).join('\n'));
  expect(fileKeyring(file).matches(['a'], '1', old)).toBe(false);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a program that runs on learns of a key that another one added', () => {
  const running = fileKeyring(file);
  appendFileSync(file, `0badcafe ${'5a'.repeat(32)}\n`); // as docs/verifier-key.md says
  const fresh = fileKeyring(file).hash(['a'], '1');
  expect(fresh.keyId).toBe('0badcafe');
  expect(running.matches(['a'], '1', fresh)).toBe(true);
  expect(running.matches(['a'], '2', fresh)).toBe(false);
  expect(running.isCurrent(fresh)).toBe(true);
});

test('a key that others can read is refused, with what to do', () => {
  fileKeyring(file);
  chmodSync(file, 0o640);
  expect(faultOf(() => fileKeyring(file))).toMatchObject({
    code: 'verifier_key_unsafe',
    remedy: expect.stringContaining('chmod 600'),
  });
});

test('a broken or empty key file is refused, never replaced', () => {
  for (const text of ['', 'nonsense\n', '0123abcd 00\n']) {
    writeFileSync(file, text, { mode: 0o600 });
    expect(faultOf(() => fileKeyring(file)).code).toBe('verifier_key_broken');
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
});
