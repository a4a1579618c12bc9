import type { Invariant } from '../invariant.ts';
import type { EventOf } from '../judged-event.ts';

/** The breaker that calls' results move; what reachability says may come a moment after a dial was decided, and proves nothing. */
export const trunkBreakerRespected: Invariant = {
  id: 'trunk_breaker_respected',
  says: 'A trunk whose calls failed one after the other gets none but the one call that tries whether it works again.',
  weight: 'violation',
  start: (findings) => {
    const breakers = new Map<string, EventOf<'trunk_breaker_moved'>>();
    return {
      on: {
        trunk_breaker_moved: (event) => {
          const { trunk, by, state } = event.data;
          if (by !== 'results') return;
          if (state === 'closed') breakers.delete(trunk);
          else breakers.set(trunk, event);
        },
        attempt_reserved: ({ data: { trunk }, subject: { attemptId }, seq }) => {
          const moved = breakers.get(trunk);
          const mayDial = !moved || (moved.data.state === 'half_open' && moved.data.probe === attemptId);
          findings.check(mayDial, () => ({
            proof: [moved?.seq ?? seq, seq],
            message: `Attempt ${attemptId} was dialled by trunk ${trunk} while its breaker was ${moved?.data.state.replace('_', ' ')}.`,
          }));
        },
      },
    };
  },
};
