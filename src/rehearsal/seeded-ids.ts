import type { Clock } from '../kernel/clock.ts';
import { encodeId, type Ids } from '../kernel/ids.ts';

/**
 * Ids of a rehearsal, in the form of all others: sorted by birth as the clock tells it, and within a moment by their count. The same seed, clock
 * and order of asking give the same ids. `seed`: a whole number from 0 to below 2^32.
 */
export function seededIds(seed: number, clock: Clock): Ids {
  let count = 0;
  return {
    next: (prefix) => {
      count += 1;
      const bytes = new Uint8Array(16);
      const view = new DataView(bytes.buffer);
      const at = clock.now().epochMilliseconds;
      view.setUint32(0, Math.floor(at / 2 ** 16));
      view.setUint16(4, at % 2 ** 16);
      view.setUint16(6, 0x7000); // version 7 of UUIDs
      view.setUint32(8, 0x80000000 + count); // their variant, and an order within the moment
      view.setUint32(12, Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) ^ Math.imul(count, 0x85ebca6b));
      return encodeId(prefix, bytes);
    },
  };
}
