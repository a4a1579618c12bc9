import { spawn } from 'node:child_process';
import { appendFileSync, openSync } from 'node:fs';
import { readText } from './files.mjs';
import { log, repository, SetUpError } from './places.mjs';
import { lockNames } from './set-up-lock.mjs';

const terminal = process.stderr.isTTY;

/** Runs one command, its noise in the log, a living line (on a terminal) or a plain one on stderr. */
export async function runStep(name, [file, ...args], detail) {
  appendFileSync(log, `\n== ${new Date().toISOString()} ${file} ${args.join(' ')}\n`);
  const out = openSync(log, 'a');
  const began = Date.now();
  if (!terminal) console.error(`${name}: setting up`);
  const show = () => livingLine(`${name}: setting up ${detail()} (${Math.round((Date.now() - began) / 1000)} s)`);
  const timer = terminal ? setInterval(show, 250) : undefined;
  const child = spawn(file, args, { cwd: repository, stdio: ['ignore', out, out] });
  lockNames(child);
  const end = await new Promise((done) => {
    child.on('error', (error) => done(error.message));
    child.on('exit', (code, signal) => done(code === 0 ? '' : (signal ?? `exit ${code}`)));
  });
  clearInterval(timer);
  clearLine();
  if (end)
    throw new SetUpError(
      `${name}: ${file} failed (${end})${lastWords()}`,
      `read ${log}, correct the cause and run the same command again`,
    );
  console.error(`${name}: ready (${Math.round((Date.now() - began) / 1000)} s)`);
}

/** What the last step wrote. */
function lastLog() {
  return (readText(log) ?? '').split('\n== ').at(-1);
}

function lastWords() {
  const lines = lastLog().split('\n').slice(1);
  const telling = lines.filter((line) => /error|^E: |failed/i.test(line) && !/complete log|\.npm\/_logs/.test(line));
  return telling
    .slice(0, 4)
    .map((line) => `\n  ${line.slice(0, 200)}`)
    .join('');
}

function livingLine(text) {
  if (terminal) process.stderr.write(`\r\x1b[K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`);
}

export function clearLine() {
  if (terminal) process.stderr.write('\r\x1b[K');
}
