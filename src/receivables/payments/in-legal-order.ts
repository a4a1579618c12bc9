import type { Country } from '../../kernel/country.ts';
import type { Receivable } from '../model.ts';
import { allocationOrders } from './allocation-orders.ts';

/** The order in which the law of the creditor's country pays them; within a rank the oldest due first. Pure. */
export function inLegalOrder<R extends Pick<Receivable, 'kind' | 'due' | 'id'>>(owed: readonly R[], country: Country): R[] {
  const { ranks } = allocationOrders[country];
  const rankOf = ({ kind }: R) => ranks.findIndex((kinds) => kinds.includes(kind));
  return owed.toSorted((a, b) => rankOf(a) - rankOf(b) || compare(a.due, b.due) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
