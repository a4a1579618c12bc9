import type { DataEffect, FlowEffect, WaitEffect } from '../../flow/session.ts';
import { isWait } from '../../flow/wait-words.ts';

/** Parts what is written down with a transition from the one thing that is then waited for. */
export function partEffects(effects: readonly FlowEffect[]): {
  readonly data: readonly DataEffect[];
  readonly wait: WaitEffect | undefined;
} {
  return { data: effects.filter((effect): effect is DataEffect => !isWait(effect)), wait: effects.find(isWait) };
}
