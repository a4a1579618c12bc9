/**
 * Makes sure of everything that a command needs, then runs it on the Node of this repository (26), whatever Node runs this file.
 *
 *   node scripts/bootstrap.mjs [--native] [--console] [--with chromium] -- FILE [ARGUMENT...]
 *
 * Node modules always; `--native`: asterisk, espeak-ng and sox; `--console`: the built web application; `--with chromium`: the browser
 * that tests drive. What is there already costs a few look-ups. Progress goes to stderr. Exit 1 with what to do when set-up fails, 2 on
 * wrong usage, else whatever the command exits with.
 *
 * Plain JavaScript for Node >= 18: from a fresh clone nothing is installed yet.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ensureChromium } from './bootstrap/chromium.mjs';
import { ensureConsole } from './bootstrap/console-build.mjs';
import { ensureNative } from './bootstrap/native-parts.mjs';
import { ensureModules } from './bootstrap/node-modules.mjs';
import { node, SetUpError } from './bootstrap/places.mjs';
import { clearLine } from './bootstrap/run-step.mjs';

try {
  const wanted = readArguments(process.argv.slice(2));
  if (wanted) {
    await setUp(wanted);
    if (wanted.command.length > 0) become(wanted.command);
  }
} catch (error) {
  clearLine();
  if (!(error instanceof SetUpError)) throw error;
  console.error(`${error.message}\nWhat to do: ${error.remedy}`);
  process.exitCode = 1;
}

function readArguments(args) {
  const wanted = { native: false, console: false, chromium: false, command: [] };
  while (args.length > 0) {
    const arg = args.shift();
    if (arg === '--native') wanted.native = true;
    else if (arg === '--console') wanted.console = true;
    else if (arg === '--with' && args[0] === 'chromium') wanted.chromium = Boolean(args.shift());
    else if (arg === '--') return { ...wanted, command: args };
    else {
      console.error(`bootstrap does not know ${arg}`);
      console.error('usage: node scripts/bootstrap.mjs [--native] [--console] [--with chromium] -- FILE [ARGUMENT...]');
      process.exitCode = 2;
      return null;
    }
  }
  return wanted;
}

async function setUp(wanted) {
  await ensureModules();
  if (wanted.native) await ensureNative();
  if (wanted.console) await ensureConsole();
  if (wanted.chromium) await ensureChromium();
}

/**
 * How Node runs the server: with a young generation of 64 MiB from the start. Its small default is collected so often that what a call needs for
 * its few seconds is copied again and again, while keys wait (docs/performance.md).
 */
function serverFlags() {
  return JSON.parse(readFileSync(new URL('./bootstrap/server-flags.json', import.meta.url), 'utf8'));
}

/** Replaces this process as far as Node can: same streams, same exit, signals handed on. */
function become([file, ...args]) {
  const isServer = file === 'src/main.ts' && ['start', 'demo'].includes(args[0]);
  const child = spawn(node, [...(isServer ? serverFlags() : []), file, ...args], { stdio: 'inherit' });
  // At a terminal Ctrl-C reaches the whole process group by itself; a second one would mean "at once".
  const relayed = ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'].concat(process.stdin.isTTY ? [] : ['SIGINT']);
  for (const signal of ['SIGINT', ...relayed]) process.on(signal, () => relayed.includes(signal) && child.kill(signal));
  child.on('error', (error) => {
    console.error(`${node} cannot be run: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
