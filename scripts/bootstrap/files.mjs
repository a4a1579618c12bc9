import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './places.mjs';

/** One hash over these files of the repository, names included. */
export function hashOf(names) {
  const hash = createHash('sha256');
  for (const name of names) hash.update(`${name}\0`).update(readFileSync(join(repository, name)));
  return hash.digest('hex');
}

/** Names of all files below a folder of the repository; of a file, itself; of nothing, none. */
export function filesBelow(name) {
  const path = join(repository, name);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [name];
  return list(path).flatMap((entry) => filesBelow(join(name, entry)));
}

export function onPath(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

export function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

export function list(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

export function isLink(path) {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

export function ageOf(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}
