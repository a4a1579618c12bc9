import { localDate, startOfDay } from '../kernel/calendar.ts';
import { healthOf, type IdentityHealth, usesRemembered } from './decide-identity-rest.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { CallerIdentity } from './model.ts';

/** A caller identity with how it stands now; `restsUntil` epoch ms, null while it does not rest. */
export type CallerIdentityStanding = CallerIdentity & {
  readonly state: 'not_verified' | 'in_use' | 'resting';
  readonly restsUntil: number | null;
  readonly usedToday: number;
  readonly up: number;
  /** Of its last fifty uses. */
  readonly health: IdentityHealth;
};

/** Every caller identity, its use today (by its creditor's clock) and how it is taken. */
export async function listCallerIdentities(
  tools: Pick<DialerTools, 'work' | 'clock' | 'identities' | 'books'>,
): Promise<CallerIdentityStanding[]> {
  const now = tools.clock.now();
  return tools.work.run(async (tx) => {
    const standings: CallerIdentityStanding[] = [];
    const all = await tools.identities.all(tx);
    for (const { id: creditorId, country } of await tools.books.creditors.list(tx)) {
      const dayStart = startOfDay(localDate(now, country), country).epochMilliseconds;
      for (const { id, verified, restsUntil: until, usedToday, up } of await tools.identities.candidates(
        tx,
        creditorId,
        dayStart,
      )) {
        const identity = all.find((each) => each.id === id);
        if (!identity) continue;
        const restsUntil = until !== null && until > now.epochMilliseconds ? until : null;
        const state = verified ? (restsUntil === null ? 'in_use' : 'resting') : 'not_verified';
        const health = healthOf(await tools.identities.lastUses(tx, id, usesRemembered));
        standings.push({ ...identity, state, restsUntil, usedToday, up, health });
      }
    }
    return standings;
  });
}
