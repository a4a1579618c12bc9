import { onPath, readText } from './files.mjs';
import { runStep } from './run-step.mjs';
import { locked } from './set-up-lock.mjs';

/** Installs the browser that tests drive, where that can be done; says so where not. */
export async function ensureChromium() {
  if (!onPath('chromium')) await locked(async () => onPath('chromium') || (await install()));
}

async function install() {
  const debian = /^ID(_LIKE)?=.*\bdebian\b/m.test(readText('/etc/os-release') ?? '');
  if (!debian || process.getuid?.() !== 0) {
    console.error('There is no chromium on PATH, and only root on Debian can install it here: browser tests will not run.');
    return;
  }
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '--quiet', '--yes'];
  await runStep('Chromium: package lists', [...apt, 'update'], () => '');
  await runStep('Chromium', [...apt, 'install', '--no-install-recommends', 'chromium'], () => '');
}
