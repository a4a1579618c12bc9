import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const bench = resolve(import.meta.dirname, '../../scripts/bench.ts');

test('the bench calls by the product and by plain dialplan, every call completes on both sides, and it says what they cost', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [bench, 'calls', '--rate', '2', '--seconds', '3', '--no-ramp', '--json'],
    { maxBuffer: 1 << 24 },
  );
  const found = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  const side = {
    callsPerSecond: expect.any(Number),
    maxCallsPerSecond: null,
    ...{ placed: 6, completed: 6 },
    ...{ nodeCpuMsPerCall: expect.any(Number), asteriskCpuMsPerCall: expect.any(Number) },
    ...{ digitToSoundP50Ms: expect.any(Number), digitToSoundP99Ms: expect.any(Number) },
    ...{ answerToSoundP99Ms: expect.any(Number), newAudioShare: 0 },
  };
  expect(found).toEqual({
    bench: 'calls',
    ours: side,
    dialplan: side,
    ratio: { maxThroughput: null, nodeToAsteriskCpu: expect.any(Number), digitToSoundP99: expect.any(Number) },
  });
});
