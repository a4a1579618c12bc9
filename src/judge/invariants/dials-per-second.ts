import type { Invariant } from '../invariant.ts';
import type { Dial } from '../recent-dials.ts';

/** A rate of n a second allows n dials within any 1,000 ms; a rate below one allows one dial within 1/rate seconds. */
export const dialsPerSecond: Invariant = {
  id: 'dials_per_second',
  says: 'Within any second a campaign, a trunk or the whole installation dials no more calls than its rate allows.',
  weight: 'violation',
  start: (findings) => {
    const scopes = new Map<string, Dial[]>();
    return {
      on: {
        attempt_reserved: ({ data: { at, trunk, caps }, subject: { campaignId }, seq }) => {
          const judgeRate = (name: string, perSecond: number) => {
            const dials = scopes.get(name) ?? [];
            scopes.set(name, dials);
            dials.push({ at, seq });
            const window = perSecond >= 1 ? 1000 : Math.ceil(1000 / perSecond);
            const recent = newest(dials, at - window);
            findings.check(recent.length <= Math.max(1, Math.floor(perSecond)) && perSecond > 0, () => ({
              proof: recent.map((dial) => dial.seq),
              message: `${recent.length} calls were dialled in ${name} within ${window} ms; the rate is ${perSecond} a second.`,
            }));
            if (dials.length > 2 * kept) dials.splice(0, dials.length - kept);
          };
          judgeRate('the whole installation', caps.overallPerSecond);
          judgeRate(`campaign ${campaignId}`, caps.campaignPerSecond);
          judgeRate(`trunk ${trunk}`, caps.trunkPerSecond);
        },
      },
    };
  },
};

/** Dials kept per scope: more than any rate that one installation reaches. */
const kept = 2000;

/** Those after `since`, looked for from the newest on. */
function newest(dials: readonly Dial[], since: number): Dial[] {
  let first = dials.length;
  for (let dial = dials[first - 1]; dial && dial.at > since; dial = dials[first - 1]) first -= 1;
  return dials.slice(first);
}
