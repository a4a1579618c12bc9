import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, hashOf, readText } from './files.mjs';
import { modules, node, repository, stateFolder } from './places.mjs';
import { runStep } from './run-step.mjs';
import { locked } from './set-up-lock.mjs';

const marker = join(stateFolder, 'console-set-up');

/** Builds the web application into `dist/console` when its sources changed. */
export async function ensureConsole() {
  if (!ready()) await locked(async () => ready() || (await build()));
}

function ready() {
  return readText(marker) === inputHash() && existsSync(join(repository, 'dist/console/index.html'));
}

async function build() {
  const hash = inputHash();
  const vite = join(modules, 'vite/bin/vite.js');
  await runStep('The console', [node, vite, 'build', '--config', 'src/console/vite.config.ts'], () => '');
  writeFileSync(marker, hash);
}

function inputHash() {
  const inputs = ['src/console', 'src/flow', 'src/kernel', 'src/web/api-types.ts'].flatMap((name) => filesBelow(name)).sort();
  return hashOf(['package-lock.json', ...inputs]);
}
