import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';

export type WorkbookRefusal = Refusal<'broken_workbook' | 'workbook_too_large'>;

/** A workbook is held in memory whole while it is read: what it may be, packed and unpacked. */
export const mostPackedBytes = 32 * 2 ** 20;
export const mostUnpackedBytes = 256 * 2 ** 20;

/**
 * Whether the archive that a workbook is may be unpacked: the directory at its end says how large each part becomes, and the unpacker
 * makes room for no more than that. Source: the ZIP specification (APPNOTE 4.3.12 central directory header, 4.3.16 its end).
 */
export function checkWorkbook(bytes: Uint8Array, name: string): Result<void, WorkbookRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const broken = refuse(
    'broken_workbook',
    `${name} is no workbook that can be read: it is cut off or damaged; save it again as .xlsx`,
  );
  if (end === undefined) return broken;
  let [at, unpacked] = [view.getUint32(end + 16, true), 0];
  for (let entry = view.getUint16(end + 10, true); entry > 0; entry -= 1) {
    if (at + headerBytes > view.byteLength || view.getUint32(at, true) !== headerMark) return broken;
    unpacked += view.getUint32(at + 24, true);
    at += headerBytes + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return unpacked <= mostUnpackedBytes
    ? accept(undefined)
    : tooLarge(name, `unpacked it has ${Math.ceil(unpacked / 2 ** 20)} MiB`);
}

/** A workbook that would take too much memory; as CSV it is read in any size. */
export function tooLarge(name: string, how: string): Refusal<'workbook_too_large'> {
  return refuse(
    'workbook_too_large',
    `${name} is too large a workbook (${how}): save the sheet as "CSV UTF-8", which may have any size`,
  );
}

const headerMark = 0x02014b50;
const headerBytes = 46;
const endMark = 0x06054b50;
const endBytes = 22;

/** Where the end of the directory begins: it may be followed by a comment of 64 KiB. */
function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - endBytes; at >= Math.max(0, view.byteLength - endBytes - 0xffff); at -= 1)
    if (view.getUint32(at, true) === endMark) return at;
  return undefined;
}
