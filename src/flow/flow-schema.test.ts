import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { flowSchema } from './flow-schema.ts';
import { nodeTypes } from './node-types.ts';

const published = JSON.parse(readFileSync('docs/flow.schema.json', 'utf8')) as Record<string, unknown>;
/** Ajv, as the API checks what it is sent, with nothing coerced, dropped or filled in. */
const fastify = Fastify({
  ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allowUnionTypes: true } },
});
const route = fastify.post('/', { schema: { body: published } }, async () => 'agreed');

test('the published schema is what the program reads flows by: dovolat flow schema > docs/flow.schema.json', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(flowSchema())));
  const text = JSON.stringify(published);
  for (const type of [...nodeTypes.keys(), 'goto', 'subflow']) expect(text).toContain(`"required":["${type}"]`);
});

test('an editor finds nothing wrong with the shipped flows, nor with flows that are refused for what they mean', async () => {
  const files = [...flowsIn('ivr-flows'), ...flowsIn('test/flows-refused').filter((file) => !badShape.test(read(file)))];
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) expect([file, await whatIsWrong(parse(read(file)))]).toEqual([file, undefined]);
});

test('an editor marks a wrong shape: an unknown key, type or option, a node without a type, a value of the wrong kind', async () => {
  const good = parse(read('ivr-flows/soft-reminder.yaml')) as { nodes: Record<string, unknown> };
  const spoilt = [
    { ...good, apologies: 'apology' },
    { ...good, languages: ['tlh'] },
    { ...good, longest_prompt: '45' },
    { ...good, nodes: { ...good.nodes, end: {} } },
    { ...good, nodes: { ...good.nodes, end: { hang_up: {} } } },
    { ...good, nodes: { ...good.nodes, end: { hangup: { quickly: true } } } },
    { ...good, nodes: { ...good.nodes, end: { hangup: {}, say: 'goodbye' } } },
    { ...good, nodes: { ...good.nodes, end: { menu: { prompt: 'options', tries: 9 } } } },
    { ...good, nodes: { ...good.nodes, end: { subflow: { flow: 'talk', which: 1 } } } },
  ];
  expect(await whatIsWrong(good)).toBeUndefined();
  for (const [index, document] of spoilt.entries()) expect([index, await whatIsWrong(document)]).not.toEqual([index, undefined]);
});

/** Codes of the corpus under which a document's shape itself is wrong. */
const badShape = /^# (not_yaml|bad_document|bad_options|unknown_node_type) |waits: 5 s/;

function flowsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !/\.(test|cs|sk|pl|hu|en)\.yaml$/.test(name))
    .map((name) => join(folder, name));
}

async function whatIsWrong(document: unknown): Promise<string | undefined> {
  await route.ready();
  const { statusCode, payload } = await fastify.inject({ method: 'POST', url: '/', payload: document as object });
  return statusCode === 200 ? undefined : payload;
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}
