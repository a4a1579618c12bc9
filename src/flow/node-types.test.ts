import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { nodeTypes } from './node-types.ts';

test('an editor can be given a form for every node type: each option has a type, each node a title', () => {
  for (const [type, { title, optionsSchema }] of nodeTypes) {
    const schema = z.toJSONSchema(optionsSchema, { io: 'input', unrepresentable: 'throw' });
    expect([type, typeof schema.title, title.length > 0]).toEqual([type, 'string', true]);
  }
});

test('node types are named in snake_case, each once, by their own name', () => {
  expect([...nodeTypes.keys()]).toEqual([...new Set([...nodeTypes.values()].map(({ type }) => type))]);
  for (const type of nodeTypes.keys()) expect(type).toMatch(/^[a-z]+(_[a-z]+)*$/);
});

test('the manual names every node type with all its options', () => {
  const manual = readFileSync('ivr-flows/README.md', 'utf8');
  for (const [type, { optionsSchema }] of nodeTypes) {
    const row = manual.split('\n').find((line) => line.startsWith(`| \`${type}\` `)) ?? `${type} is not in the manual`;
    const { properties = {} } = z.toJSONSchema(optionsSchema, { io: 'output', unrepresentable: 'any' });
    for (const option of Object.keys(properties)) expect(row).toContain(`\`${option}\``);
    expect(row).toContain(type);
  }
});
