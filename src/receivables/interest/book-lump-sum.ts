import { localDate } from '../../kernel/calendar.ts';
import type { ReceivableId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import { getCreditor } from '../get-creditor.ts';
import type { Receivable } from '../model.ts';
import type { Tools } from '../ports.ts';
import { record } from '../record.ts';
import { delayStart } from './delay-start.ts';
import { lumpSum } from './lump-sum.ts';

export type LumpSumOrder = {
  readonly receivableId: ReceivableId;
  /** Ten-thousandths of the currency for one euro, by the bank and day that the law names; null: not known. */
  readonly euroRate: number | null;
};

/** `changed`: false when it was booked before. */
export type BookedLumpSum = { readonly receivable: Receivable; readonly source: string; readonly changed: boolean };

export type LumpSumRefusal = Refusal<
  | 'unknown_receivable'
  | 'not_a_principal'
  | 'no_lump_sum'
  | 'not_late'
  | 'nothing_owed'
  | 'other_currency'
  | 'euro_rate_missing'
  | 'disputed'
  | 'on_hold'
>;

/**
 * Books the flat sum that the law gives a creditor for its costs of collection from a company: a receivable of kind `cost` in the case of the
 * late one, due with it, once whatever the delay. Never by itself: asking for it is the creditor's choice. The country is the creditor's. What is
 * disputed or on hold costs the debtor nothing more until that is over.
 */
export async function bookLumpSum(
  { books, journal, ids, clock }: Tools,
  tx: Tx,
  act: Act,
  { receivableId, euroRate }: LumpSumOrder,
): Promise<Result<BookedLumpSum, LumpSumRefusal>> {
  const principal = await books.receivables.find(tx, receivableId);
  if (!principal) return refuse('unknown_receivable', 'There is no such receivable');
  if (principal.kind !== 'invoice' && principal.kind !== 'instalment')
    return refuse('not_a_principal', `A flat sum stands on an invoice or an instalment, not on ${principal.kind}`);
  const creditor = await getCreditor(books, tx, principal.creditorId);
  const { country } = creditor;
  const debtor = (await books.persons.find(tx, principal.personId))?.kind ?? 'natural';
  if (debtor !== 'company') return refuse('no_lump_sum', 'The law gives it against companies only');
  if (inEuro.has(country) && euroRate === null)
    return refuse('euro_rate_missing', `In ${country} it is an amount in euro: give the rate that the law names (--euro-rate)`);
  const sum = lumpSum(country, true, principal.billedMinor, euroRate);
  if (!sum) return refuse('no_lump_sum', `The law of ${country} gives none`);
  if (sum.currency !== principal.currency)
    return refuse('other_currency', `The law of ${country} gives it in ${sum.currency}; this is owed in ${principal.currency}`);
  const externalKey = lumpSumKey(principal);
  const known = await books.receivables.findByExternalKey(tx, creditor.id, externalKey);
  if (known) return accept({ receivable: known, source: sum.source, changed: false });
  const on = localDate(clock.now(), country).toString();
  const lateSince = delayStart(principal.due, country, creditor.interest?.shiftsDue ?? true);
  if (lateSince > on) return refuse('not_late', `It is not late before ${lateSince}`);
  if (principal.status !== 'open') return refuse('nothing_owed', 'Nothing is owed of it any more');
  const against = await objectionTo({ books, clock }, tx, principal);
  if (against) return against;
  const receivable: Receivable = {
    ...{ ...principal, ...ofItsOwn, id: ids.next('rcv'), externalKey, issued: on, status: 'open' },
    ...{ billedMinor: sum.minor, amountMinor: sum.minor },
  };
  await books.receivables.insert(tx, [receivable]);
  const { personId, creditorId, caseId, currency } = receivable;
  await record(journal, tx, act.actor, [
    {
      type: 'lump_sum_booked',
      subject: { personId, creditorId, caseId, receivableId: receivable.id },
      data: {
        ...{ costOf: principal.id, amountMinor: sum.minor, currency, country, debtor, lateSince, on },
        ...{ euroRate: inEuro.has(country) ? euroRate : null, source: sum.source },
      },
    },
  ]);
  return accept({ receivable, source: sum.source, changed: true });
}

async function objectionTo(
  { books, clock }: Pick<Tools, 'books' | 'clock'>,
  tx: Tx,
  { id, caseId, personId, creditorId }: Receivable,
): Promise<Refusal<'disputed' | 'on_hold'> | null> {
  if ((await books.disputes.disputed(tx, personId, creditorId)).includes(id))
    return refuse('disputed', 'It is disputed: decide the dispute first');
  const standing = await books.holds.standing(tx, personId, creditorId, clock.now().epochMilliseconds);
  const hold = standing.find(
    ({ scope, ...of }) =>
      scope === 'person' || (scope === 'case' && of.caseId === caseId) || (scope === 'receivable' && of.receivableId === id),
  );
  return hold ? refuse('on_hold', `It is on hold: ${hold.reason.replaceAll('_', ' ')}`) : null;
}

export function lumpSumKey({ externalKey }: Pick<Receivable, 'externalKey'>): string {
  return `lump-sum:${externalKey}`;
}

/** Countries that name it in euro and have another currency. */
const inEuro: ReadonlySet<string> = new Set(['PL', 'HU']);

/** What it does not take from its principal: no row of a file stands for it. */
const ofItsOwn = { kind: 'cost', rowHash: { keyId: 'plain', hash: '' }, attributes: {}, note: null } as const;
