import type { Selectable } from 'kysely';
import type { Country, Language } from '../../../kernel/country.ts';
import type { CreditorId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { Creditor } from '../../../receivables/model.ts';
import type { Creditors } from '../../../receivables/ports.ts';
import { seldomChanged } from '../seldom-changed.ts';
import { inside } from '../unit-of-work.ts';
import type { ReceivablesTables } from './tables.ts';

export const sqliteCreditors: Creditors = {
  insert: async (tx, creditor) => {
    await inside(tx)
      .insertInto('creditors')
      .values({ id: creditor.id, ...rowOf(creditor) })
      .execute();
  },
  update: async (tx, creditor) => {
    await inside(tx).updateTable('creditors').set(rowOf(creditor)).where('id', '=', creditor.id).execute();
  },
  find: seldomChanged(['creditors'], async (tx, id: CreditorId) => {
    const row = await inside(tx).selectFrom('creditors').selectAll().where('id', '=', id).executeTakeFirst();
    return row && creditorOf(row);
  }),
  findByCode: async (tx, code) => {
    const row = await inside(tx).selectFrom('creditors').selectAll().where('code', '=', code).executeTakeFirst();
    return row && creditorOf(row);
  },
  list: async (tx) => (await inside(tx).selectFrom('creditors').selectAll().orderBy('code').execute()).map(creditorOf),
};

function rowOf({ promisePolicy, planPolicy, ...creditor }: Creditor): Omit<ReceivablesTables['creditors'], 'id'> {
  return {
    code: creditor.code,
    name: creditor.name,
    neutral_name: creditor.neutralName,
    country: creditor.country,
    language: creditor.language,
    currency: creditor.currency,
    birth_number_title: creditor.birthNumberTitle,
    promise_latest_days: promisePolicy.latestDays,
    promise_least_percent: promisePolicy.leastPercent,
    promise_grace_working_days: promisePolicy.graceWorkingDays,
    promise_tolerance_minor: promisePolicy.toleranceMinor,
    plan_most: planPolicy?.most ?? null,
    plan_every_days: planPolicy?.everyDays ?? null,
    plan_least_minor: planPolicy?.leastMinor ?? null,
    plan_late_days: creditor.planLateDays,
    interest: creditor.interest && JSON.stringify(creditor.interest),
    keyed_number_allowed: creditor.keyedNumberAllowed ? 1 : 0,
    contact: JSON.stringify(creditor.contact),
  };
}

function creditorOf(row: Selectable<ReceivablesTables['creditors']>): Creditor {
  return {
    id: row.id as CreditorId,
    code: row.code,
    name: row.name,
    neutralName: row.neutral_name,
    country: row.country as Country,
    language: row.language as Language,
    currency: row.currency as Currency,
    birthNumberTitle: row.birth_number_title,
    promisePolicy: {
      latestDays: row.promise_latest_days,
      leastPercent: row.promise_least_percent,
      graceWorkingDays: row.promise_grace_working_days,
      toleranceMinor: row.promise_tolerance_minor,
    },
    planPolicy: planPolicyOf(row),
    planLateDays: row.plan_late_days,
    interest: row.interest && JSON.parse(row.interest),
    keyedNumberAllowed: row.keyed_number_allowed === 1,
    contact: JSON.parse(row.contact),
  };
}

function planPolicyOf({ plan_most, plan_every_days, plan_least_minor }: Selectable<ReceivablesTables['creditors']>) {
  if (plan_most === null || plan_every_days === null || plan_least_minor === null) return null;
  return { most: plan_most, everyDays: plan_every_days, leastMinor: plan_least_minor };
}
