import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agentPersonas } from './agent-personas.ts';
import { flowPersonas } from './flow-personas.ts';
import { personas } from './personas.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/rehearsal.md'), 'utf8');
const rows = [...page.matchAll(/^\| (\d\d) +\| ([^`|]*?) +\| `(\w+)` +\|$/gm)].map(([, suffix, does, result]) => ({
  suffix,
  does,
  result,
}));

test('the manual lists every debtor of the simulated network, what each does and how a call to each must end', () => {
  expect(rows).toEqual(personas.map(({ suffix, does, result }) => ({ suffix, does, result })));
});

test('the manual lists the debtors of the other flows as well', () => {
  const listed = [...page.matchAll(/^\| (\d\d) +\| `([a-z-]+)` +\| (.*?) +\| `(\w+)` +\|$/gm)];
  expect(listed.map(([, suffix, flow, does, result]) => ({ suffix, flow, does, result }))).toEqual(
    flowPersonas.map(({ suffix, flow, does, result }) => ({ suffix, flow, does, result })),
  );
});

test('no two people answer the same number', () => {
  const suffixes = [...personas, ...flowPersonas, ...agentPersonas].map(({ suffix }) => suffix);
  expect(new Set(suffixes).size).toBe(suffixes.length);
  const names = [...personas, ...flowPersonas].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
