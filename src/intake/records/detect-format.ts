import type { ImportFile } from '../ports.ts';
import type { FileFormat } from './record-source.ts';

/** What a file is written in, by how it begins: a workbook is a ZIP archive, an invoice is XML, everything else is delimited text. */
export async function detectFormat(file: ImportFile): Promise<FileFormat> {
  if (file.parts) return 'invoices';
  const head = await headOf(file, looked);
  if (head.startsWith('PK\u0003\u0004')) return 'sheet';
  return /^(\u00ef\u00bb\u00bf)?\s*<[?!\w]/.test(head.replaceAll('\0', '').replace(/^(\u00fe\u00ff|\u00ff\u00fe)/, ''))
    ? 'invoices'
    : 'delimited';
}

const looked = 512;

/** The first bytes of a file, each as one character. */
async function headOf(file: ImportFile, most: number): Promise<string> {
  let head = '';
  for await (const piece of file.bytes()) {
    head += String.fromCharCode(...piece.subarray(0, most - head.length));
    if (head.length >= most) break;
  }
  return head;
}
