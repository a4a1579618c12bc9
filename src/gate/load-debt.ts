import { startOfDay } from '../kernel/calendar.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Conversation } from '../receivables/model.ts';
import type { GateTools } from './ask-gate.ts';
import { barredSince } from './barred-since.ts';
import type { DebtOnRecord } from './contact.ts';
import type { AboutContact } from './load-record.ts';
import type { JurisdictionPack } from './pack.ts';

/** What a contact would be about, as far as the rules want to know it. */
export async function loadDebt(
  { books }: Pick<GateTools, 'books'>,
  tx: Tx,
  { policy, creditorCountry, now }: AboutContact,
  { personId, receivables }: Conversation,
): Promise<DebtOnRecord> {
  const [oldest] = receivables;
  const pastDueFrom = startOfDay(
    Temporal.PlainDate.from(oldest?.due ?? never).add({ days: 1 }),
    creditorCountry,
  ).epochMilliseconds;
  const today = now.toZonedDateTimeISO(policy.timeZone).toPlainDate().toString();
  const old = receivables.flatMap((each) =>
    policy.packs.flatMap((pack) => (earliestBar(pack, each.due) <= today ? { ...each, pack } : [])),
  );
  if (old.length === 0) return { pastDueFrom, barred: [] };
  const debtor = (await books.persons.find(tx, personId))?.kind === 'company' ? 'business' : 'consumer';
  const barred = old.flatMap(({ id: receivableId, due, pack: { limitation, edition } }) => {
    const since = limitation && barredSince(limitation, debtor, due);
    if (!since || since > today) return [];
    const forbids = debtor === 'consumer' ? limitation.barredConsumer : limitation.barredBusiness;
    return [{ receivableId, since, forbids, source: `pack ${edition}: ${limitation.source}` }];
  });
  return { pastDueFrom, barred };
}

/** Before it nobody's claim is barred, so that nobody need be looked up. */
function earliestBar({ limitation }: JurisdictionPack, due: string): string {
  if (!limitation) return never;
  return barredSince(limitation, limitation.consumerYears < limitation.businessYears ? 'consumer' : 'business', due);
}

const never = '9999-12-31';
