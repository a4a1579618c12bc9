import { defineConfig } from 'vitest/config';
import { ClosingLine } from './scripts/closing-line.ts';
import { LongestFirst } from './scripts/longest-first.ts';

/** What a test waits for comes when the machine gets to it; that it never comes is what a test may say. */
const patient = { expect: { poll: { timeout: 30_000 } } };
const everyNode = ['test/integration/every-node.test.ts'];

/**
 * First `rules`, what can be decided in milliseconds, and beside them `every-node`, the calls to every node of every flow: these hold as many calls as
 * the machine carries, yet wait most of the time, and the rules, at a lower priority, take what they leave. Then `real`: the real Asterisk,
 * Chromium, espeak-ng. The real ones mostly wait (a call takes as long as it takes to say), so more files run side by side than there
 * are processors; each has folders and ports of its own. Telephony runs in real time: where the machine stands still for a moment, keys
 * double and far ends seem dead, so a real test that fails is run once more.
 */
export default defineConfig({
  test: {
    reporters: [['default', { summary: false }], new ClosingLine()],
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...{ name: 'rules', include: ['src/**/*.test.ts'], setupFiles: ['test/support/at-leisure.ts'] },
          ...{ testTimeout: 240_000, hookTimeout: 240_000, ...patient },
        },
      },
      { test: { name: 'every-node', include: everyNode, testTimeout: 240_000, hookTimeout: 900_000, ...patient } },
      {
        test: {
          ...{ name: 'real', include: ['test/**/*.test.ts'], exclude: everyNode },
          ...{ testTimeout: 240_000, hookTimeout: 300_000, retry: 1, sequence: { groupOrder: 1 }, ...patient },
        },
      },
    ],
  },
});
