import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { strategySchema } from './strategy-schema.ts';

const published = JSON.parse(readFileSync('docs/strategy.schema.json', 'utf8')) as Record<string, unknown>;
/** Ajv, as the API checks what it is sent, with nothing coerced, dropped or filled in. */
const fastify = Fastify({
  ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allowUnionTypes: true } },
});
fastify.post('/', { schema: { body: published } }, async () => 'agreed');

test('the published schema is what the program reads strategies by: dovolat strategy schema > docs/strategy.schema.json', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(strategySchema())));
});

test('an editor finds nothing wrong with the shipped strategies, nor with those that are refused for what they mean', async () => {
  const files = [
    ...filesIn('strategies').filter((file) => !/(assignment|segments)\.yaml$/.test(file)),
    ...filesIn('test/strategies-refused').filter(
      (file) => !/^# (not_yaml|bad_document|unknown_fact|bad_condition) /.test(read(file)),
    ),
  ];
  expect(files.length).toBeGreaterThan(40);
  for (const file of files) expect([file, await whatIsWrong(parse(read(file)))]).toEqual([file, undefined]);
});

test('an editor marks a wrong shape: an unknown key, channel, news or exit, a time or a cost that cannot be read', async () => {
  const good = parse(read('strategies/company.yaml')) as { steps: Record<string, unknown>[] };
  const first = good.steps[0] ?? {};
  const spoilt = [
    { ...good, owner: 'me' },
    { ...good, costs: { sms: '1' } },
    { ...good, leave: ['boredom'] },
    { ...good, on: { rpc_smiled: 'next' } },
    { ...good, on: { rpc_ptp: 'wait a bit' } },
    { ...good, steps: [] },
    { ...good, steps: [{ ...first, at: '3 days later' }] },
    { ...good, steps: [{ ...first, by: [{ channel: 'pigeon' }] }] },
  ];
  expect(await whatIsWrong(good)).toBeUndefined();
  for (const [index, document] of spoilt.entries()) expect([index, await whatIsWrong(document)]).not.toEqual([index, undefined]);
});

function filesIn(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}

async function whatIsWrong(document: unknown): Promise<string | undefined> {
  await fastify.ready();
  const { statusCode, payload } = await fastify.inject({ method: 'POST', url: '/', payload: document as object });
  return statusCode === 200 ? undefined : payload;
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}
