import type { Say } from '../../flow/session.ts';

/** The prompts that can be said as long as nobody knows who calls: a name that is not known is no word. */
export function speakable<Prompt extends Say>(says: readonly Prompt[]): Prompt[] {
  return says.filter(({ values }) => Object.values(values).every((value) => value.kind !== 'name' || value.text !== ''));
}
