import type { Lines } from '../read-journal.ts';
import { callEveryPlace, type EveryPlace } from './call-every-place.ts';
import type { DoneErrand } from './direct-debtors.ts';
import type { SentToEveryPlace } from './flow-at-every-node.ts';
import { toldOtherwise } from './told-otherwise.ts';

/** A call, and the journal that it stands in. */
export type Called = DoneErrand & { readonly journal: Lines };

/**
 * Calls every place; whose call went otherwise than it was rehearsed, or never began, is sent once more, in a new installation: telephony runs
 * in real time, and a machine that stands still for a moment doubles keys and lets prompts run on.
 */
export async function callInRounds(flows: readonly SentToEveryPlace[]): Promise<readonly EveryPlace[]> {
  const first = await callEveryPlace(flows);
  const wentOtherwise = (telephone: string) => {
    const call = callOf([first], telephone);
    return !call || toldOtherwise(call.journal, call).length > 0;
  };
  const again = flows
    .map((each) => ({ ...each, sent: each.sent.filter(({ telephone }) => wentOtherwise(telephone)) }))
    .filter(({ sent }) => sent.length > 0);
  return again.length > 0 ? [first, await callEveryPlace(again)] : [first];
}

/** The last call with this telephone. */
export function callOf(rounds: readonly EveryPlace[], telephone: string): Called | undefined {
  for (const { done, journal } of rounds.toReversed()) {
    const found = done.find((each) => each.telephone === telephone);
    if (found) return { ...found, journal };
  }
  return undefined;
}
