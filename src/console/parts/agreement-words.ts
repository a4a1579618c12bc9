import type { TimelineEntry } from '../../web/api-types.ts';
import type { Catalogue } from '../text/catalogue.ts';
import type { Format } from '../text/use-format.ts';

type Words = Catalogue['call'];
type Planned = Pick<Extract<TimelineEntry, { kind: 'planned' }>, 'total' | 'instalments'>;
type CallbackAsked = Pick<Extract<TimelineEntry, { kind: 'callback_asked' }>, 'from' | 'to'>;

/** A payment plan in a line. */
export function planWords({ total, instalments }: Planned, words: Words, format: Format): string {
  return words.planned(instalments.length, format.money(total), format.date(instalments[0]?.date ?? ''));
}

/** When somebody wants to be called back. */
export function callbackWords({ from, to }: CallbackAsked, words: Words, format: Format): string {
  return from && to ? words.callbackBetween(format.minute(from), format.minute(to)) : words.callbackAsked;
}
