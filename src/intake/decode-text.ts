import iconv from 'iconv-lite';

export const singleBytes = ['windows-1250', 'iso-8859-2', 'cp852'] as const;
/** The single-byte encodings of Central Europe. */
export type SingleByte = (typeof singleBytes)[number];

/** The text of a file, piece by piece. A byte order mark is dropped. Throws TypeError on bytes that are not UTF-8. */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>, encoding: 'utf-8' | SingleByte): AsyncGenerator<string> {
  if (encoding === 'utf-8') {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
    return;
  }
  const table = singleByteTable(encoding);
  for await (const chunk of chunks) yield decodeBytes(chunk, table);
}

/** The UTF-16 code of each of the 256 byte values. */
export function singleByteTable(encoding: SingleByte): Uint16Array {
  let table = tables.get(encoding);
  if (!table) {
    const text = iconv.decode(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      encoding,
    );
    table = Uint16Array.from({ length: 256 }, (_, byte) => text.charCodeAt(byte));
    tables.set(encoding, table);
  }
  return table;
}

const tables = new Map<SingleByte, Uint16Array>();

function decodeBytes(bytes: Uint8Array, table: Uint16Array): string {
  const codes = new Uint16Array(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) codes[at] = table[bytes[at] ?? 0] ?? 0xfffd;
  return utf16.decode(codes);
}

/** The table's codes are the machine's own numbers; every machine that runs Node has the lower byte first. */
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });
