import type { TrunkId } from '../kernel/ids.ts';
import type { ParsedPhone } from '../kernel/phone.ts';
import type { Trunk } from './model.ts';

/**
 * The trunk for a number: `paced` (the one with the most free channels) where it may carry the number, else the first that may. Where
 * none may, `paced` stays, and the gate says why not. Pure.
 */
export function chooseTrunk(
  trunks: readonly Pick<Trunk, 'id' | 'simulated' | 'destinations'>[],
  number: Pick<ParsedPhone, 'region' | 'rehearsal'>,
  paced: TrunkId,
): TrunkId {
  const able = trunks.filter((trunk) => carries(trunk, number));
  return able.find(({ id }) => id === paced)?.id ?? able[0]?.id ?? paced;
}

/** Whether the gate lets this trunk carry the number: its country, and rehearsal numbers only where calls are simulated. */
export function carries(
  { simulated, destinations }: Pick<Trunk, 'simulated' | 'destinations'>,
  { region, rehearsal }: Pick<ParsedPhone, 'region' | 'rehearsal'>,
): boolean {
  return simulated === rehearsal && (destinations as readonly string[]).includes(region);
}
