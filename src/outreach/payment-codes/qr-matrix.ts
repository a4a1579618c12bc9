import { create } from 'qrcode';

/** The dark (true) and light squares of a QR code, row by row, without the quiet zone of four squares around it. */
export type QrMatrix = readonly (readonly boolean[])[];

/**
 * A QR code of model 2 that holds a text as bytes (UTF-8), with error correction of level M, in the smallest version that takes it: what
 * banks ask of payment codes on paper. Source: ISO/IEC 18004. Throws RangeError for more than 2,331 bytes. Pure.
 */
export function qrMatrix(text: string): QrMatrix {
  const data = new TextEncoder().encode(text);
  if (data.length > mostBytes) throw new RangeError(`${data.length} bytes do not go into a QR code`);
  const { size, data: squares } = create([{ data, mode: 'byte' }], { errorCorrectionLevel: 'M' }).modules;
  return Array.from({ length: size }, (_row, row) =>
    Array.from({ length: size }, (_column, column) => squares[row * size + column] === 1),
  );
}

const mostBytes = 2_331;
