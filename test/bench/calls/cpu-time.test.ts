import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { cpuTime } from './cpu-time.ts';

test('the CPU of a process counts with that of its children, running and ended, but not of a child that is somebody else’s affair', async () => {
  // A tenth of a second of CPU in a child that ends, and in one that stays.
  const burn = 'const until = process.cpuUsage().user + 1e5; while (process.cpuUsage().user < until);';
  const parent = spawn(process.execPath, [
    '-e',
    `const { spawn, spawnSync } = require('node:child_process');
     spawnSync(process.execPath, ['-e', ${JSON.stringify(burn)}]);
     const stays = spawn(process.execPath, ['-e', ${JSON.stringify(`${burn} console.log('done'); setInterval(() => {}, 1000);`)}]);
     stays.stdout.on('data', () => console.log(stays.pid));
     process.stdin.on('end', () => { stays.kill(); process.exit(); }).resume();`,
  ]);
  try {
    const [text] = await once(parent.stdout, 'data');
    const stays = Number(String(text));
    const pid = parent.pid ?? 0;
    const all = cpuTime(pid);
    const without = cpuTime(pid, stays);
    expect(all).toBeGreaterThanOrEqual(200);
    expect(all - without).toBeGreaterThanOrEqual(100);
    expect(without).toBeGreaterThanOrEqual(100);
  } finally {
    parent.stdin.end();
    await once(parent, 'close');
  }
  expect(cpuTime(parent.pid ?? 0)).toBe(0);
});
