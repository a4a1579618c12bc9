import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../../test/support/open-books.ts';
import { sqliteDocuments } from '../../adapters/db/receivables/sqlite-documents.ts';
import { sqlitePersonalData } from '../../adapters/db/retention/sqlite-personal-data.ts';
import { rowsOf } from '../../adapters/db/rows-of.ts';
import { caseDocuments } from '../../adapters/retained-files/case-documents.ts';
import { personalFiles } from '../../adapters/retained-files/personal-files.ts';
import type { CaseId, PersonId } from '../../kernel/ids.ts';
import type { UnitOfWork } from '../../kernel/transaction.ts';
import { runRetention } from '../../retention/run-retention.ts';
import { addDocument, type DocumentTools } from './add-document.ts';
import type { CaseDocument } from './model.ts';
import { openDocument, removeDocument } from './open-document.ts';
import type { DocumentFiles } from './ports.ts';

let the: OpenBooks;
let tools: DocumentTools;
let jana: PersonId;
const cases: CaseId[] = [];

beforeEach(async () => {
  the = await openBooks();
  const documentFiles = caseDocuments(the.folder, 1000);
  tools = { ...the.tools, work: the.work, documents: sqliteDocuments, documentFiles };
  const acme = await the.creditor('CZ');
  cases.length = 0;
  for (const id of ['1', '2']) {
    const { personId } = await the.register(acme, {
      receivableId: id,
      debtorId: id,
      name: `Debtor ${id}`,
      email: `${id}@example.cz`,
    });
    const [found] = await the.run((tx) => the.tools.books.receivables.casesOf(tx, [personId], acme.id));
    if (found) cases.push(found.id);
    if (id === '1') jana = personId;
  }
});
afterEach(() => the.close());

async function* pieces(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text);
}
const add = (name: string, texts: readonly string[], caseId = cases[0] as CaseId) =>
  addDocument(tools, 'user:eva', { caseId, name }, pieces(...texts));
