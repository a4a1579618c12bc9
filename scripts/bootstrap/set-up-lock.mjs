import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ageOf, readText } from './files.mjs';
import { SetUpError, stateFolder } from './places.mjs';

const lockFile = join(stateFolder, 'set-up.lock');
let running;

/** Runs `work` while holding `.dovolat/set-up.lock`, which names its owner; an owner that is gone, with all it started, is relieved. */
export async function locked(work) {
  mkdirSync(stateFolder, { recursive: true });
  let told = false;
  while (!tryLock(lockFile)) {
    if (!told) console.error(`Waiting for another set-up (process ${ownerOf(lockFile).split(' ')[0] || 'unknown'}).`);
    told = true;
    await new Promise((done) => setTimeout(done, 200));
  }
  // A lock that names a child which still runs stays: whoever comes next waits for the child.
  const release = () => running || rmSync(lockFile, { force: true });
  const interrupted = () => {
    running?.kill();
    process.exit(1);
  };
  process.once('exit', release);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, interrupted);
  try {
    await work();
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, interrupted);
    process.removeListener('exit', release);
    release();
  }
}

/** Enters a child process into the lock: should we be killed, whoever comes next waits for it too. */
export function lockNames(child) {
  if (!child.pid) return;
  running = child;
  writeFileSync(lockFile, `${identity(process.pid)}\n${identity(child.pid)}`);
  child.once('exit', () => {
    running = undefined;
  });
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
