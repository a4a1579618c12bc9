import type { Actor } from '../../journal/event.ts';
import { endOfDay } from '../../kernel/calendar.ts';
import type { BankAccount, BankStatement, StatementFormat } from '../../receivables/bank/model.ts';
import { getCreditor } from '../../receivables/get-creditor.ts';
import type { Books } from '../../receivables/ports.ts';
import type { IntakeHappening } from '../events.ts';
import { type BookedEntries, type BookTools, beginStatement } from './book-statement.ts';
import type { CheckedStatement } from './check-sums.ts';
import { compareWithLast, isSame, type Standing } from './compare-with-last.ts';
import type { StatementGap, StatementOutcome } from './statement-outcome.ts';

/** A statement that is being booked. */
export type Booking = {
  take: Awaited<ReturnType<typeof beginStatement>>['take'];
  finish(): Promise<StatementOutcome>;
};

/**
 * Begins to book a statement as it stands to those that are booked. One of the same file, or of which all is booked, changes nothing but until
 * when we know what happened.
 */
export async function openBooking(
  tools: BookTools & { readonly books: Pick<Books, 'creditors'> },
  { actor, signal }: { readonly actor: Actor; readonly signal?: AbortSignal },
  next: CheckedStatement & { readonly owner: BankAccount },
  format: StatementFormat,
  fileHash: string,
): Promise<Booking> {
  const { bank, work, ids, clock, journal } = tools;
  const { owner: account, number, from, to, openingMinor, closingMinor } = next;
  const { creditor, before, touching, last } = await work.run(async (tx) => ({
    creditor: await getCreditor(tools.books, tx, account.creditorId),
    before: await bank.statements.before(tx, account.id, from),
    touching: await bank.statements.touching(tx, account.id, from, to),
    last: await bank.statements.last(tx, account.id),
  }));
  const now = clock.now().epochMilliseconds;
  const asOf = Math.min(now, next.madeAt ?? now, endOfDay(Temporal.PlainDate.from(to), creditor.country).epochMilliseconds);
  const about = {
    accountId: account.id,
    iban: account.iban,
    currency: account.currency,
    number,
    from,
    to,
    openingMinor,
    closingMinor,
  };
  const subject = { creditorId: creditor.id };
  const same = touching.find((each) => isSame(each, next));
  const standing = compareWithLast(next, before, touching);

  const confirm = () =>
    work.run(async (tx) => {
      const known = await bank.accounts.find(tx, account.id);
      if (!known || (known.asOf !== null && known.asOf >= asOf)) return;
      await bank.accounts.confirm(tx, account.id, asOf);
      const confirmed: IntakeHappening = { type: 'bank_data_confirmed', subject, data: { accountId: account.id, asOf } };
      await journal.append(tx, actor, [confirmed]);
    });
  const knownOutcome = async (known: number): Promise<StatementOutcome> => {
    await confirm();
    return { ...about, outcome: 'known', statementId: null, entries: { ...nothing, known }, standing: 'overlaps', gap: null };
  };
  if (same && touching.some((each) => each.fileHash === fileHash && isSame(each, next)))
    return { take: async () => {}, finish: () => knownOutcome(next.entries) };

  const statement: BankStatement = {
    ...{ id: ids.next('sta'), accountId: account.id, format, number, from, to, openingMinor, closingMinor, fileHash, asOf },
    transactions: next.entries,
    bookedAt: now,
  };
  const overlap =
    standing.how !== 'overlaps' ? 'none' : touching.some((each) => each.format !== format) ? 'other_format' : 'same_format';
  const begun = await beginStatement(tools, account, statement, overlap, signal);
  return {
    take: begun.take,
    finish: async () => {
      const counts = await begun.flush();
      if (same && counts.booked === 0) {
        await begun.withdraw();
        return knownOutcome(counts.known);
      }
      const gap = gapOf(standing, next, last, counts);
      const entries = await begun.finish(async (tx) => {
        await bank.accounts.confirm(tx, account.id, asOf);
        const { booked: transactions, known, incomingMinor, outgoingMinor } = counts;
        const ids = { statementId: statement.id, accountId: account.id };
        const told = { format, from, to, transactions, known, incomingMinor, outgoingMinor, asOf };
        const happened: IntakeHappening[] = [{ type: 'statement_booked', subject, data: { ...ids, ...told } }];
        if (gap) happened.push({ type: 'statement_gap_found', subject, data: { ...ids, ...gap } });
        await journal.append(tx, actor, happened);
      });
      return { ...about, outcome: 'booked', statementId: statement.id, entries, standing: standing.how, gap };
    },
  };
}

const nothing: BookedEntries = { booked: 0, known: 0, incoming: 0, incomingMinor: 0, outgoingMinor: 0 };

/**
 * What is missing: before a statement that opens with another balance than the last one closed with; or, of one that goes further than all
 * others, where the last balance and what was new do not make its closing balance.
 */
function gapOf(
  standing: Standing,
  { to, openingMinor, closingMinor }: CheckedStatement,
  last: BankStatement | undefined,
  { incomingMinor, outgoingMinor }: BookedEntries,
): StatementGap | null {
  if (standing.how === 'gap')
    return {
      kind: 'gap',
      after: standing.after.id,
      missing: standing.missing,
      expectedMinor: standing.after.closingMinor ?? 0,
      foundMinor: openingMinor ?? 0,
    };
  const furthest = standing.how === 'overlaps' && last && last.to <= to ? last : undefined;
  const after = standing.how === 'continues' ? standing.after : furthest;
  if (!after || after.closingMinor === null || closingMinor === null) return null;
  const expectedMinor = after.closingMinor + incomingMinor - outgoingMinor;
  if (expectedMinor === closingMinor) return null;
  return { kind: 'difference', after: after.id, missing: null, expectedMinor, foundMinor: closingMinor };
}
