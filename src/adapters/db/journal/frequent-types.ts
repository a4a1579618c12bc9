/**
 * What every call tells many times over. Nobody looks for these by their type alone, so they stand in no index of types: each type has a
 * page of its own there, and each commit would write all of them anew.
 */
export const frequentTypes = [
  'attempt_reserved',
  'attempt_order_answered',
  'attempt_rang',
  'attempt_answered',
  'attempt_ended',
  'node_entered',
  'prompt_heard',
  'keys_pressed',
] as const;

/** SQL; part of the schema: to change it takes a migration. */
export const rareTypes = `type not in (${frequentTypes.map((type) => `'${type}'`).join(', ')})`;
