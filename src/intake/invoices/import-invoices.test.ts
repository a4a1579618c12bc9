import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileOf, importerInto } from '../../../test/support/import-into.ts';
import { type OpenBooks, openBooks } from '../../../test/support/open-books.ts';
import { localInvoiceBatch } from '../../adapters/files/invoice-batch.ts';
import { findDebtor } from '../../receivables/find-debtor.ts';
import type { Creditor } from '../../receivables/model.ts';
import { previewReceivables } from '../preview-receivables.ts';
import { readInvoice } from './read-invoice.ts';

let the: OpenBooks;
let acme: Creditor;
let into: ReturnType<typeof importerInto>;
let folder: string;
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
  into = importerInto(the);
  folder = mkdtempSync(join(tmpdir(), 'dovolat-invoices-'));
});
afterEach(async () => {
  await the.close();
  rmSync(folder, { recursive: true });
});

const fixtures = resolve(import.meta.dirname, '../../../test/fixtures/invoices');
const text = (name: string) => readFileSync(join(fixtures, name), 'utf8');
const good = async (...args: Parameters<typeof into.importFile>) => {
  const done = await into.importFile(...args);
  if (!done.ok) throw new Error(done.message);
  return done.value;
};
const bring = (name: string, contents = text(name)) => good(acme, fileOf(name, contents, 64));
const owed = async (key: string) => the.run((tx) => the.tools.books.receivables.findByExternalKey(tx, acme.id, key));

test('an ISDOC invoice becomes what a company owes, with the account it is paid to and how the company is reached', async () => {
  expect(await bring('isdoc-invoice.isdoc')).toMatchObject({ format: 'invoices', rows: 1, created: 1, rejected: 0 });
  const found = await owed('FV-2026-0101');
  expect(found).toMatchObject({
    ...{ amountMinor: 123_450, currency: 'CZK', due: '2026-10-29', issued: '2026-10-15', document: 'FV-2026-0101' },
    ...{ variableSymbol: '20260101', constantSymbol: '0308', iban: 'CZ6508000000192000145399', debtorId: 'Z-1001' },
  });
  const debtor = await the.run((tx) => {
    if (!found) throw new Error('it did not come in');
    return findDebtor(the.tools.books, tx, found.personId, acme.id);
  });
  expect(debtor).toMatchObject({ name: 'Pekařství Útěcha & syn, s.r.o.', email: { address: 'ucetni@utecha.example' } });
  expect(debtor?.phones[0]?.phone.number).toBe('+420601123456');
});

test('a Peppol invoice is paid under the variable symbol of its reference, less what was prepaid', async () => {
  await bring('peppol-invoice.xml');
  expect(await owed('2026110042')).toMatchObject({
    ...{ amountMinor: 10_000, currency: 'EUR', due: '2026-11-03', variableSymbol: '26110042', constantSymbol: '308' },
    iban: 'SK9611000000002918599669',
  });
});

test('a KSeF invoice is owed less the part that is marked as paid, to its account written as IBAN', async () => {
  await bring('ksef-invoice.xml');
  expect(await owed('FV/10/2026/55')).toMatchObject({
    ...{ amountMinor: 99_990, currency: 'PLN', due: '2026-10-24', iban: 'PL61109010140000071219812874' },
  });
  expect(
    await bring(
      'ksef-invoice.xml',
      text('ksef-invoice.xml').replace(/<Znacznik[\s\S]*?<\/ZaplataCzesciowa>/, '<Zaplacono>1</Zaplacono>'),
    ),
  ).toMatchObject({ updated: 1 });
  expect(await owed('FV/10/2026/55')).toMatchObject({ amountMinor: 0, status: 'settled' });
});

test('a company that is invoiced twice is one person, whatever writes its number', async () => {
  await bring('isdoc-invoice.isdoc');
  const other = text('isdoc-invoice.isdoc')
    .replace('FV-2026-0101', 'FV-2')
    .replace('<ID>25123891</ID>', '')
    .replace('Z-1001', 'Z-2');
  await bring('isdoc-invoice.isdoc', other);
  expect((await owed('FV-2'))?.personId).toBe((await owed('FV-2026-0101'))?.personId);
});

test('a folder of invoices is one import; credit notes find their invoices wherever they stand in it', async () => {
  cpSync(fixtures, folder, { recursive: true });
  writeFileSync(join(folder, 'broken.xml'), text('ksef-invoice.xml').slice(0, 500));
  writeFileSync(join(folder, 'readme.txt'), 'not looked at');
  const batch = await localInvoiceBatch([folder]);
  const done = await good(acme, batch, { chunkRows: 2 });
  expect(done).toMatchObject({ rows: 6, created: 3, updated: 2, rejected: 1, rejectedFile: '6 invoices.rejected.csv' });
  expect(await owed('FV-2026-0101')).toMatchObject({ amountMinor: 100_000, billedMinor: 100_000, status: 'open' });
  expect(await owed('2026110042')).toMatchObject({ amountMinor: 0, status: 'settled' });
  expect(into.rejected.get('6 invoices.rejected.csv')).toMatch(/^\ufefffile;number;column[\s\S]*\nbroken\.xml;2;;not_xml;/);
  expect(await good(acme, batch)).toMatchObject({ created: 0, updated: 0, unchanged: 5, rejected: 1 });
  expect(await owed('FV-2026-0101')).toMatchObject({ amountMinor: 100_000 });
});

