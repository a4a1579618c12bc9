import { sqliteAgreementPages } from '../../adapters/db/receivables/sqlite-agreement-pages.ts';
import type { Tasks } from '../../desk/tasks/ports.ts';
import { reviewedBy } from '../../desk/tasks/reviewed-by.ts';
import { localDate } from '../../kernel/calendar.ts';
import type { Country } from '../../kernel/country.ts';
import type { CreditorId, PersonId } from '../../kernel/ids.ts';
import { money } from '../../kernel/money.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { isClosed } from '../../receivables/disputes/dispute-order.ts';
import { releaseHold } from '../../receivables/holds/release-hold.ts';
import type { BalanceChange, Covered, Creditor, Plan, PromiseToPay } from '../../receivables/model.ts';
import { paidOn } from '../../receivables/paid-on.ts';
import { judgePlan } from '../../receivables/plans/judge-plan.ts';
import { judgePromise } from '../../receivables/promises/judge-promise.ts';
import type { AgreementDesk, NamedDispute, PlanView, PromiseView } from '../../web/agreements/ports.ts';
import type { OfficeTools } from './office-tools.ts';

export type AgreementParts = {
  readonly tools: OfficeTools;
  readonly tasks: Tasks;
  readonly nameOf: (actor: string) => Promise<string>;
};

/** Promises, plans, disputes and holds for people to look through, with the money that counted: by the same pure functions that judge them. */
export function agreementDesk({ tools, tasks, nameOf }: AgreementParts): AgreementDesk {
  const { work, books, clock, ids } = tools;

  async function around(tx: Tx, all: readonly { readonly personId: PersonId; readonly covered?: readonly Covered[] }[]) {
    const people = await books.persons.findAll(tx, [...new Set(all.map(({ personId }) => personId))]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const creditors = new Map((await books.creditors.list(tx)).map((creditor) => [creditor.id, creditor]));
    const receivables = new Set(all.flatMap(({ covered = [] }) => covered.map(({ receivableId }) => receivableId)));
    const changes = await books.balanceChanges.of(tx, [...receivables]);
    return { nameOfDebtor: (id: PersonId) => names.get(id) ?? '', creditorOf: found(creditors), changes };
  }

  return {
    promises: (filter, page) =>
      work.run(async (tx) => {
        const all = await sqliteAgreementPages.promises(tx, filter, page);
        const { nameOfDebtor, creditorOf, changes } = await around(tx, all);
        const now = clock.now().epochMilliseconds;
        return all.map((one) => promiseView(one, nameOfDebtor(one.personId), creditorOf(one.creditorId), changes, now));
      }),
    plans: (filter, page) =>
      work.run(async (tx) => {
        const all = await sqliteAgreementPages.plans(tx, filter, page);
        const { nameOfDebtor, creditorOf, changes } = await around(tx, all);
        const now = clock.now().epochMilliseconds;
        return all.map((one) => planView(one, nameOfDebtor(one.personId), creditorOf(one.creditorId), changes, now));
      }),
    disputes: (filter, page) =>
      work.run(async (tx) => {
        const all = await sqliteAgreementPages.disputes(tx, filter, page);
        const { nameOfDebtor, creditorOf } = await around(tx, all);
        const disputed = await books.receivables.findAll(
          tx,
          all.flatMap(({ receivables }) => receivables),
        );
        const about = new Map(disputed.map((one) => [one.id, one]));
        const reviewOf = await reviewedBy(tasks, tx, all);
        const now = clock.now().epochMilliseconds;
        return all.map((dispute): NamedDispute => {
          const { name: creditor, country } = creditorOf(dispute.creditorId);
          const review = reviewOf(dispute.id);
          return {
            ...{ ...dispute, ...review, debtor: nameOfDebtor(dispute.personId), creditor },
            lastDay: review.reviewBy === null ? null : dayBefore(review.reviewBy, country),
            late: !isClosed(dispute.state) && review.reviewBy !== null && review.reviewBy <= now,
            about: dispute.receivables.flatMap((id) => about.get(id) ?? []),
          };
        });
      }),
    holds: async (filter, page) => {
      const views = await work.run(async (tx) => {
        const all = await sqliteAgreementPages.holds(tx, filter, clock.now().epochMilliseconds, page);
        const { nameOfDebtor, creditorOf } = await around(tx, all);
        const placedBy = await sqliteAgreementPages.placedBy(tx, all);
        return all.map((hold) => ({
          ...hold,
          debtor: nameOfDebtor(hold.personId),
          creditor: hold.creditorId && creditorOf(hold.creditorId).name,
          by: placedBy.get(hold.id) ?? '',
          byHand: hold.cause === null,
        }));
      });
      return Promise.all(views.map(async (view) => ({ ...view, by: await nameOf(view.by) })));
    },
    release: (id, note, by) => work.run((tx) => releaseHold(tools, tx, { actor: by, origin: ids.next('evt') }, id, note)),
  };
}

function found(creditors: ReadonlyMap<CreditorId, Creditor>): (id: CreditorId) => Creditor {
  return (id) => {
    const creditor = creditors.get(id);
    if (!creditor) throw new Error(`${id} is no creditor`);
    return creditor;
  };
}

function promiseView(
  promise: PromiseToPay,
  debtor: string,
  { name: creditor, country, promisePolicy: { toleranceMinor } }: Creditor,
  changes: readonly BalanceChange[],
  now: number,
): PromiseView {
  const { currency, breaksAt } = promise;
  const lastDay = dayBefore(breaksAt, country);
  const { promisedMinor, paidMinor } = judgePromise(promise, changes, { now, graceDay: lastDay, toleranceMinor });
  return { ...promise, debtor, creditor, lastDay, promised: money(promisedMinor, currency), paid: money(paidMinor, currency) };
}

function planView(
  plan: Plan,
  debtor: string,
  { name: creditor, country, promisePolicy, planLateDays: lateDays }: Creditor,
  changes: readonly BalanceChange[],
  now: number,
): PlanView {
  const { paidMinor, creditedMinor } = paidOn(plan.covered, changes, plan.recordedAt);
  const { graceWorkingDays, toleranceMinor } = promisePolicy;
  const { paidInstalments } = judgePlan(plan, paidMinor + creditedMinor, now, {
    graceWorkingDays,
    toleranceMinor,
    lateDays,
    country,
  });
  return { ...plan, debtor, creditor, paid: money(paidMinor, plan.currency), paidInstalments };
}

/** The last day before `end` (epoch ms, the first instant at which it is over), YYYY-MM-DD. */
function dayBefore(end: number, country: Country): string {
  return localDate(Temporal.Instant.fromEpochMilliseconds(end - 1), country).toString();
}
