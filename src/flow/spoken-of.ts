import type { Scene } from './define-node.ts';

/** The ids of the receivables that an answer is about: the one chosen in the details, else all of the conversation. */
export function spokenOf({ facts, session }: Scene): string[] {
  const chosen = facts.receivables.filter(({ id }) => id === session.selected);
  return (chosen.length > 0 ? chosen : facts.receivables).map(({ id }) => id);
}