test('a preview of invoices turns no credit note away that an import would take', async () => {
  const order = { file: await localInvoiceBatch([fixtures]), creditorId: acme.id, actor: 'user:test' } as const;
  expect(await previewReceivables(into.tools, order)).toMatchObject({
    value: { rows: 5, good: 5, rejected: 0, totals: { CZK: 123_450, EUR: 10_000, PLN: 99_990 } },
  });
  expect(await owed('FV-2026-0101')).toBeUndefined();
});

test('what a credit note took off stays off when its invoice comes in again, changed or not', async () => {
  await bring('isdoc-invoice.isdoc');
  await bring('isdoc-credit-note.isdoc');
  const [told] = (await the.events('receivable_updated')).slice(-1);
  expect(told?.data).toMatchObject({
    amountMinor: 100_000,
    changed: ['amountMinor', 'billedMinor'],
    importId: expect.stringMatching(/^imp_/),
  });
  expect(await bring('isdoc-invoice.isdoc')).toMatchObject({ unchanged: 1 });
  expect(await bring('isdoc-invoice.isdoc', text('isdoc-invoice.isdoc').replace('2026-10-29', '2026-11-12'))).toMatchObject({
    updated: 1,
  });
  expect(await owed('FV-2026-0101')).toMatchObject({ amountMinor: 100_000, billedMinor: 100_000, due: '2026-11-12' });
});

test('a credit note takes off no more than is still owed', async () => {
  await bring('isdoc-invoice.isdoc');
  await bring('isdoc-credit-note.isdoc', text('isdoc-credit-note.isdoc').replace('-234.50', '-9999'));
  expect(await owed('FV-2026-0101')).toMatchObject({ amountMinor: 0, billedMinor: 0, status: 'settled' });
});

test.each([
  ['no_invoice_named', (note: string) => note.replace(/<OriginalDocumentReferences>.*<\/OriginalDocumentReferences>/, '')],
  [
    'several_invoices_named',
    (note: string) =>
      note.replace(
        '</OriginalDocumentReferences>',
        '<OriginalDocumentReference><ID>FV-9</ID></OriginalDocumentReference></OriginalDocumentReferences>',
      ),
  ],
  ['invoice_unknown', (note: string) => note.replace('FV-2026-0101', 'FV-none')],
  ['other_currency', (note: string) => note.replace('CZK', 'EUR')],
  ['not_an_amount', (note: string) => note.replace('-234.50', 'all of it')],
] as const)('a credit note is turned away as %s, and nothing is taken off', async (reason, change) => {
  await bring('isdoc-invoice.isdoc');
  const done = await bring('note.isdoc', change(text('isdoc-credit-note.isdoc')));
  expect(done).toMatchObject({ rejected: 1, updated: 0 });
  expect(into.rejected.get('note.rejected.csv')).toContain(`;${reason};`);
  expect(await owed('FV-2026-0101')).toMatchObject({ amountMinor: 123_450 });
});

test('a tax document for a payment that was received asks for nothing', async () => {
  const receipt = text('isdoc-invoice.isdoc').replace('<DocumentType>1<', '<DocumentType>5<');
  expect(await bring('receipt.isdoc', receipt)).toMatchObject({ created: 0, rejected: 1 });
  expect(into.rejected.get('receipt.rejected.csv')).toContain(';nothing_owed;');
});

const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Invoice>&b;</Invoice>`;
test.each([
  ['a document type, with what it could grow into', 'xml_refused', bomb],
  ['an entity that leads elsewhere', 'xml_refused', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><Invoice/>'],
  ['an entity that nobody declared', 'not_xml', '<Invoice xmlns="urn:x">&lol;</Invoice>'],
  ['XML that is cut off', 'not_xml', '<Invoice><ID>1</ID>'],
  [
    'a word of bytes that are no UTF-8',
    'not_xml',
    Uint8Array.from([...Buffer.from('<Invoice>'), 0xe1, 0x20, ...Buffer.from('</Invoice>')]),
  ],
  ['an encoding that there is not', 'not_xml', '<?xml version="1.0" encoding="klingon-1"?><Invoice/>'],
  ['a thousand levels', 'xml_refused', `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`],
  ['XML of another kind', 'not_an_invoice', '<html><body/></html>'],
])('%s is turned away', async (_what, reason, contents) => {
  expect(await readInvoice(fileOf('x.xml', contents, 7))).toMatchObject({ ok: false, reason });
  expect(await good(acme, fileOf('x.xml', contents))).toMatchObject({ rows: 1, rejected: 1, created: 0 });
});

test('an invoice in windows-1250 and in UTF-16 says the same', async () => {
  const plain = text('isdoc-invoice.isdoc');
  const utf16 = Buffer.from(`\ufeff${plain.replace('UTF-8', 'UTF-16')}`, 'utf16le');
  const read = await readInvoice(fileOf('a.isdoc', plain));
  expect(await readInvoice(fileOf('b.isdoc', utf16, 101))).toEqual(read);
  const { default: iconv } = await import('iconv-lite');
  const cp1250 = iconv.encode(plain.replace('UTF-8', 'windows-1250'), 'windows-1250');
  expect(await readInvoice(fileOf('c.isdoc', cp1250, 7))).toEqual(read);
});

test('an invoice of ten thousand lines is read to what it is owed, which stands behind them', async () => {
  const line = '<InvoiceLine><ID>1</ID><Note>a</Note></InvoiceLine>';
  const long = text('isdoc-invoice.isdoc').replace('<InvoiceLines>', `<InvoiceLines>${line.repeat(10_000)}`);
  expect(await bring('long.isdoc', long)).toMatchObject({ created: 1 });
  expect(await owed('FV-2026-0101')).toMatchObject({ amountMinor: 123_450 });
});
