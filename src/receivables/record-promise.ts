import { localDate } from '../kernel/calendar.ts';
import type { CreditorId, PersonId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import { findConversation } from './find-conversation.ts';
import { getCreditor } from './get-creditor.ts';
import type { Conversation, PromiseToPay } from './model.ts';
import { placeHold } from './place-hold.ts';
import type { Tools } from './ports.ts';
import { promiseBreaksAt } from './promise-broken.ts';
import { type PromiseTerms, promiseTerms } from './promises/promise-terms.ts';
import { record } from './record.ts';
import { supersedeAgreements } from './supersede-agreements.ts';

export type PromiseWish = {
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  /** Null: a date without an amount. */
  readonly amountMinor: number | null;
  /** Null: that of what is owed. */
  readonly currency: Currency | null;
  /** YYYY-MM-DD. */
  readonly date: string;
};

export type PromiseRefusal = Refusal<
  'nothing_owed' | 'other_currency' | 'date_in_the_past' | 'date_too_late' | 'amount_too_small' | 'more_than_owed'
>;

/**
 * Records a promise to pay what the conversation is about, disputed receivables not among it, and silences the case until the date
 * plus the creditor's grace. What somebody promises who stands on the case of another counts for that case. A former promise or plan on the case is superseded, its hold released. The same origin records once.
 */
export async function recordPromise(
  tools: Tools,
  tx: Tx,
  act: Act,
  wish: PromiseWish,
): Promise<Result<PromiseToPay, PromiseRefusal>> {
  const { books, journal, ids, clock } = tools;
  const known = await books.promises.findByOrigin(tx, act.origin);
  if (known) return accept(known);
  const { country, promisePolicy } = await getCreditor(books, tx, wish.creditorId);
  const now = clock.now();
  const today = localDate(now, country);
  const conversation = await findConversation(tools, tx, wish.personId, wish.creditorId);
  if (!conversation) return refuse('nothing_owed', 'nothing open and undisputed is left to promise');
  const terms = promiseTerms(promisePolicy, conversation, today);
  const refusal = checkPromise(wish, conversation, terms);
  if (refusal) return refusal;

  const promise: PromiseToPay = {
    id: ids.next('prm'),
    caseId: conversation.caseId,
    personId: conversation.principalId,
    creditorId: wish.creditorId,
    state: 'active',
    amountMinor: wish.amountMinor,
    currency: conversation.currency,
    date: wish.date,
    covered: conversation.receivables.map(({ id, amountMinor: owedMinor }) => ({ receivableId: id, owedMinor })),
    breaksAt: promiseBreaksAt(wish, promisePolicy, country),
    origin: act.origin,
    recordedAt: now.epochMilliseconds,
  };
  const { personId, creditorId, caseId } = promise;
  const subject = { personId, creditorId, caseId, ...attemptOf(act) };
  await supersedeAgreements(tools, tx, act, caseId, promise.id);
  await books.promises.insert(tx, promise);
  const { amountMinor, currency, date, breaksAt } = promise;
  const receivables = promise.covered.map(({ receivableId }) => receivableId);
  const checked = {
    today: terms.today,
    latest: terms.latest,
    leastMinor: terms.leastMinor,
    totalMinor: conversation.totalMinor,
    breaksAt,
  };
  await record(journal, tx, act.actor, [
    {
      type: 'promise_recorded',
      subject,
      data: { promiseId: promise.id, amountMinor, currency, date, receivables, ...checked },
    },
  ]);
  await placeHold(tools, tx, act, {
    reason: 'promise',
    scope: 'case',
    personId,
    creditorId,
    caseId,
    receivableId: null,
    channel: null,
    from: now.epochMilliseconds,
    until: breaksAt,
    cause: promise.id,
  });
  return accept(promise);
}

function checkPromise(wish: PromiseWish, conversation: Conversation, terms: PromiseTerms): PromiseRefusal | undefined {
  if (wish.currency !== null && wish.currency !== conversation.currency)
    return refuse('other_currency', `the debt is in ${conversation.currency}, the promise in ${wish.currency}`);
  if (wish.date < terms.today) return refuse('date_in_the_past', `${wish.date} is past`);
  const { latest } = terms;
  if (wish.date > latest) return refuse('date_too_late', `${wish.date} is too late: ${latest} is the latest`, { latest });
  if (wish.amountMinor === null) return undefined;
  if (wish.amountMinor < terms.leastMinor)
    return refuse('amount_too_small', 'the amount is below the least that may be promised');
  if (wish.amountMinor > conversation.totalMinor) return refuse('more_than_owed', 'the amount is more than is owed');
  return undefined;
}
