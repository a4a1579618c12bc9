import { z } from 'zod';
import type { Condition } from './model.ts';
import { oneOf, type ParsedCondition, parseComparison, parseCondition } from './parse-condition.ts';

const fact = { type: 'string', title: 'A fact compared: days_past_due >= 30, reached, not reached, product in energy, gas' };
const facts = {
  type: 'object',
  title: 'All of these facts',
  additionalProperties: {
    anyOf: [{ type: ['string', 'number', 'boolean'] }, { type: 'array', items: { type: ['string', 'number'] }, minItems: 1 }],
  },
};
const part = { anyOf: [fact, facts] };
const parts = { type: 'array', items: part, minItems: 1 };

/**
 * A condition as people write it. A line compares one fact; a mapping holds when all of its facts do (a list beside a fact: any of these);
 * a list when all of its parts do; `{ any: [...] }` when one does, `{ not: ... }` when it does not.
 */
export const writtenCondition = z
  .unknown()
  .transform((written, context): Condition => {
    const read = readCondition(written, [], (path, { code, message }) => {
      context.addIssue({ code: 'custom', path: [...path], message, params: { code } });
      return undefined;
    });
    return read ?? { all: [] };
  })
  .meta({
    anyOf: [
      fact,
      parts,
      { type: 'object', properties: { any: parts }, required: ['any'], additionalProperties: false },
      { type: 'object', properties: { not: part }, required: ['not'], additionalProperties: false },
      facts,
    ],
  });

type Complain = (path: readonly PropertyKey[], problem: Extract<ParsedCondition, { ok: false }>) => undefined;

function readCondition(written: unknown, path: readonly PropertyKey[], complain: Complain): Condition | undefined {
  if (typeof written === 'string') return taken(parseCondition(written), path, complain);
  if (Array.isArray(written)) return { all: readParts(written, path, complain) };
  if (typeof written !== 'object' || written === null) return complain(path, notReadable(written));
  const entries = Object.entries(written);
  const [[key, value] = [], ...others] = entries;
  if (key === 'any' && others.length === 0) {
    if (Array.isArray(value)) return { any: readParts(value, [...path, 'any'], complain) };
    return complain([...path, 'any'], notReadable(value));
  }
  if (key === 'not' && others.length === 0) {
    const inner = readCondition(value, [...path, 'not'], complain);
    return inner && { not: inner };
  }
  const all = entries.flatMap(([name, beside]) => readFactBeside(name, beside, [...path, name], complain) ?? []);
  return all.length === 1 && all[0] ? all[0] : { all };
}

function readParts(written: readonly unknown[], path: readonly PropertyKey[], complain: Complain): Condition[] {
  if (written.length === 0) complain(path, notReadable(written));
  return written.flatMap((each, index) => readCondition(each, [...path, index], complain) ?? []);
}

function readFactBeside(name: string, beside: unknown, path: readonly PropertyKey[], complain: Complain): Condition | undefined {
  if (Array.isArray(beside) && beside.length > 0) return taken(oneOf(name, beside.map(String)), path, complain);
  if (typeof beside === 'string' || typeof beside === 'number' || typeof beside === 'boolean')
    return taken(parseComparison(name, String(beside)), path, complain);
  return complain(path, notReadable(beside));
}

function taken(parsed: ParsedCondition, path: readonly PropertyKey[], complain: Complain): Condition | undefined {
  return parsed.ok ? parsed.value : complain(path, parsed);
}

function notReadable(written: unknown): Extract<ParsedCondition, { ok: false }> {
  return {
    ok: false,
    code: 'bad_condition',
    message: `${JSON.stringify(written)} is no condition: write it like days_past_due >= 30`,
  };
}
