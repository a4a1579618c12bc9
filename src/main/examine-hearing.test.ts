import { expect, test } from 'vitest';
import { startVoskServer } from '../../test/support/vosk-server.ts';
import { examineHearing } from './examine-hearing.ts';

test('the doctor says of every speech engine whether it is there, and of none where none is set', async () => {
  expect(await examineHearing({ hearing: '' })).toEqual([]);
  const server = await startVoskServer();
  const checks = await examineHearing({ hearing: `cs=vosk:${server.address}, pl=vosk:ws://127.0.0.1:1` });
  await server.close();
  expect(checks).toMatchObject([
    { name: 'hearing cs', state: 'ok', found: server.address },
    { name: 'hearing pl', state: 'missing', remedy: expect.stringContaining('vosk-server') },
  ]);
});
