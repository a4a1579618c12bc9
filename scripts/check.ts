/** Everything that can be said of the code without running it: style and faults, types, rooms, dead code. Exit 1 when one of them complains. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);
const checks: readonly { readonly name: string; readonly file: string; readonly args: readonly string[] }[] = [
  { name: 'style and faults', file: bin('biome'), args: ['check', '--error-on-warnings', '.'] },
  { name: 'types', file: bin('tsc'), args: ['-p', '.'] },
  { name: 'rooms', file: process.execPath, args: [join(root, 'scripts/check-rooms.ts')] },
  { name: 'dead code', file: process.execPath, args: [join(root, 'node_modules/knip/bin/knip.js')] },
];

let failed = false;
for (const { name, file, args } of checks) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(file, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (status === 0) continue;
  failed = true;
  console.log(`${stdout}${stderr}`.trimEnd());
}
process.exitCode = failed ? 1 : 0;
