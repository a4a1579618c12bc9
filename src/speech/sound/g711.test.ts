import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { decodeG711, encodeG711, silenceByte } from './g711.ts';

const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
const codecs = ['alaw', 'ulaw'] as const;

test('known bytes mean what the tables of ITU-T G.711 say', () => {
  const alaw = (byte: number) => decodeG711(Uint8Array.of(byte), 'alaw')[0];
  expect([0xd5, 0x55, 0xd4, 0x54, 0xaa, 0x2a, 0x80, 0x00, 0xe5].map(alaw)).toEqual([
    8, -8, 24, -24, 32256, -32256, 5504, -5504, 1056,
  ]);
  const ulaw = (byte: number) => decodeG711(Uint8Array.of(byte), 'ulaw')[0];
  expect([0xff, 0x7f, 0x80, 0x00, 0xfe, 0xf0, 0x8f].map(ulaw)).toEqual([0, 0, 32124, -32124, 8, 120, 16764]);
});

test('silence is the byte that decodes to (almost) nothing', () => {
  for (const codec of codecs) {
    expect(encodeG711(Int16Array.of(0), codec)[0]).toBe(silenceByte[codec]);
    expect(Math.abs(decodeG711(Uint8Array.of(silenceByte[codec]), codec)[0] ?? 99)).toBeLessThan(9);
  }
});

test('every byte comes back as itself, so joining never re-encodes', () => {
  for (const codec of codecs) {
    const again = encodeG711(decodeG711(bytes, codec), codec);
    const wrong = [...bytes].filter((byte) => again[byte] !== byte && decodeG711(bytes, codec)[byte] !== 0);
    expect(wrong).toEqual([]);
  }
});

test('every sample comes back within 4 % of its size', () => {
  const samples = Int16Array.from({ length: 65536 }, (_, i) => i - 32768);
  for (const codec of codecs) {
    const back = decodeG711(encodeG711(samples, codec), codec);
    const worst = samples.reduce((most, sample, i) => {
      const clipped = Math.max(-32635, Math.min(32635, sample));
      return Math.max(most, Math.abs((back[i] ?? 0) - clipped) / Math.max(512, Math.abs(clipped)));
    }, 0);
    expect(worst).toBeLessThan(1 / 25);
  }
});

test('all 65,536 samples and all 256 bytes are coded as the audioop module of Python 3.11 codes them', () => {
  const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
  const samples = Int16Array.from({ length: 65536 }, (_, i) => i - 32768);
  expect(sha256(encodeG711(samples, 'alaw'))).toBe('38488f6fd710f4686360edc4d38639f96c491595ef93f8eb8d62d5e07ca6ce7b');
  expect(sha256(encodeG711(samples, 'ulaw'))).toBe('81d633c9e6972a18c74a58720b96cb8ca0bdd096d4060b646dd708c3b846019a');
  const decoded = (codec: 'alaw' | 'ulaw') => sha256(new Uint8Array(decodeG711(bytes, codec).buffer));
  expect(decoded('alaw')).toBe('e04788d110e58ff8c70c93b8480190d973e3b67876b6119abbaec766cc75c174');
  expect(decoded('ulaw')).toBe('3dab54339e520bb2c924826e3b72a917a2b612e9fd12fc867500f1d983a75827');
});
