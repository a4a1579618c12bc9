/** The codecs that telephone trunks speak (ITU-T G.711): A-law in Europe, mu-law elsewhere. 8000 bytes a second. */
export type TrunkCodec = 'alaw' | 'ulaw';

/** Bytes of a trunk's codec a second; one byte is one sample. */
export const trunkRate = 8000;

/** The byte that is silence. */
export const silenceByte: Readonly<Record<TrunkCodec, number>> = { alaw: 0xd5, ulaw: 0xff };

/** 16-bit samples at 8 kHz as bytes of the codec. */
export function encodeG711(samples: Int16Array, codec: TrunkCodec): Uint8Array {
  const table = encoders[codec];
  const bytes = new Uint8Array(samples.length);
  for (let i = 0; i < samples.length; i += 1) bytes[i] = table[(samples[i] ?? 0) + 32768] ?? 0;
  return bytes;
}

/** Bytes of the codec as 16-bit samples at 8 kHz. */
export function decodeG711(bytes: Uint8Array, codec: TrunkCodec): Int16Array {
  const table = decoders[codec];
  const samples = new Int16Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) samples[i] = table[bytes[i] ?? 0] ?? 0;
  return samples;
}

/** A-law: sign, 3 bits of segment, 4 bits of step; even bits inverted. 13 significant bits. */
function decodeAlawByte(byte: number): number {
  const code = byte ^ 0x55;
  const segment = (code >> 4) & 7;
  const step = ((code & 0x0f) << 4) + 8;
  const size = segment === 0 ? step : (step + 0x100) << (segment - 1);
  return code & 0x80 ? size : -size;
}

/** Mu-law: all bits inverted, steps offset by 33 (132 in 16-bit samples). 14 significant bits. */
function decodeUlawByte(byte: number): number {
  const code = ~byte & 0xff;
  const size = ((((code & 0x0f) << 3) + 132) << ((code >> 4) & 7)) - 132;
  return code & 0x80 ? -size : size;
}

/** A-law cuts to 13 bits, mu-law to 14 and adds its bias, as the reference implementation does. */
function encodeAlawSample(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0;
  const size = (sample >= 0 ? sample : ~sample) >> 4;
  const segment = Math.max(0, 32 - Math.clz32(size) - 4);
  const step = segment < 2 ? size & 0x1f : ((size >> (segment - 1)) & 0x0f) | (segment << 4);
  return (sign | step) ^ 0x55;
}

function encodeUlawSample(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const size = Math.min(Math.abs(sample >> 2), 8158) + 33;
  const segment = 32 - Math.clz32(size) - 6;
  return ~(sign | (segment << 4) | ((size >> (segment + 1)) & 0x0f)) & 0xff;
}

const decoders = {
  alaw: Int16Array.from({ length: 256 }, (_, byte) => decodeAlawByte(byte)),
  ulaw: Int16Array.from({ length: 256 }, (_, byte) => decodeUlawByte(byte)),
};
const encoders = {
  alaw: Uint8Array.from({ length: 65536 }, (_, i) => encodeAlawSample(i - 32768)),
  ulaw: Uint8Array.from({ length: 65536 }, (_, i) => encodeUlawSample(i - 32768)),
};
