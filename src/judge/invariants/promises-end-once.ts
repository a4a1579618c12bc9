import type { Invariant } from '../invariant.ts';
import type { EventOf } from '../judged-event.ts';

type Judged = EventOf<'promise_kept' | 'promise_partially_kept' | 'promise_broken'>;

/** What was promised, paid and tolerated travels in the event; older promises that stand in no journal are not judged. */
export const promisesEndOnce: Invariant = {
  id: 'promises_end_once',
  says: 'A promise comes to one end: kept only with what was promised paid in time, broken only after its date and grace.',
  weight: 'violation',
  start: (findings) => {
    const standing = new Set<string>();
    const ends = ({ data: { promiseId }, seq }: { readonly data: { readonly promiseId: string }; readonly seq: number }) => {
      findings.check(standing.delete(promiseId), () => ({
        proof: [seq],
        message: `${promiseId} came to an end that was not recorded, or had ended before.`,
      }));
    };
    const judged = (event: Judged) => {
      const trouble = troubleOf(event);
      findings.check(trouble === null, () => ({ proof: [event.seq], message: `${event.data.promiseId} ${trouble}.` }));
      ends(event);
    };
    return {
      on: {
        promise_recorded: ({ data }) => void standing.add(data.promiseId),
        promise_superseded: ends,
        promise_cancelled: ends,
        promise_kept: judged,
        promise_partially_kept: judged,
        promise_broken: judged,
      },
    };
  },
};

function troubleOf({ type, at, data: { promisedMinor, paidMinor, toleranceMinor, breaksAt } }: Judged): string | null {
  const enough = paidMinor >= promisedMinor - toleranceMinor;
  if (type === 'promise_kept') return enough ? null : `was called kept with ${paidMinor} of ${promisedMinor}`;
  if (at < breaksAt) return 'was judged before its date and grace were over';
  if (enough && paidMinor > 0) return `was not called kept with ${paidMinor} of ${promisedMinor}`;
  return paidMinor > 0 === (type === 'promise_partially_kept') ? null : `was called ${type.slice(8)} with ${paidMinor} paid`;
}
