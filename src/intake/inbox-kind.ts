import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { ImportFile, ImportKind } from './ports.ts';

/**
 * What kind of import a file of the watched folder is for, by how it begins. A further kind (a bank statement, say) is named here and
 * ordered by `take-inbox.ts`; what is known to be something else is turned away with what to do, the rest is read as receivables.
 */
export async function inboxKind(file: ImportFile): Promise<Result<ImportKind, Refusal<'no_import_of_its_kind'>>> {
  const head = await headOf(file);
  const statement = statements.find(({ begins }) => begins.test(head));
  return statement
    ? refuse(
        'no_import_of_its_kind',
        `${file.name} is a bank statement (${statement.name}), not a file of receivables: bring it in as one`,
      )
    : accept('receivables');
}

const statements: readonly { readonly name: string; readonly begins: RegExp }[] = [
  { name: 'camt', begins: /<(?:\w+:)?Document\b[^>]*urn:iso:std:iso:20022:tech:xsd:camt/ },
  { name: 'ABO', begins: /^074\d{16}/ },
  { name: 'MT940', begins: /^(?:\{1:[^}]*\}|\s)*[\s\S]{0,200}?(?:^|[\r\n]):20:[\s\S]*[\r\n]:25:/ },
];

async function headOf(file: ImportFile): Promise<string> {
  let head = '';
  for await (const piece of file.bytes()) {
    head += String.fromCharCode(...piece.subarray(0, 1024 - head.length));
    if (head.length >= 1024) break;
  }
  return head.replaceAll('\0', '');
}
