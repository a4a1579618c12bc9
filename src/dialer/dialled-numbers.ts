import type { AttemptId, CampaignId } from '../kernel/ids.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { Attempt } from './model.ts';

/** The number that each attempt of a campaign dialled: in no journal, and for the operator's own lists only. */
export async function dialledNumbers(
  { work, attempts }: Pick<DialerTools, 'work' | 'attempts'>,
  campaign: CampaignId,
): Promise<ReadonlyMap<AttemptId, PhoneNumber>> {
  const numbers = new Map<AttemptId, PhoneNumber>();
  for (let after: AttemptId | null = null; ; ) {
    const page: readonly Pick<Attempt, 'id' | 'number'>[] = await work.run((tx) =>
      attempts.dialled(tx, campaign, after, pageSize),
    );
    for (const { id, number } of page) numbers.set(id, number);
    after = page.at(-1)?.id ?? null;
    if (page.length < pageSize) return numbers;
  }
}

const pageSize = 1000;
