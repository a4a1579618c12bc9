import type { Actor } from '../../journal/event.ts';
import type { CaseId, CreditorId, DocumentId, PersonId } from '../../kernel/ids.ts';

/** A file on a case: a contract, an acknowledgement, a letter that came in. What it holds lies in a file of its own. */
export type CaseDocument = {
  readonly id: DocumentId;
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  /** As it was handed in; personal data, never in the journal. */
  readonly name: string;
  /** Media type, by the ending of its name: `application/pdf`. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, 64 hexadecimal digits. */
  readonly hash: string;
  /** What its file is called: its own id. Older documents share a file, called by the hash. */
  readonly file: string;
  /** Epoch ms. */
  readonly addedAt: number;
  readonly addedBy: Actor;
};

/** What the ending of a name says; whatever it says, a file is only ever saved, never shown by us. */
const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  xml: 'application/xml',
  eml: 'message/rfc822',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  zfo: 'application/vnd.software602.filler.form-xml-zip',
};

export function documentType(name: string): string {
  return types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
