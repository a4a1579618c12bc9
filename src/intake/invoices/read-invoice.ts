import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { ImportFile } from '../ports.ts';
import type { Dialect, Invoice } from './invoice.ts';
import { isdoc } from './isdoc.ts';
import { ksef } from './ksef.ts';
import { readXmlFields, type XmlRefusal } from './read-xml-fields.ts';
import { ubl } from './ubl.ts';

const dialects: readonly Dialect[] = [isdoc, ubl, ksef];

/** One invoice, in whichever of the known ways it is written. */
export async function readInvoice(file: ImportFile): Promise<Result<Invoice, XmlRefusal | Refusal<'not_an_invoice'>>> {
  const document = await readXmlFields(file.bytes());
  if (!document.ok) return document;
  const dialect = dialects.find(({ matches }) => matches(document.value));
  if (!dialect)
    return refuse('not_an_invoice', 'it is XML, but no invoice that is known here: ISDOC, UBL (Peppol BIS 3) or KSeF FA');
  return accept(dialect.read(document.value));
}
