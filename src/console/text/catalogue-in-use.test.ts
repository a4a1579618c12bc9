import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './en/catalogue.ts';

const root = join(import.meta.dirname, '..');
const sources = globSync('**/*.{ts,tsx}', { cwd: root })
  .filter((path) => !/^text\/\w\w\//.test(path) && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n');

/** Asked for by a code out of a group that a component calls `words`, `text` or the like. */
const byCode = {
  'parts/account-menu.tsx': ['menu.light', 'menu.dark', 'menu.system'],
  'parts/connection-mark.tsx': ['connection.live', 'connection.connecting', 'connection.lost'],
  'prompts/language-marks.tsx': ['prompts.reviewed', 'prompts.unreviewed'],
};

/**
 * Sees a word by its last name only: one that is called as another that is in use, such as `title`, passes whoever uses the other. A group that is looked up
 * by a code, or handed on whole, uses all of its words.
 */
test('no word of the console is left behind: each is asked for by some component', () => {
  const unseen = leavesOf(en)
    .filter((path) => !asksFor(path))
    .map((path) => path.join('.'));
  expect(unseen.toSorted()).toEqual(Object.values(byCode).flat().toSorted());
});

/** The names that lead to each word; a name may have dots in it. */
function leavesOf(words: object, above: readonly string[] = []): (readonly string[])[] {
  return Object.entries(words).flatMap(([name, said]) =>
    typeof said === 'object' ? leavesOf(said, [...above, name]) : [[...above, name]],
  );
}

function asksFor(path: readonly string[]): boolean {
  const [leaf = '', group] = path.toReversed();
  if (/^\w+$/.test(leaf) && new RegExp(`\\.${leaf}\\b`).test(sources)) return true;
  return group !== undefined && new RegExp(`\\b${group}\\[|\\.${group}\\)|[=:] (\\w+\\.)*${group}[;,]`).test(sources);
}
