import { expect, test } from 'vitest';
import { exampleStatement } from '../../../test/support/read-statements.ts';
import { checkSums } from './check-sums.ts';
import { parseGpc } from './parse-gpc.ts';

/** Three movements. */
async function* example(): AsyncGenerator<string> {
  yield exampleStatement('gpc-cz.gpc').toString('latin1');
}

async function read(most: number): Promise<number> {
  let entries = 0;
  for await (const part of checkSums(parseGpc(example()), most)) if (part.kind === 'entry') entries += 1;
  return entries;
}

test('a statement of more movements than memory is meant for is refused before its last one, whatever it adds up to', async () => {
  expect(await read(3)).toBe(3);
  await expect(read(2)).rejects.toMatchObject({ reason: 'too_large' });
});
