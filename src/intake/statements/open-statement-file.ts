import type { StatementFormat } from '../../receivables/bank/model.ts';
import { decodeText } from '../decode-text.ts';
import { detectEncoding, type Encoding } from '../detect-encoding.ts';
import type { ImportFile } from '../ports.ts';
import { scanBytes } from '../scan-bytes.ts';
import { parseCamt } from './camt/parse-camt.ts';
import { type CheckedPart, checkSums } from './check-sums.ts';
import { detectStatementFormat } from './detect-statement-format.ts';
import { parseMt940 } from './mt940/parse-mt940.ts';
import { type OwnAccount, parseElixir } from './parse-elixir.ts';
import { parseFio } from './parse-fio.ts';
import { parseGpc } from './parse-gpc.ts';
import type { StatementPart } from './statement-part.ts';
import { UnreadableStatement } from './unreadable-statement.ts';

/** How a file of statements is to be read. */
export type StatementForm = {
  readonly format: StatementFormat;
  readonly encoding: Encoding;
  /** Of GPC: whether reversals go against the direction that their code names. */
  readonly reversals: 'opposite' | 'same';
};

/** Whose accounts a file may tell of; see `parseElixir`. */
export type Owners = { readonly own: OwnAccount; readonly forAccount: string | null };

/** Finds out format and encoding. Throws UnreadableStatement. */
export async function formOf(
  file: ImportFile,
  wish: { readonly format: StatementFormat | 'auto'; readonly encoding?: Encoding },
): Promise<StatementForm> {
  const head = await headOf(file);
  const format = wish.format === 'auto' ? detectStatementFormat(head) : wish.format;
  return { format, encoding: wish.encoding ?? (await encodingOf(file, format, head)), reversals: 'opposite' };
}

/** The statements of a file, each behind its entries, whose sums are right. `onBytes`: how many were read. Throws UnreadableStatement. */
export async function* statementsIn(
  file: ImportFile,
  { format, encoding, reversals }: StatementForm,
  { own, forAccount }: Owners,
  onBytes: (length: number) => void = () => {},
): AsyncGenerator<CheckedPart> {
  const bytes = counted(file, onBytes);
  const text = decodeText(format === 'mt940' ? withoutMarks(bytes) : bytes, encoding);
  const parsers: Readonly<Record<StatementFormat, () => AsyncIterable<StatementPart>>> = {
    camt053: () => parseCamt(text),
    gpc: () => parseGpc(text, reversals),
    mt940: () => parseMt940(text),
    elixir: () => parseElixir(text, own, forAccount),
    fio: () => parseFio(text),
  };
  let statements = 0;
  try {
    for await (const part of checkSums(parsers[format]())) {
      if (part.kind === 'statement') statements += 1;
      yield part;
    }
  } catch (error) {
    throw explained(error);
  }
  if (statements === 0) throw new UnreadableStatement('not_a_statement', '', 'there is no statement in it');
}

/** What the text decoder and the reader of delimited text throw. */
function explained(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new UnreadableStatement('broken_encoding', '', 'it is not in the encoding that it claims: download it again');
  if (code.startsWith('CSV_'))
    return new UnreadableStatement('not_well_formed', '', 'a value opens with a quote that never closes: the file is cut off');
  return error;
}

async function headOf(file: ImportFile): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of file.bytes()) {
    pieces.push(piece);
    length += piece.length;
    if (length >= 4096) break;
  }
  return Buffer.concat(pieces);
}

/** XML says its encoding, JSON is UTF-8; of the others it is guessed by their letters. */
async function encodingOf(file: ImportFile, format: StatementFormat, head: Uint8Array): Promise<Encoding> {
  if (format === 'fio') return 'utf-8';
  if (format === 'camt053') return declaredEncoding(Buffer.from(head.subarray(0, 200)).toString('latin1'));
  const scan = await scanBytes(withoutMarks(file.bytes()), '\t');
  const detected = detectEncoding(scan, file.name, format === 'elixir' ? 'pl' : undefined);
  if (detected.ok) return detected.value;
  throw new UnreadableStatement(detected.reason, '', detected.message.replace(`${file.name} is `, 'it is '));
}

function declaredEncoding(head: string): Encoding {
  const name = /<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/i.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = xmlEncodings[name];
  if (encoding) return encoding;
  throw new UnreadableStatement('broken_encoding', 'line 1', `the encoding "${name}" is none of UTF-8, windows-1250, ISO-8859-2`);
}

const xmlEncodings: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'windows-1250': 'windows-1250',
  cp1250: 'windows-1250',
  'iso-8859-2': 'iso-8859-2',
  cp852: 'cp852',
  ibm852: 'cp852',
};

/** Polish banks put the control characters 1 and 3 around the blocks of MT940. */
async function* withoutMarks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) yield piece.some(isMark) ? piece.filter((byte) => !isMark(byte)) : piece;
}

const isMark = (byte: number) => byte === 1 || byte === 3;

async function* counted(file: ImportFile, onBytes: (length: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of file.bytes()) {
    onBytes(piece.length);
    yield piece;
  }
}
