/** A UDP datagram as it was captured. `at` in ms since the epoch, with fractions. */
export type Datagram = {
  readonly at: number;
  readonly from: { readonly address: string; readonly port: number };
  readonly to: { readonly address: string; readonly port: number };
  readonly payload: Buffer;
};

/**
 * The UDP datagrams over IPv4 of a capture file in the classic format of libpcap, Ethernet framing (what Linux gives for `lo`), in the
 * order in which they were captured. A last record that is not whole is left out. Throws Error for any other format.
 */
export function* readPcap(file: Buffer): Generator<Datagram> {
  const little = file.readUInt32LE(0);
  const nanoseconds = little === magicNanoseconds;
  if (little !== magicMicroseconds && !nanoseconds) throw new Error('this is no capture file of this machine');
  if (file.readUInt32LE(20) !== ethernet) throw new Error(`the capture has link type ${file.readUInt32LE(20)}, not Ethernet`);
  for (let at = fileHeader; at + recordHeader <= file.length; ) {
    const seconds = file.readUInt32LE(at);
    const fraction = file.readUInt32LE(at + 4);
    const length = file.readUInt32LE(at + 8);
    const frame = file.subarray(at + recordHeader, at + recordHeader + length);
    at += recordHeader + length;
    if (frame.length < length) return;
    const datagram = datagramIn(frame, seconds * 1000 + fraction / (nanoseconds ? 1e6 : 1e3));
    if (datagram) yield datagram;
  }
}

const magicMicroseconds = 0xa1b2c3d4;
const magicNanoseconds = 0xa1b23c4d;
const ethernet = 1;
const fileHeader = 24;
const recordHeader = 16;

function datagramIn(frame: Buffer, at: number): Datagram | undefined {
  if (frame.length < 42 || frame.readUInt16BE(12) !== 0x0800) return undefined;
  const ip = frame.subarray(14);
  const headerBytes = ((ip[0] ?? 0) & 0x0f) * 4;
  const fragment = ip.readUInt16BE(6) & 0x3fff;
  if (ip[9] !== 17 || fragment !== 0 || ip.length < headerBytes + 8) return undefined;
  const udp = ip.subarray(headerBytes);
  return {
    at,
    from: { address: [...ip.subarray(12, 16)].join('.'), port: udp.readUInt16BE(0) },
    to: { address: [...ip.subarray(16, 20)].join('.'), port: udp.readUInt16BE(2) },
    payload: udp.subarray(8, udp.readUInt16BE(4)),
  };
}
