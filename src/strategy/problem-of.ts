import type { z } from 'zod';
import type { Problem } from '../kernel/place.ts';
import type { PlacedData } from '../kernel/read-yaml.ts';

/** What is wrong with the shape of a document, or with a condition in it, at the place of the wrong part. */
export function problemOf(
  issue: z.core.$ZodIssue,
  placeOf: PlacedData['placeOf'],
  remedy: string,
): Problem<'bad_document' | 'unknown_fact' | 'bad_condition'> {
  const code = issue.code === 'custom' ? issue.params?.code : undefined;
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  const message = issue.path.length > 0 ? `${issue.path.join('.')}: ${messageOf(issue)}` : messageOf(issue);
  if (code === 'unknown_fact' || code === 'bad_condition')
    return { code, message, remedy: 'Compare a fact that there is with a value of its kind', at: placeOf(path) };
  return { code: 'bad_document', message, remedy, at: placeOf(path) };
}

/** Of several ways to write something, the complaint of the one that came nearest: a way of another type says nothing. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  const told = issue.errors.flat().find(({ code }) => code !== 'invalid_type');
  return told?.message ?? issue.message;
}
