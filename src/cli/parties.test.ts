import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenCommandLine, openCommandLine } from '../../test/support/open-command-line.ts';

let cli: OpenCommandLine;
let jana: string;
let caseId: string;

beforeAll(async () => {
  cli = await openCommandLine();
  jana = (await cli.owes()).personId;
  caseId = (await cli.json('parties', 'list', jana))[0].id;
});
afterAll(() => cli.close());

test('a representative is put onto a case, is told nothing without an authority, and is taken off', async () => {
  const wish = ['--role', 'representative', '--name', 'JUDr. Petr Novák', '--phone', '601234567'];
  const put = await cli.dovolat('parties', 'put', caseId, ...wish);
  expect(put.said).toContain('is told nothing of it');
  const [{ parties }] = await cli.json('parties', 'list', jana);
  expect(parties).toMatchObject([{ role: 'representative', entitled: false }]);
  const seen = ['--role', 'representative', '--person', parties[0].personId, '--entitled'];
  expect((await cli.dovolat('parties', 'put', caseId, ...seen)).said).toContain('may be told');
  expect((await cli.dovolat('parties', 'list', jana)).said).toMatch(/representative\s+JUDr. Petr Novák .* may be told/);
  expect((await cli.dovolat('parties', 'remove', caseId, parties[0].personId)).code).toBe(0);
  expect((await cli.dovolat('parties', 'remove', caseId, parties[0].personId)).code).toBe(1);
});

test('somebody without a name, and a case that is none, are refused', async () => {
  expect((await cli.dovolat('parties', 'put', caseId, '--role', 'guarantor')).complained).toContain('Name somebody');
  expect((await cli.dovolat('parties', 'put', 'cas_x', '--role', 'guarantor', '--name', 'A')).code).toBe(1);
  expect((await cli.dovolat('parties', 'put', caseId, '--role', 'friend', '--name', 'A')).code).toBe(2);
});
