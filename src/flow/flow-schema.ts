import { z } from 'zod';
import { flowKeys, nodeName } from './document.ts';
import { subflowOptions } from './inline-subflows.ts';
import { currentFormat } from './migrate-document.ts';
import { nodeTypes } from './node-types.ts';
import { subflowKeys } from './subflow.ts';

type JsonSchema = Record<string, unknown>;

/**
 * The JSON Schema (draft 7, which editors know best) of flows and subflows, derived from what the program itself reads them by: keys,
 * options and their titles. It holds the shape only; what a shape cannot say is proved by `compile`.
 */
export function flowSchema(): JsonSchema {
  const types = Object.fromEntries([
    ...[...nodeTypes.values()].map(({ type, title, optionsSchema }) => [type, optionsOf(title, optionsSchema)]),
    ['goto', { title: 'Go to another node', ...asSchema(nodeName) }],
    ['subflow', { title: 'Take a subflow in', ...asSchema(subflowOptions) }],
  ]);
  const node = { $ref: '#/definitions/node' };
  const nodes = { type: 'object', title: 'Nodes', propertyNames: asSchema(nodeName), additionalProperties: node };
  const format = { type: 'integer', minimum: 1, maximum: currentFormat, title: 'Format of this document' };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A call flow of Dovolat, or a subflow',
    definitions: { node: oneOfThem(types) },
    anyOf: [
      withNodes(asSchema(z.strictObject(flowKeys)), { format, nodes }),
      withNodes(asSchema(z.strictObject(subflowKeys)), { nodes }),
    ],
  };
}

/** A node has exactly one type, and leads on by `on` or `then`. */
function oneOfThem(types: JsonSchema): JsonSchema {
  const on = asSchema(z.record(z.string(), nodeName).meta({ title: 'Where each outlet leads' }));
  const next = asSchema(nodeName.meta({ title: 'The next node, after the only outlet' }));
  return {
    type: 'object',
    // biome-ignore lint/suspicious/noThenProperty: the language's own word; a schema is never awaited
    properties: { ...types, on, then: next },
    additionalProperties: false,
    oneOf: Object.keys(types).map((type) => ({ required: [type] })),
  };
}

/** The options of a node, or nothing where none is needed. */
function optionsOf(title: string, read: z.ZodType): JsonSchema {
  const options = asSchema(read);
  const ways = [options, ...(read.safeParse({}).success ? [{ type: 'null' }] : [])];
  return ways.length > 1 ? { title, anyOf: ways } : options;
}

function withNodes(schema: JsonSchema, more: JsonSchema): JsonSchema {
  const { properties, required, ...rest } = schema as { properties: JsonSchema; required: string[] };
  return { ...rest, properties: { ...properties, ...more }, required: [...required, 'nodes'] };
}

function asSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'throw',
    override: ({ zodSchema, jsonSchema }) => {
      if (!mayBeAPromptAlone(zodSchema)) return;
      const { title, ...options } = { ...jsonSchema };
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      Object.assign(jsonSchema, { ...(title !== undefined && { title }), anyOf: [{ type: 'string' }, options] });
    },
  });
  return rest;
}

/** Where the only needed option is a prompt, the prompt alone may be written instead of the options. */
function mayBeAPromptAlone(schema: z.core.$ZodType): boolean {
  const { def } = schema._zod;
  const preprocessed = def.type === 'pipe' && (def as z.core.$ZodPipeDef).in._zod.def.type === 'transform';
  return preprocessed && z.safeParse(schema, 'a-prompt').success;
}
