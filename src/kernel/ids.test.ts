import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeId, isId } from './ids.ts';

const uuid = fc.uint8Array({ minLength: 16, maxLength: 16 });

test('an id is its UUID as one number in base 32, and sorts as the UUID does', () => {
  fc.assert(
    fc.property(uuid, uuid, (a, b) => {
      const id = encodeId('rcv', a);
      const digits = [...id.slice(4)].map((digit) => '0123456789abcdefghjkmnpqrstvwxyz'.indexOf(digit));
      expect(isId('rcv', id)).toBe(true);
      expect(digits.reduce((sum, digit) => sum * 32n + BigInt(digit), 0n)).toBe(BigInt(`0x${Buffer.from(a).toString('hex')}`));
      expect(Math.sign(Buffer.compare(a, b))).toBe(id === encodeId('rcv', b) ? 0 : id < encodeId('rcv', b) ? -1 : 1);
    }),
  );
});
