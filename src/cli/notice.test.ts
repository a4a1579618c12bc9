import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenCommandLine, openCommandLine } from '../../test/support/open-command-line.ts';

let the: OpenCommandLine;
beforeEach(async () => {
  the = await openCommandLine();
});
afterEach(() => the.close());

const told = ['--kind', 'assignment', '--way', 'registered_letter', '--sent', '2026-01-05', '--evidence', 'RR123456785CZ'];

test('a notice is recorded with its proof and listed, and a creditor that bought its claims asks for it', async () => {
  await the.owes();
  expect((await the.dovolat('notice', 'list', 'D-1')).said).toBe('She was told nothing yet.');
  expect((await the.dovolat('notice', 'demand', 'acme', '--since', '2026-01-01')).said).toContain(
    'not told on or after 2026-01-01',
  );
  expect(await the.dovolat('notice', 'record', 'D-1', ...told)).toMatchObject({ code: 0 });
  expect((await the.dovolat('notice', 'list', 'D-1')).said).toMatch(
    /assignment +2026-01-05 +— +registered_letter +RR123456785CZ/,
  );
  expect(await the.json('notice', 'list', 'D-1')).toMatchObject([{ kind: 'assignment', sentOn: '2026-01-05' }]);
  expect((await the.dovolat('notice', 'waive', 'acme', '--reason', 'own claims')).code).toBe(0);
});

test('nobody is told who is not on record, and a notice without proof is a mistake of usage', async () => {
  expect((await the.dovolat('notice', 'record', 'D-9', ...told)).code).toBe(1);
  expect((await the.dovolat('notice', 'demand', 'nobody', '--since', '2026-01-01')).code).toBe(1);
  expect((await the.dovolat('notice', 'record', 'D-1', ...told.slice(0, 6))).code).toBe(2);
});
