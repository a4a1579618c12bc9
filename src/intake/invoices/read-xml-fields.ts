import { SaxesParser } from 'saxes';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';

/** What stands where in an XML document: texts and attributes (`path/@name`) by the local names above them, the root's left out. */
export type XmlFields = {
  readonly root: string;
  readonly namespace: string;
  /** Every text at this path, in its order, without white space around it. */
  all(path: string): readonly string[];
  /** The first that is not empty; empty when there is none. */
  first(path: string): string;
};

export type XmlRefusal = Refusal<'not_xml' | 'xml_refused'>;

const mostBytes = 20 * 2 ** 20;
const mostDepth = 64;
const mostText = 1_000;
/** Values in all: what an invoice says of itself is some hundred. */
const mostValues = 5_000;
/** Lines and enclosures may be thousands, and nothing is read from them. */
const passedOver = /^(InvoiceLines?|CreditNoteLine|AdditionalDocumentReference|SupplementsList|Fa\/FaWiersz)(\/|$)/;

/**
 * Reads the texts of an XML document as a stream, in bounded memory: at most 20 MiB, 64 levels, and per value its first thousand characters.
 * A document type declaration is refused, and with it every entity but the five of XML itself, so that none can grow or lead elsewhere.
 */
export async function readXmlFields(bytes: AsyncIterable<Uint8Array>): Promise<Result<XmlFields, XmlRefusal>> {
  const values = new Map<string, string[]>();
  const path: string[] = [];
  let [root, namespace, text, kept, read] = ['', '', '', 0, 0];
  let refusal: XmlRefusal | undefined;
  const keep = (at: string, value: string) => {
    const plain = value.trim();
    if (plain === '' || kept >= mostValues || passedOver.test(at)) return;
    kept += 1;
    values.set(at, [...(values.get(at) ?? []), plain]);
  };
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    refusal ??= refuse('not_xml', `it is no XML that can be read: ${error.message.replace(/^\d+:\d+: /, '')}`);
  });
  parser.on('doctype', () => {
    refusal ??= refuse('xml_refused', 'it declares a document type: invoices have none, and it could hide anything');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (root === '') [root, namespace] = [local, uri];
    else path.push(local);
    if (path.length > mostDepth) refusal ??= refuse('xml_refused', 'it is nested deeper than any invoice');
    for (const attribute of Object.values(attributes)) keep([...path, `@${attribute.local}`].join('/'), attribute.value);
    text = '';
  });
  const take = (piece: string) => {
    if (text.length < mostText) text += piece.slice(0, mostText - text.length);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    keep(path.join('/'), text);
    path.pop();
    text = '';
  });
  let decoder: TextDecoder | undefined;
  try {
    for await (const piece of withWholeHead(bytes)) {
      read += piece.length;
      if (read > mostBytes) return refuse('xml_refused', `it is larger than ${mostBytes / 2 ** 20} MiB: no invoice is`);
      decoder ??= decoderFor(piece);
      parser.write(decoder.decode(piece, { stream: true }));
      if (refusal) return refusal;
    }
    parser.write(decoder?.decode() ?? '').close();
  } catch (error) {
    return refuse('not_xml', `it is no XML that can be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (refusal) return refusal;
  const all = (at: string) => values.get(at) ?? [];
  return accept({ root, namespace, all, first: (at) => all(at)[0] ?? '' });
}

const headBytes = 200;

/** The same bytes, the first piece at least so long that the declaration stands in it whole. */
async function* withWholeHead(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const head: number[] = [];
  let isWhole = false;
  for await (const piece of bytes) {
    if (isWhole) yield piece;
    else {
      for (const byte of piece) head.push(byte);
      isWhole = head.length >= headBytes;
      if (isWhole) yield Uint8Array.from(head);
    }
  }
  if (!isWhole) yield Uint8Array.from(head);
}

/** As the declaration says: UTF-8 where it says nothing. Throws RangeError for an encoding that there is not. */
function decoderFor(head: Uint8Array): TextDecoder {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  const declared = /^[^>]*?encoding=["']([\w-]+)["']/.exec(String.fromCharCode(...head.subarray(0, headBytes)))?.[1];
  return new TextDecoder(declared ?? 'utf-8', { fatal: true });
}
