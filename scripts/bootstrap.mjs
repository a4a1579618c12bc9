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
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(repository, 'node_modules');
const node = join(modules, '.bin/node');
const stateFolder = join(repository, '.dovolat');
const log = join(stateFolder, 'set-up.log');
const lockFile = join(stateFolder, 'set-up.lock');
const modulesMarker = join(modules, '.dovolat-set-up');
const nativeMarker = join(stateFolder, 'native-set-up');
const consoleMarker = join(stateFolder, 'console-set-up');
const leastNode = 26;
const terminal = process.stderr.isTTY;

class SetUpError extends Error {
  constructor(what, remedy) {
    super(what);
    this.remedy = remedy;
  }
}

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
  if (!modulesReady()) await locked(async () => modulesReady() || (await installModules()));
  checkNode();
  if (wanted.native && !nativeReady()) await setUpNative();
  if (wanted.console && !consoleReady()) await locked(async () => consoleReady() || (await buildConsole()));
  if (wanted.chromium && !onPath('chromium')) await locked(async () => onPath('chromium') || (await installChromium()));
}

// --- Node modules

function modulesHash() {
  return hashOf(['package-lock.json', 'package.json']);
}

/** A linked folder belongs to somebody else: it is taken as it is. */
function modulesReady() {
  if (isLink(modules)) return true;
  return readText(modulesMarker) === modulesHash() && existsSync(node);
}

async function installModules() {
  const hash = modulesHash();
  const packages = Object.values(packagesOf(join(repository, 'package-lock.json'))).filter((each) => !each.optional).length;
  const count = () => Math.min(99, Math.floor((100 * unpackedPackages()) / packages));
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const detail = () => `${count()} %`;
  try {
    await step('Node modules', npm('ci', ...quiet), detail);
  } catch (error) {
    // npm 11 and 12 refuse a lock file that lacks packages for other platforms (npm/cli#9846). Installing by the same lock file
    // without writing it gives the same versions; whether it did is looked at below.
    if (!/ EUSAGE/.test(lastLog())) throw error;
    await step('Node modules', npm('install', '--no-save', ...quiet), detail);
  }
  compareWithLock();
  if (!existsSync(node)) await step('Node 26', npm('rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'), () => '');
  checkNode();
  writeFileSync(modulesMarker, hash);
}

/** Every package that this platform needs is there in the locked version, and no other. */
function compareWithLock() {
  const locked = packagesOf(join(repository, 'package-lock.json'));
  const installed = packagesOf(join(modules, '.package-lock.json'));
  const wrong = Object.keys({ ...locked, ...installed })
    .filter((name) => name !== '' && locked[name]?.version !== installed[name]?.version)
    .filter((name) => !locked[name]?.optional || installed[name]);
  if (wrong.length === 0) return;
  throw new SetUpError(
    `package.json and package-lock.json do not agree on ${wrong.slice(0, 5).join(', ')}`,
    'run npm install, look at what it changes in package-lock.json, and commit that',
  );
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** Node comes by its package's install script, so that it must be looked at. */
function checkNode() {
  const { status, stdout, error } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  const version = status === 0 ? stdout.trim() : '';
  if (Number.parseInt(version.slice(1), 10) >= leastNode) return;
  rmSync(modulesMarker, { force: true });
  throw new SetUpError(
    `${node} should be Node ${leastNode} or newer, but it is ${version || `not usable (${error?.code ?? `exit ${status}`})`}`,
    'its package brings it by an install script: make sure that npm may run scripts (npm config get ignore-scripts says false), then run the same command again',
  );
}

function npm(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('npm-cli.js') ? [process.execPath, cli, ...args] : ['npm', ...args];
}

function unpackedPackages() {
  let found = 0;
  for (const name of list(modules)) {
    if (name.startsWith('@')) found += list(join(modules, name)).length;
    else if (!name.startsWith('.')) found += 1;
  }
  return found;
}

// --- native parts

function nativeHash() {
  const { DOVOLAT_ASTERISK = '', DOVOLAT_CACHE = '' } = process.env;
  const inputs = ['Dockerfile', 'asterisk-config/packages.txt', ...filesBelow('src/adapters/native')];
  return `${hashOf(inputs)} ${process.getuid?.()} ${DOVOLAT_ASTERISK} ${DOVOLAT_CACHE}`;
}

function nativeReady() {
  const [hash, proof] = (readText(nativeMarker) ?? '').split('\n');
  return hash === nativeHash() && Boolean(proof) && existsSync(proof);
}

/** The script is in TypeScript; it has its own lock, shows its own progress and says what to do when it fails. */
async function setUpNative() {
  const child = spawn(node, ['scripts/set-up-native.ts'], { cwd: repository, stdio: ['ignore', 'pipe', 2] });
  let answer = '';
  child.stdout.on('data', (chunk) => {
    answer += chunk;
  });
  const code = await new Promise((done) => {
    child.on('error', () => done(1));
    child.on('close', (status) => done(status ?? 1));
  });
  if (code !== 0) process.exit(1);
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(nativeMarker, `${nativeHash()}\n${JSON.parse(answer).proof ?? ''}`);
}

// --- the web application

function consoleHash() {
  const inputs = ['src/console', 'src/flow', 'src/kernel', 'src/web/api-types.ts'].flatMap((name) => filesBelow(name)).sort();
  return hashOf(['package-lock.json', ...inputs]);
}

function consoleReady() {
  return readText(consoleMarker) === consoleHash() && existsSync(join(repository, 'dist/console/index.html'));
}

async function buildConsole() {
  const hash = consoleHash();
  const vite = join(modules, 'vite/bin/vite.js');
  await step('The console', [node, vite, 'build', '--config', 'src/console/vite.config.ts'], () => '');
  writeFileSync(consoleMarker, hash);
}

// --- what tests need of Debian

async function installChromium() {
  const debian = /^ID(_LIKE)?=.*\bdebian\b/m.test(readText('/etc/os-release') ?? '');
  if (!debian || process.getuid?.() !== 0) {
    console.error('There is no chromium on PATH, and only root on Debian can install it here: browser tests will not run.');
    return;
  }
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '--quiet', '--yes'];
  await step('Chromium: package lists', [...apt, 'update'], () => '');
  await step('Chromium', [...apt, 'install', '--no-install-recommends', 'chromium'], () => '');
}

