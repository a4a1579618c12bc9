import { isDiallableKind } from '../gate/rules/safety.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Debtor } from '../receivables/find-debtor.ts';
import type { CandidateNumber } from './choose-number.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { Entry, Trunk } from './model.ts';
import { carries } from './route.ts';

/** A debtor's numbers with what decides which of them is dialled in this campaign. */
export async function candidateNumbers(
  tools: DialerTools,
  tx: Tx,
  { campaignId, personId }: Pick<Entry, 'campaignId' | 'personId'>,
  phones: Debtor['phones'],
  trunks: readonly Trunk[],
): Promise<CandidateNumber[]> {
  const unanswered = await tools.attempts.unansweredByNumber(tx, campaignId, personId);
  const now = tools.clock.now().epochMilliseconds;
  const candidates: CandidateNumber[] = [];
  for (const found of phones) {
    const { phone, contactPointId } = found;
    const ways = isDiallableKind(phone.kind) && trunks.some((trunk) => carries(trunk, phone));
    const barred = !ways || found.optedOut || (await tools.gate.suppressions.has(tx, phone.number, now, 'voice'));
    candidates.push({ ...found, unanswered: unanswered.get(contactPointId) ?? 0, barred });
  }
  return candidates;
}
