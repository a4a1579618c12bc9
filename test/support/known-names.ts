import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFlow } from '../../src/flow/document.ts';
import { knownDunning } from '../../src/outreach/dunning-templates.ts';
import type { KnownNames } from '../../src/strategy/strategy-problem.ts';

/** The texts that there are, and the shipped flows with what each is for. */
export function shippedNames(): KnownNames {
  const files = readdirSync('ivr-flows').filter((name) => /^[a-z-]+\.yaml$/.test(name));
  const flows = files.flatMap((name) => {
    const read = readFlow(readFileSync(join('ivr-flows', name), 'utf8'), name);
    return read.ok ? [[read.value.name, read.value.purpose] as const] : [];
  });
  return { templates: knownDunning, flows: new Map(flows) };
}
