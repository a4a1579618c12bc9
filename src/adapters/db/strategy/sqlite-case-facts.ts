import type { Country, Language } from '../../../kernel/country.ts';
import { dateOfDay, dayAt } from '../../../kernel/day-number.ts';
import type { CaseId, CreditorId, PersonId, ReceivableId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { Channel, HoldReason, ReceivableKind } from '../../../receivables/model.ts';
import type { CaseFacts, ExitReason, HoldFacts, ReceivableFacts } from '../../../strategy/model.ts';
import { comesBackAfter } from '../../../strategy/planning/model.ts';
import type { CaseFactsSource, LoadedCase } from '../../../strategy/planning/ports.ts';
import { type CaseRow, type CaseRows, type CreditorRow, type HoldRow, type ReceivableRow, readCaseRows } from './case-rows.ts';
import { languageIn, reachOf } from './reach-of.ts';
import { progressOf } from './sqlite-enrolments.ts';

/** When a promise for a day is broken, as the books tell it: after its date and the creditor's grace, in the creditor's country. */
export type BreaksAt = (date: string, graceWorkingDays: number, country: Country) => number;

/** Whether the law of one of the countries has made a claim unenforceable by `today` (YYYY-MM-DD). */
export type BarredByLaw = (
  countries: readonly Country[],
  debtor: CaseFacts['debtor']['kind'],
  due: string,
  today: string,
) => boolean;

export type FactsBy = {
  readonly calendar: CaseFacts['calendar'];
  readonly breaksAt: BreaksAt;
  readonly barredByLaw: BarredByLaw;
};

/**
 * Thirteen statements for any number of cases; the rest is put together here. Segments that are conditions and the age of bank data are for
 * the planner to add.
 */
export function sqliteCaseFacts(by: FactsBy): CaseFactsSource {
  return {
    load: async (tx, ids, now) => {
      const rows = await readCaseRows(tx, ids, now);
      return ids.flatMap((id) => {
        const row = rows.cases.get(id);
        const creditor = row && rows.creditors.get(row.creditor_id);
        return row && creditor ? [loadedCase(rows, row, creditor, by, now)] : [];
      });
    },
  };
}

function loadedCase(rows: CaseRows, row: CaseRow, creditor: CreditorRow, by: FactsBy, now: number): LoadedCase {
  const receivables = (rows.receivables.get(row.id) ?? []).toSorted(oldestFirst);
  const holds = (rows.holds.get(row.person_id) ?? []).filter(
    ({ creditor_id }) => creditor_id === null || creditor_id === row.creditor_id,
  );
  const contacts = rows.contacts.get(row.person_id) ?? [];
  const keptOut = new Set<ReceivableId>();
  const debtor = row.kind as CaseFacts['debtor']['kind'];
  const countries = [row.country, creditor.country] as Country[];
  const today = dateOfDay(dayAt(now, creditor.country as Country));
  const shown = receivables.map((receivable): ReceivableFacts => {
    const last = rows.enrolments.get(receivable.id)?.at(-1);
    if (last && last.left_at !== null && !comesBackAfter.has(last.left_because)) keptOut.add(receivable.id as ReceivableId);
    return {
      id: receivable.id as ReceivableId,
      due: receivable.due,
      amountMinor: receivable.status === 'open' ? receivable.amount_minor : 0,
      kind: receivable.kind as ReceivableKind,
      productGroup: receivable.product_group,
      product: receivable.product,
      priority: receivable.priority,
      risk: receivable.risk,
      holds: holds.filter(({ receivable_id }) => receivable_id === receivable.id).map(holdFacts),
      endedBy: by.barredByLaw(countries, debtor, receivable.due, today) ? 'limitation' : null,
      leftBecause: (last?.left_because ?? null) as ExitReason | null,
      progress: last && last.left_at === null ? progressOf(last) : null,
    };
  });
  const recentContacts = contacts
    .filter(({ counts, at }) => counts === 1 && at > now - 8 * day)
    .map(({ at, channel }) => ({ at, channel: channel as Channel, campaignId: null }));
  const facts = factsOf(rows, row, creditor, shown, holds, by, now);
  return { facts, keptOut, recentContacts };
}

function factsOf(
  rows: CaseRows,
  row: CaseRow,
  creditor: CreditorRow,
  receivables: readonly ReceivableFacts[],
  holds: readonly HoldRow[],
  { calendar, breaksAt }: FactsBy,
  now: number,
): CaseFacts {
  const contacts = rows.contacts.get(row.person_id) ?? [];
  const points = rows.contactPoints.get(row.person_id) ?? [];
  const optOuts = (rows.optOuts.get(row.person_id) ?? []).filter(({ creditor_id }) => creditor_id === row.creditor_id);
  const promises = (rows.promises.get(row.id) ?? []).toSorted((a, b) => b.recorded_at - a.recorded_at);
  const promise = promises.find(({ state }) => state === 'active' || state === 'broken');
  const inHand = rows.inHand.get(row.id);
  const conversations = contacts.filter(({ conversation }) => conversation === 1);
  const entered = Math.min(...receivables.flatMap(({ progress }) => progress?.enteredAt ?? []));
  const { usable, unreachable } = reachOf(points, optOuts, holds, contacts, now);
  return {
    caseId: row.id as CaseId,
    personId: row.person_id as PersonId,
    creditorId: row.creditor_id as CreditorId,
    currency: row.currency as Currency,
    creditorCountry: creditor.country as Country,
    debtor: {
      kind: row.kind as CaseFacts['debtor']['kind'],
      country: row.country as Country,
      language: row.language ?? languageIn(points) ?? (creditor.language as Language),
    },
    calendar,
    receivables,
    holds: holds.filter((hold) => hold.scope === 'person' || (hold.scope === 'case' && hold.case_id === row.id)).map(holdFacts),
    optedOut: optOuts.some(({ scope }) => scope === 'all'),
    promise: promise
      ? {
          state: promise.state as 'active' | 'broken',
          date: promise.date,
          breaksAt: breaksAt(promise.date, creditor.grace, creditor.country as Country),
        }
      : null,
    usable,
    inHand: inHand ? { strategy: inHand.strategy, version: inHand.version, level: inHand.level } : null,
    lastContactAt: contacts.at(-1)?.at ?? null,
    lastConversationAt: conversations.at(-1)?.at ?? null,
    bankDataStaleAt: null,
    history: {
      promises: promises.length,
      brokenPromises: promises.filter(({ state }) => state === 'broken').length,
      lateOfLast: (rows.paid.get(row.id) ?? []).slice(0, lastPaid).filter(({ due, paid_on }) => paid_on > due).length,
      attempts: contacts.filter(
        ({ channel, creditor_id, at }) => channel === 'voice' && creditor_id === row.creditor_id && at >= entered,
      ).length,
      unreachable,
      reachedAt: conversations.findLast(({ creditor_id }) => creditor_id === row.creditor_id)?.at ?? null,
    },
    segments: (rows.segments.get(row.id) ?? []).map(({ segment }) => segment),
    toleranceMinor: creditor.tolerance,
  };
}

function holdFacts({ reason, from_at, until_at }: HoldRow): HoldFacts {
  return { reason: reason as HoldReason, from: from_at, until: until_at };
}

function oldestFirst(a: ReceivableRow, b: ReceivableRow): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** So many of what was paid last tell how somebody pays. */
const lastPaid = 6;
const day = 24 * 3_600_000;
