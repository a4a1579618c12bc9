import type { Invariant } from '../invariant.ts';

/**
 * Counted at each dial: calls of the same campaign that were dialled while this entry was due, for entries that fell due after it. Some are
 * natural (a call is prepared while the next ones are chosen); hundreds are not. An entry whose due time moved waits anew from then.
 */
export const nobodyIsPassedOver: Invariant = {
  id: 'nobody_is_passed_over',
  says: 'Nobody who is due waits while a campaign dials hundreds of others who fell due later.',
  weight: 'violation',
  start: (findings, { overtakenAtMost }) => {
    const campaigns = new Map<string, Dialled[]>();
    return {
      on: {
        attempt_reserved: ({ subject: { campaignId = '' }, data: { entryId, dueAt, at, purpose }, seq }) => {
          const dialled = campaigns.get(campaignId) ?? [];
          campaigns.set(campaignId, dialled);
          findings.check(!isPassedOver(dialled, dueAt, overtakenAtMost), () => ({
            proof: [...dialled.filter((other) => other.dueAt > dueAt && other.at > dueAt).map((other) => other.seq), seq],
            message: `${entryId} of ${campaignId} was due for ${at - dueAt} ms while more than ${overtakenAtMost} that fell due later were dialled.`,
          }));
          if (purpose === 'service_reply') return; // whoever asked to be called at that time goes first
          dialled.push({ dueAt, at, seq });
          if (dialled.length > 4 * overtakenAtMost) dialled.splice(0, 2 * overtakenAtMost);
        },
      },
    };
  },
};

type Dialled = { readonly dueAt: number; readonly at: number; readonly seq: number };

/** Looks from the newest on, and no farther back than this entry has been due. */
function isPassedOver(dialled: readonly Dialled[], dueAt: number, atMost: number): boolean {
  let overtakers = 0;
  for (let index = dialled.length - 1; index >= 0; index -= 1) {
    const other = dialled[index];
    if (!other || other.at <= dueAt) return false;
    if (other.dueAt > dueAt) overtakers += 1;
    if (overtakers > atMost) return true;
  }
  return false;
}
