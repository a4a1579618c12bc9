import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenCommandLine, openCommandLine } from '../../test/support/open-command-line.ts';

let the: OpenCommandLine;
beforeEach(async () => {
  the = await openCommandLine();
});
afterEach(() => the.close());

test('how debtors reach a creditor is said when it is made known, changed later, and listed', async () => {
  const named = ['--name', 'Duna Távhő Kft.', '--neutral-name', 'Duna Távhő', '--country', 'HU'];
  expect(await the.dovolat('creditor', 'add', 'duna', ...named, '--phone', '06 1 234 5678')).toMatchObject({ code: 0 });
  const set = await the.dovolat('creditor', 'set', 'duna', '--email', 'info@duna.example', '--city', 'Győr', '--json');
  expect(JSON.parse(set.said).contact).toMatchObject({ phone: '+3612345678', email: 'info@duna.example', city: 'Győr' });
  expect((await the.dovolat('creditor', 'list')).said).toMatch(/duna .*\+3612345678 +info@duna\.example/);
  expect(await the.dovolat('creditor', 'set', 'duna', '--phone', '12')).toMatchObject({ code: 1 });
  const taken = await the.dovolat('creditor', 'set', 'duna', '--phone', '', '--json');
  expect(JSON.parse(taken.said).contact).toMatchObject({ phone: null, email: 'info@duna.example' });
});
