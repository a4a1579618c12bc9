import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../src/flow/load-flow.ts';
import { isLanguage, type Language } from '../../src/kernel/country.ts';

const folder = join(import.meta.dirname, '../../prompts');

/** The prompt files that are shipped, one a language. */
export function shippedPrompts(): (SourceFile & { readonly language: Language })[] {
  return readdirSync(folder).flatMap((name) => {
    const language = name.replace('.yaml', '');
    if (!name.endsWith('.yaml') || !isLanguage(language)) return [];
    return [{ file: `prompts/${name}`, text: readFileSync(join(folder, name), 'utf8'), language }];
  });
}
