import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where set-up keeps what it makes and what it remembers. */
export const repository = resolve(fileURLToPath(new URL('../..', import.meta.url)));
export const modules = join(repository, 'node_modules');
export const node = join(modules, '.bin/node');
export const stateFolder = join(repository, '.dovolat');
export const log = join(stateFolder, 'set-up.log');

/** A failure that the person in front of the machine can do something about. */
export class SetUpError extends Error {
  constructor(what, remedy) {
    super(what);
    this.remedy = remedy;
  }
}
