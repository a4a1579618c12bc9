/**
 * Runs a bench by its name: node scripts/bench.ts NAME [ARGUMENT...]. A bench is a file of test/bench. Exit 2 when there is none of that
 * name, else what the bench says.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = resolve(import.meta.dirname, '../test/bench');
const [name = ''] = process.argv.splice(2, 1);
const file = join(folder, `${name}.ts`);

if (/^[a-z-]+$/.test(name) && existsSync(file)) await import(pathToFileURL(file).href);
else {
  const known = readdirSync(folder).filter((each) => each.endsWith('.ts'));
  console.error(`usage: npm run bench -- NAME [ARGUMENT...]     NAME: ${known.map((each) => each.slice(0, -3)).join(', ')}`);
  process.exitCode = 2;
}