const added = async (...args: Parameters<typeof add>) => {
  const done = await add(...args);
  if (!done.ok) throw new Error(done.message);
  return done.value;
};
const files = () =>
  readdirSync(join(the.folder, 'documents'), { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
const open = async (id: Parameters<typeof openDocument>[2]) => {
  const opened = await openDocument(tools, 'user:petr', id);
  return opened.ok ? Buffer.from(opened.value.bytes).toString() : opened.reason;
};

test('a file comes back as it went in, and who opened it is in the journal, without its name', async () => {
  const { id, type, size } = await added('C:\\smlouvy\\Smlouva Jana Nováková.pdf', ['%PDF ', 'smlouva']);
  expect([type, size]).toEqual(['application/pdf', 12]);
  expect(await open(id)).toBe('%PDF smlouva');
  const [told] = await the.events('document_opened');
  expect(told).toMatchObject({ actor: 'user:petr', subject: { personId: jana, caseId: cases[0] }, data: { documentId: id } });
  expect(JSON.stringify(await the.events('document_added', 'document_opened'))).not.toContain('Smlouva');
});

test('the same content twice on a case is one document; on another case it is another, with a file of its own', async () => {
  const first = await added('a.txt', ['same']);
  expect((await added('b.txt', ['sa', 'me'])).id).toBe(first.id);
  const other = await added('c.txt', ['same'], cases[1]);
  expect(
    files()
      .map(({ name }) => name)
      .sort(),
  ).toEqual([first.id, other.id].sort());
  await removeDocument(tools, 'user:eva', first.id);
  expect([await open(first.id), await open(other.id)]).toEqual(['unknown_document', 'same']);
  await removeDocument(tools, 'user:eva', other.id);
  expect(files()).toHaveLength(0);
});

test('a document that is removed while another with the same content comes in takes nothing from it', async () => {
  const first = await added('a.txt', ['same']);
  let between = async () => {};
  const documentFiles: DocumentFiles = {
    ...tools.documentFiles,
    remove: async (file) => {
      await between();
      await tools.documentFiles.remove(file);
    },
  };
  let other: CaseDocument | undefined;
  between = async () => {
    between = async () => {};
    other = await added('b.txt', ['same'], cases[1]);
  };
  await removeDocument({ ...tools, documentFiles }, 'user:eva', first.id);
  expect(other && (await open(other.id))).toBe('same');
});

test('documents of before, which share a file, keep it until the last is removed; then nothing tells what it held', async () => {
  const one = await added('a.txt', ['same']);
  const two = await added('b.txt', ['same'], cases[1]);
  const old = join(the.folder, 'documents', one.hash.slice(0, 2));
  mkdirSync(old, { recursive: true });
  writeFileSync(join(old, one.hash), 'old');
  await the.run((tx) => rowsOf(tx, 'update case_documents set file = hash', []));
  await removeDocument(tools, 'user:eva', one.id);
  expect(await open(two.id)).toBe('old');
  await removeDocument(tools, 'user:eva', two.id);
  expect(existsSync(join(old, one.hash))).toBe(false);
  const rows = await the.run((tx) => rowsOf(tx, 'select name, hash, file, size from case_documents', []));
  expect(rows).toEqual([one, two].map(({ size }) => ({ name: '', hash: '', file: '', size })));
});

test('whatever becomes of the word that it is on record, a document that is keeps its file', async () => {
  const work: UnitOfWork = {
    run: async (body, treatment) => {
      const done = await the.work.run(body, treatment);
      if ((await the.events('document_added')).length > 0) throw new Error('the connection broke');
      return done;
    },
  };
  await expect(
    addDocument({ ...tools, work }, 'user:eva', { caseId: cases[0] as CaseId, name: 'a.txt' }, pieces('hers')),
  ).rejects.toThrow();
  const [standing] = await the.run((tx) => sqliteDocuments.ofCase(tx, cases[0] as CaseId));
  expect(standing && (await open(standing.id))).toBe('hers');
});

test('a file whose document never came on record goes by itself, and one that may still come stays', async () => {
  const kept = await added('a.txt', ['hers']);
  for (const text of ['old', 'young']) await tools.documentFiles.keep(the.tools.ids.next('doc'), pieces(text));
  writeFileSync(join(the.folder, 'documents', '99-1.part'), 'half');
  const longAgo = new Date(Date.now() - 400 * 86_400_000);
  for (const { parentPath, name } of files()) {
    const path = join(parentPath, name);
    if (readFileSync(path, 'utf8') === 'young') continue;
    utimesSync(path, longAgo, longAgo);
  }
  the.passTo(new Date().toISOString().replace(/Z$/, '+00:00[UTC]'));
  const data = sqlitePersonalData(the.db);
  const parts = { ...the.tools, work: the.work, data, files: personalFiles(the.folder), letOthersIn: async () => {} };
  const periods = { persons: null, messages: null, calls: null, sound: null, recordings: null, payments: null, documents: null };
  await runRetention(parts, periods, { actor: 'system', dryRun: false });
  expect(
    files()
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
      .sort(),
  ).toEqual(['hers', 'young']);
  expect(await open(kept.id)).toBe('hers');
});

test('what is too large, empty, nameless or on no case is refused, and leaves nothing behind', async () => {
  const reason = async (...args: Parameters<typeof add>) => {
    const done = await add(...args);
    return done.ok ? 'added' : done.reason;
  };
  expect(await reason('a.txt', ['x'.repeat(600), 'x'.repeat(600)])).toBe('too_large');
  expect(await reason(' ', ['x'])).toBe('bad_file_name');
  expect(await reason('a.txt', ['x'], 'cas_00000000000000000000000000')).toBe('unknown_case');
  expect(files()).toHaveLength(0);
  expect(await reason('a.txt', [])).toBe('empty_file');
  expect(files()).toHaveLength(0);
  expect(await the.run((tx) => sqliteDocuments.ofCase(tx, cases[0] as CaseId))).toEqual([]);
});

test('a document goes when its time is over, and with its person, from the disk too', async () => {
  const hers = await added('a.txt', ['hers']);
  await added('b.txt', ['another’s'], cases[1]);
  const periods = { persons: null, messages: null, calls: null, sound: null, recordings: null, payments: null };
  const retain = async (documents: number | null) => {
    const data = sqlitePersonalData(the.db);
    const parts = { ...the.tools, work: the.work, data, files: personalFiles(the.folder), letOthersIn: async () => {} };
    return (await runRetention(parts, { ...periods, documents }, { actor: 'system', dryRun: false })).documents;
  };
  expect(await retain(null)).toBe(0);
  await the.run((tx) => sqlitePersonalData(the.db).erasePersons(tx, [jana], 1));
  expect(await retain(null)).toBe(1);
  expect(await open(hers.id)).toBe('unknown_document');
  expect(files()).toHaveLength(1);
  the.passTo('2026-12-31T10:00:00+01:00[Europe/Prague]');
  expect(await retain(30)).toBe(1);
  expect(files()).toHaveLength(0);
});
