import type { DataEffect, FlowSession, WaitEffect } from '../../flow/session.ts';
import type { Awaited } from './carry-out.ts';
import type { LiveCall } from './live-call.ts';

type Spoken = Extract<Awaited, { do: 'say' | 'ask' | 'ask_identity' }>;

/**
 * Whether the words of a step may begin while it is still being saved, so that nobody waits for the disk after a key. They may where a
 * step that is lost with this process changes nothing for anybody: it decides nothing, verifies nobody, and tells nothing of a debt.
 * The call then goes on at the step before, and its words are heard once more. docs/decisions/0041.
 */
export function speaksFirst(
  { flow, session: before }: Pick<LiveCall, 'flow' | 'session'>,
  session: FlowSession,
  effects: readonly DataEffect[],
  wait: WaitEffect,
): wait is Spoken {
  return (
    (wait.do === 'say' || wait.do === 'ask' || wait.do === 'ask_identity') &&
    effects.length === 0 &&
    session.verified === before.verified &&
    !wait.say.some(({ prompt }) => flow.informing.has(prompt))
  );
}
