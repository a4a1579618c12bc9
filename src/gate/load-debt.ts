import { startOfDay } from '../kernel/calendar.ts';
import type { Tx } from '../kernel/transaction.ts';
import { limitationOn } from '../receivables/limitation/limitation-on.ts';
import type { Conversation } from '../receivables/model.ts';
import type { GateTools } from './ask-gate.ts';
import type { DebtOnRecord } from './contact.ts';
import type { AboutContact } from './load-record.ts';
import type { JurisdictionPack } from './pack.ts';

/** What a contact would be about, as far as the rules want to know it. A claim is barred by what its principal is, whoever is spoken with about it. */
export async function loadDebt(
  { books }: Pick<GateTools, 'books'>,
  tx: Tx,
  { policy, creditorCountry, now }: AboutContact,
  { principalId, receivables }: Conversation,
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
  const debtor = (await books.persons.find(tx, principalId))?.kind ?? 'natural';
  const barred = old.flatMap(({ id: receivableId, due, pack: { country, limitation, edition } }) => {
    if (!limitation || country === 'any') return [];
    const { barredFrom: since, period } = limitationOn(country, debtor, due);
    if (since > today) return [];
    const forbids = debtor === 'natural' ? limitation.barredConsumer : limitation.barredBusiness;
    return [{ receivableId, since, forbids, source: `${period.source}; pack ${edition}: ${limitation.source}` }];
  });
  return { pastDueFrom, barred };
}

/** Before it nobody's claim is barred, so that nobody need be looked up. */
function earliestBar({ country, limitation }: JurisdictionPack, due: string): string {
  if (!limitation || country === 'any') return never;
  const days = (['natural', 'company'] as const).map((debtor) => limitationOn(country, debtor, due).barredFrom);
  return days.sort()[0] ?? never;
}

const never = '9999-12-31';
