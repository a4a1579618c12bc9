import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, isLink, list, readText } from './files.mjs';
import { modules, node, repository, SetUpError } from './places.mjs';
import { runStep } from './run-step.mjs';
import { locked } from './set-up-lock.mjs';

const marker = join(modules, '.dovolat-set-up');
const leastNode = 26;

/** Makes `node_modules` what package-lock.json says, and its Node usable. */
export async function ensureModules() {
  if (!ready()) await locked(async () => ready() || (await install()));
  checkNode();
}

/** A linked folder belongs to somebody else: it is taken as it is. */
function ready() {
  if (isLink(modules)) return true;
  return readText(marker) === lockHash() && existsSync(node);
}

async function install() {
  const hash = lockHash();
  const packages = Object.values(packagesOf(join(repository, 'package-lock.json'))).filter((each) => !each.optional).length;
  const count = () => Math.min(99, Math.floor((100 * unpackedPackages()) / packages));
  const how = namesEveryPlatform() ? ['ci'] : ['install', '--no-save'];
  rmSync(modules, { recursive: true, force: true }); // half a package of an interrupted run would be taken for a whole one
  await runStep('Node modules', npm(...how, '--no-audit', '--no-fund', '--loglevel=error'), () => `${count()} %`);
  compareWithLock();
  if (!existsSync(node)) await runStep('Node 26', npm('rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'), () => '');
  checkNode();
  writeFileSync(marker, hash);
}

function lockHash() {
  return hashOf(['package-lock.json', 'package.json']);
}

/**
 * npm 11 and 12 refuse `npm ci` on a lock file that lacks optional packages of other platforms (npm/cli#9846); such a lock file comes of
 * a registry that offers only some. Installing by it without saving gives the same versions, which `compareWithLock` looks at.
 */
function namesEveryPlatform() {
  const packages = packagesOf(join(repository, 'package-lock.json'));
  const named = new Set(
    Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
  );
  return Object.values(packages).every((each) => Object.keys(each.optionalDependencies ?? {}).every((name) => named.has(name)));
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
  rmSync(marker, { force: true });
  throw new SetUpError(
    `${node} should be Node ${leastNode} or newer, but it is ${version || `not usable (${error?.code ?? `exit ${status}`})`}`,
    'its package brings it by an install script: make sure that npm may run scripts (npm config get ignore-scripts says false), then run the same command again',
  );
}

/** By the Node that runs npm itself: in a script of npm's, the one that runs us is among the modules that are about to go. */
function npm(...args) {
  const cli = process.env.npm_execpath;
  const by = process.env.npm_node_execpath ?? process.execPath;
  return cli?.endsWith('npm-cli.js') && !by.startsWith(modules) ? [by, cli, ...args] : ['npm', ...args];
}

function unpackedPackages() {
  let found = 0;
  for (const name of list(modules)) {
    if (name.startsWith('@')) found += list(join(modules, name)).length;
    else if (!name.startsWith('.')) found += 1;
  }
  return found;
}