// --- how steps run

/** Runs one command, its noise in the log, a living line (on a terminal) or a plain one on stderr. */
async function step(name, [file, ...args], detail) {
  appendFileSync(log, `\n== ${new Date().toISOString()} ${file} ${args.join(' ')}\n`);
  const out = openSync(log, 'a');
  const began = Date.now();
  if (!terminal) console.error(`${name}: setting up`);
  const show = () => livingLine(`${name}: setting up ${detail()} (${Math.round((Date.now() - began) / 1000)} s)`);
  const timer = terminal ? setInterval(show, 250) : undefined;
  const child = spawn(file, args, { cwd: repository, stdio: ['ignore', out, out] });
  // Should we be killed, whoever comes next must wait for what we started.
  if (child.pid) writeFileSync(lockFile, `${identity(process.pid)}\n${identity(child.pid)}`);
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

/** Replaces this process as far as Node can: same streams, same exit, signals handed on. */
function become([file, ...args]) {
  const child = spawn(node, [file, ...args], { stdio: 'inherit' });
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

// --- one set-up at a time

/** Runs `work` while holding `.dovolat/set-up.lock`, which names its owner; an owner that is gone, with all it started, is relieved. */
async function locked(work) {
  mkdirSync(stateFolder, { recursive: true });
  let told = false;
  while (!tryLock(lockFile)) {
    if (!told) console.error(`Waiting for another set-up (process ${ownerOf(lockFile).split(' ')[0] || 'unknown'}).`);
    told = true;
    await new Promise((done) => setTimeout(done, 200));
  }
  const release = () => rmSync(lockFile, { force: true });
  process.once('exit', release);
  const interrupted = () => process.exit(1);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, interrupted);
  try {
    await work();
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, interrupted);
    process.removeListener('exit', release);
    release();
  }
}

function tryLock(path) {
  if (createOwned(path)) return true;
  const owner = ownerOf(path);
  if (owner === '' ? ageOf(path) < 5_000 : isHeld(owner)) return false;
  // Only one may relieve a dead owner; the rename puts our name there in one step.
  const takeover = `${path}.takeover`;
  if (!createOwned(takeover)) {
    if (ageOf(takeover) > 5_000) rmSync(takeover, { force: true });
    return false;
  }
  if (ownerOf(path) === owner) {
    renameSync(takeover, path);
    return true;
  }
  rmSync(takeover, { force: true });
  return false;
}

function createOwned(path) {
  try {
    const fd = openSync(path, 'wx');
    writeSync(fd, identity(process.pid));
    closeSync(fd);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new SetUpError(`${path} cannot be made (${error.code})`, 'make sure that you may write in this folder');
  }
}

function ownerOf(path) {
  return readText(path) ?? '';
}

/** A process's number and, where the system tells it, when it began: numbers are used again. */
function identity(pid) {
  const stat = readText(`/proc/${pid}/stat`);
  return `${pid} ${stat ? stat.slice(stat.lastIndexOf(')')).split(' ')[20] : ''}`;
}

/** One of the processes that a lock names still runs. */
function isHeld(owners) {
  return owners.split('\n').some(isAlive);
}

function isAlive(owner) {
  const pid = Number.parseInt(owner, 10);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  return identity(pid) === owner;
}

// --- small things

function hashOf(names) {
  const hash = createHash('sha256');
  for (const name of names) hash.update(`${name}\0`).update(readFileSync(join(repository, name)));
  return hash.digest('hex');
}

function filesBelow(name) {
  const path = join(repository, name);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [name];
  return list(path).flatMap((entry) => filesBelow(join(name, entry)));
}

function onPath(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function list(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function isLink(path) {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function ageOf(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function livingLine(text) {
  if (terminal) process.stderr.write(`\r\x1b[K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`);
}

function clearLine() {
  if (terminal) process.stderr.write('\r\x1b[K');
}
