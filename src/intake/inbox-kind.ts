import type { ImportKind } from './jobs/ports.ts';
import type { ImportFile } from './ports.ts';

/** What kind of import a file of the watched folder is for, by how it begins: what is no bank statement is read as receivables. */
export async function inboxKind(file: ImportFile): Promise<ImportKind> {
  const head = await headOf(file);
  return statements.some((begins) => begins.test(head)) ? 'statement' : 'receivables';
}

/** Narrower than where somebody says that a file is a statement: invoices are XML and JSON too. */
const statements: readonly RegExp[] = [
  /<(?:\w+:)?Document\b[^>]*urn:iso:std:iso:20022:tech:xsd:camt/,
  /^07[45]\d{16}/, // GPC (ABO)
  /^(?:\{1:[^}]*\}|\s)*[\s\S]{0,200}?(?:^|[\r\n]):20:[\s\S]*[\r\n]:25:/, // MT940
  /^"?[12]10"?,"?\d{8}"?,/, // Elixir-0
  /^\s*\{\s*"accountStatement"/, // Fio
];

async function headOf(file: ImportFile): Promise<string> {
  let head = '';
  for await (const piece of file.bytes()) {
    head += String.fromCharCode(...piece.subarray(0, 1024 - head.length));
    if (head.length >= 1024) break;
  }
  return head.replaceAll('\0', '').replace(/^\u00ef\u00bb\u00bf/, '');
}
