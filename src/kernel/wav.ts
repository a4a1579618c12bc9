import type { Pcm } from './pcm.ts';
import { accept, type Refusal, type Result, refuse } from './result.ts';

/** Bytes before the first sample of a file that `renderWav` wrote. */
export const wavHeaderBytes = 44;

/** Writes mono 16-bit sound as a RIFF/WAVE file. */
export function renderWav({ rate, samples }: Pcm): Uint8Array {
  const bytes = new Uint8Array(wavHeaderBytes + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const tag = (at: number, text: string) => {
    for (let i = 0; i < text.length; i += 1) view.setUint8(at + i, text.charCodeAt(i));
  };
  tag(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  tag(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  for (let i = 0; i < samples.length; i += 1) view.setInt16(wavHeaderBytes + i * 2, samples[i] ?? 0, true);
  return bytes;
}

/**
 * Reads a mono 16-bit PCM RIFF/WAVE file. A program that writes to a pipe cannot know the length before the end and states one that is
 * too large (espeak-ng: 0x7ffff000); then the sound lasts as long as there are bytes.
 */
export function parseWav(bytes: Uint8Array): Result<Pcm, Refusal<'not_a_wav' | 'unsupported_wav'>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return refuse('not_a_wav', 'this is not a RIFF/WAVE file');
  let rate = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tag(at) === 'fmt ' && body + 16 <= bytes.length) {
      const [format, channels, bits] = [
        view.getUint16(body, true),
        view.getUint16(body + 2, true),
        view.getUint16(body + 14, true),
      ];
      rate = view.getUint32(body + 4, true);
      if (format !== 1 || channels !== 1 || bits !== 16 || rate === 0)
        return refuse(
          'unsupported_wav',
          `only mono 16-bit PCM is read, not format ${format} with ${channels} channels of ${bits} bits`,
        );
    }
    if (tag(at) === 'data') {
      if (rate === 0) return refuse('not_a_wav', 'the WAVE file has sound before it says in which format');
      const count = Math.floor(Math.min(size, bytes.length - body) / 2);
      const samples = new Int16Array(count);
      for (let i = 0; i < count; i += 1) samples[i] = view.getInt16(body + i * 2, true);
      return accept({ rate, samples });
    }
    at = body + size + (size % 2);
  }
  return refuse('not_a_wav', 'the WAVE file has no sound in it');
}
