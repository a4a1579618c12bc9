import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../test/support/open-books.ts';
import { type OpenCommandLine, openCommandLine } from '../../test/support/open-command-line.ts';
import { must } from '../../test/support/open-dialer.ts';
import { openDispute } from '../receivables/open-dispute.ts';

let the: OpenCommandLine;
beforeEach(async () => {
  the = await openCommandLine();
});
afterEach(() => the.close());

test('disputes are written to a file for the operator, narrowed as she wants them', async () => {
  const { personId, receivableId } = await the.owes();
  const wish = { personId, creditorId: await the.acme(), code: 'wrong_amount', receivables: [receivableId] } as never;
  const opened = must(await the.tools.work.run((tx) => openDispute(the.tools, tx, act('d'), wish)));
  const to = join(the.folder, 'disputes.csv');
  const written = (...narrowed: string[]) => the.dovolat('agreements', 'export', 'disputes', '--to', to, ...narrowed);
  expect(await written()).toMatchObject({ code: 0, said: `1 dispute written to ${to}` });
  expect(readFileSync(to, 'utf8')).toMatch(
    /^\ufeffdispute;debtor;name;.*\r\ndsp_\w+;per_\w+;Jana Nováková;Acme a\.s\.;open;wrong_amount;1;;;\S+\r\n$/,
  );
  expect(await written('--state', 'rejected')).toMatchObject({ code: 0, said: `0 disputes written to ${to}` });
  expect(await written('--department', 'billing')).toMatchObject({ code: 0, said: `0 disputes written to ${to}` });
  const moved = { state: 'internal_review', department: 'billing', reviewBy: null } as const;
  await the.tools.work.run((tx) => the.tools.books.disputes.move(tx, opened.id, moved));
  expect(await written('--department', 'billing')).toMatchObject({ code: 0, said: `1 dispute written to ${to}` });
  expect((await written('--department', 'kitchen')).code).toBe(2);
  expect((await the.dovolat('agreements', 'export', 'plans', '--to', to, '--department', 'billing')).code).toBe(1);
  expect((await written('--state', 'kept')).code).toBe(1);
  expect((await written('--reason', 'promise')).code).toBe(1);
  expect((await written('--creditor', 'nobody')).code).toBe(1);
  expect((await the.dovolat('agreements', 'export', 'calls', '--to', to)).code).toBe(2);
});
