import type { Persona, PersonaStep } from '../../src/rehearsal/personas.ts';
import type { CarrierScript } from '../../src/rehearsal/ports.ts';

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

/** Says and keys nothing until the test lets her go on: a crash takes as long as it takes. */
export const waitsForAWord: PersonaStep = { do: 'wait', ms: 3_599_000 };

/** A script in which those who wait for a word look twice a second whether it has come (once for each debtor). */
export function withHeldSteps(script: CarrierScript): CarrierScript {
  const looking = [
    ` same => n(held),GotoIf($["\${GO_ON}"="1"]?go-on)`,
    ' same => n,Wait(0.5)',
    ' same => n,Goto(held)',
    ' same => n(go-on),NoOp()',
  ].join('\n');
  return { ...script, dialplan: (subscribers) => script.dialplan(subscribers).replaceAll(' same => n,Wait(3599.0)', looking) };
}
