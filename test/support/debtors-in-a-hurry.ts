import type { Persona, PersonaStep } from '../../src/rehearsal/personas.ts';

export const press = (keys: string): PersonaStep => ({ do: 'press', keys });
/** Hears a prompt out and presses, once for each. */
export const replies = (...keys: readonly string[]): PersonaStep[] =>
  keys.flatMap((each): PersonaStep[] => [{ do: 'listen' }, press(each)]);
/** As soon as she hears somebody, she keys all that she knows will be asked. */
export const keysAhead = (...keys: readonly string[]): PersonaStep[] => [{ do: 'overhear', ms: 0 }, ...keys.map(press)];

/** Picks up and keys ahead; what comes then is up to her. */
export function hasty(suffix: string, name: string, keys: string, ...then: readonly PersonaStep[]): Persona {
  return { suffix, name, steps: [{ do: 'ring', ms: 500 }, { do: 'answer' }, ...(keys ? keysAhead(keys) : []), ...then] };
}

/** A promise must be heard before it can be confirmed; she confirms again if she was too early, and goes once it stands. */
export const confirmsAndGoes: readonly PersonaStep[] = [...replies('1', '1'), { do: 'wait', ms: 1500 }, { do: 'hang_up' }];
