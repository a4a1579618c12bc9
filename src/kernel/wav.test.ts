import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWav, renderWav, wavHeaderBytes } from './wav.ts';

const sound = fc.record({
  rate: fc.constantFrom(8000, 16000, 22050),
  samples: fc.array(fc.integer({ min: -32768, max: 32767 }), { maxLength: 200 }).map((list) => Int16Array.from(list)),
});

test('what was written is read back sample for sample', () => {
  fc.assert(
    fc.property(sound, (pcm) => {
      expect(parseWav(renderWav(pcm))).toEqual({ ok: true, value: pcm });
    }),
  );
});

test('a length that a program could not know is taken from the bytes that came', () => {
  const bytes = renderWav({ rate: 22050, samples: Int16Array.of(1, -2, 3) });
  new DataView(bytes.buffer).setUint32(40, 0x7ffff000, true);
  expect(parseWav(bytes)).toEqual({ ok: true, value: { rate: 22050, samples: Int16Array.of(1, -2, 3) } });
});

test('what is no mono 16-bit PCM is refused with the reason', () => {
  const stereo = renderWav({ rate: 8000, samples: Int16Array.of(1, 2) });
  new DataView(stereo.buffer).setUint16(22, 2, true);
  expect(parseWav(stereo)).toMatchObject({ ok: false, reason: 'unsupported_wav' });
  expect(parseWav(new TextEncoder().encode('ID3 an mp3 file, not a wave'))).toMatchObject({ ok: false, reason: 'not_a_wav' });
  expect(parseWav(stereo.subarray(0, wavHeaderBytes - 8))).toMatchObject({ ok: false });
});

test('no bytes at all can make the reader fail', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.boolean(), (noise, headed) => {
      const bytes = headed
        ? Uint8Array.from([...renderWav({ rate: 8000, samples: new Int16Array(0) }).subarray(0, 20), ...noise])
        : noise;
      expect(typeof parseWav(bytes).ok).toBe('boolean');
    }),
  );
});
