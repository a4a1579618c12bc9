import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As package.json has it. */
export const programVersion: string = readVersion();

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
  return version;
}
