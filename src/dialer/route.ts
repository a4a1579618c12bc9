import { type Country, countries } from '../kernel/country.ts';
import type { TrunkId } from '../kernel/ids.ts';
import { countryOfPhone, type ParsedPhone } from '../kernel/phone.ts';
import type { Trunk } from './model.ts';

type Carrier = Pick<Trunk, 'id' | 'simulated' | 'destinations'>;

/**
 * What tells which trunks may carry a number: its country, rehearsal numbers apart. `nowhere`: none of the trunks may, or there is no
 * number; whoever is called by it is left out or refused, and told why, and takes no line.
 */
export type Route = Country | `${Country} rehearsal` | 'nowhere';

export const routes: readonly Route[] = [...countries, ...countries.map((country) => `${country} rehearsal` as const), 'nowhere'];

/** Whether the gate lets this trunk carry the number: its country, and rehearsal numbers only where calls are simulated. */
export function carries(
  { simulated, destinations }: Pick<Trunk, 'simulated' | 'destinations'>,
  { region, rehearsal }: Pick<ParsedPhone, 'region' | 'rehearsal'>,
): boolean {
  return simulated === rehearsal && (destinations as readonly string[]).includes(region);
}

/** The route of a number over these trunks. Pure. */
export function routeOf(trunks: readonly Carrier[], phone: ParsedPhone | undefined): Route {
  const country = phone && countryOfPhone(phone);
  if (!country || !trunks.some((trunk) => carries(trunk, phone))) return 'nowhere';
  return phone.rehearsal ? `${country} rehearsal` : country;
}

/** The trunks of a route, which may be none; null for `nowhere`: any will do for being told why not. Pure. */
export function trunksOf(trunks: readonly Carrier[], route: Route): TrunkId[] | null {
  if (route === 'nowhere') return null;
  const [region = '', rehearsal] = route.split(' ');
  const able = trunks.filter((trunk) => carries(trunk, { region, rehearsal: rehearsal !== undefined }));
  return able.length === 0 ? null : able.map(({ id }) => id);
}

/** Whether it makes a difference which trunk carries which number. Pure. */
export function routesDiffer(trunks: readonly Carrier[]): boolean {
  return new Set(trunks.map(({ simulated, destinations }) => `${simulated} ${destinations.toSorted().join()}`)).size > 1;
}
