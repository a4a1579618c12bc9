import type { PersonId } from '../kernel/ids.ts';
import type { Owing } from '../receivables/ports.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { Campaign } from './model.ts';
import type { CampaignOrder } from './ports.ts';

/**
 * Writes whom a campaign calls, a bundle in each transaction, so that calls that are up go on in between. How many they are; it ends early where
 * somebody else has begun the campaign anew.
 */
export async function fillCampaign(tools: DialerTools, { id, creditorId, createdAt }: Campaign, which: Owing): Promise<number> {
  const { work, campaigns, books, entries, ids } = tools;
  let count = 0;
  for (let after: PersonId | null = null; ; ) {
    const next: PersonId | null = await work.run(
      async (tx) => {
        if (!(await campaigns.isBegun(tx, id))) return null;
        const page = await books.receivables.owing(tx, creditorId, which, after, peopleAtATime);
        count += page.people.length;
        await entries.add(
          tx,
          page.people.map((personId) => ({
            ...{ id: ids.next('ent'), campaignId: id, personId, state: 'waiting', dueAt: createdAt, attempts: 0 },
            ...{ lastResult: null, doneBecause: null, callback: null, stepId: null },
          })),
        );
        return page.next;
      },
      { survives: 'process_end' }, // the last commit of all is waited for, and brings these to the disk
    );
    if (next === null) return count;
    after = next;
  }
}

/** Takes away what a process that was killed has left of the same campaign, and what is older than any that is still being made. */
export async function clearBegun(tools: DialerTools, name: string, order: CampaignOrder | undefined): Promise<void> {
  const { work, campaigns, clock } = tools;
  const begun = { name, origin: order?.origin ?? null, before: clock.now().epochMilliseconds - longestMs };
  while (await work.run((tx) => campaigns.clearBegun(tx, begun, entriesAtATime)));
}

const peopleAtATime = 250;
const entriesAtATime = 5000;
const longestMs = 3_600_000;
