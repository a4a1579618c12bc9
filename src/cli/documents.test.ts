import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenCommandLine, openCommandLine } from '../../test/support/open-command-line.ts';

let cli: OpenCommandLine;
let folder: string;

beforeAll(async () => {
  cli = await openCommandLine();
  folder = mkdtempSync(join(tmpdir(), 'dovolat-documents-'));
});
afterAll(async () => {
  await cli.close();
  rmSync(folder, { recursive: true });
});

test('a file is put onto a case, listed, saved under another name and removed', async () => {
  const { personId } = await cli.owes();
  const [{ id: caseId }] = await cli.json('parties', 'list', personId);
  const file = join(folder, 'uznání dluhu.txt');
  writeFileSync(file, 'uznávám');
  expect((await cli.dovolat('documents', 'add', caseId, file)).said).toContain('uznání dluhu.txt is on the case');
  const [{ id }] = await cli.json('documents', 'list', caseId);
  expect((await cli.dovolat('documents', 'list', caseId)).said).toMatch(/text\/plain\s+9/);
  const copy = join(folder, 'copy.txt');
  await cli.dovolat('documents', 'get', id, '--to', copy);
  expect(readFileSync(copy, 'utf8')).toBe('uznávám');
  expect((await cli.dovolat('documents', 'get', id, '--to', copy)).complained).toContain('is there already');
  expect((await cli.dovolat('documents', 'remove', id)).code).toBe(0);
  expect((await cli.dovolat('documents', 'get', id)).code).toBe(1);
  expect((await cli.dovolat('documents', 'add', caseId, join(folder, 'none'))).complained).toContain('There is no file');
});
