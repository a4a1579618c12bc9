import type { DialerTools } from './dialer-tools.ts';
import type { TrunkState } from './telephony.ts';

/**
 * A trunk whose far end stopped answering gets no more calls (its breaker opens) until it answers again; both are on record.
 * A state that says nothing (not asked, not known yet) is not written down.
 */
export async function noteTrunkState({ work, journal }: DialerTools, trunk: string, state: TrunkState): Promise<void> {
  if (state !== 'unreachable' && state !== 'reachable') return;
  const data = {
    trunk,
    by: 'reachability',
    state: state === 'unreachable' ? 'open' : 'closed',
    reason: state === 'unreachable' ? 'its far end does not answer' : 'its far end answers',
    until: null,
    probe: null,
  };
  await work.run((tx) => journal.append(tx, 'dialer', [{ type: 'trunk_breaker_moved', subject: {}, data }]));
}
