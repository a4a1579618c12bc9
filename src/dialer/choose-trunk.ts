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
  const able = trunks.filter(
    ({ simulated, destinations }) =>
      simulated === number.rehearsal && (destinations as readonly string[]).includes(number.region),
  );
  return able.find(({ id }) => id === paced)?.id ?? able[0]?.id ?? paced;
}
