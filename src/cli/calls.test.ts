import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenCommandLine, openCommandLine } from '../../test/support/open-command-line.ts';

let cli: OpenCommandLine;

beforeAll(async () => {
  cli = await openCommandLine();
});
afterAll(() => cli.close());

test.each(['0', '1001', '-3', '1.5', 'all', ''])('a list of calls has from 1 to 1000 rows, not %j', async (limit) => {
  const { code, complained } = await cli.dovolat('calls', 'list', `--limit=${limit}`);
  expect([code, complained.includes('a whole number from 1 to 1000 is wanted')]).toEqual([2, true]);
});
