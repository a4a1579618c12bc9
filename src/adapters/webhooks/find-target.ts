import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Where a question goes: the one address that was looked at is the one that is connected to. */
export type Target = { readonly url: URL; readonly host: string; readonly address: string; readonly family: 4 | 6 };

export type NoTarget = { readonly code: 'bad_address' | 'not_https' | 'unknown_host' | 'private_address' };

/**
 * Looks an address up and says whether it may be asked: https on the public internet, or an origin (`http://10.0.0.5:8080`) that the
 * operator has listed. A name with one private address among several is private.
 */
export async function findTarget(address: string, allowed: ReadonlySet<string>): Promise<Target | NoTarget> {
  const url = URL.parse(address);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password)
    return { code: 'bad_address' };
  const listed = allowed.has(url.origin);
  if (url.protocol !== 'https:' && !listed) return { code: 'not_https' };
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const found = await addressesOf(host);
  const [first] = found;
  if (!first) return { code: 'unknown_host' };
  if (!listed && found.some((each) => !isPublicAddress(each.address))) return { code: 'private_address' };
  return { url, host, address: first.address, family: first.family === 6 ? 6 : 4 };
}

async function addressesOf(host: string): Promise<readonly { readonly address: string; readonly family: number }[]> {
  if (isIP(host)) return [{ address: host, family: isIP(host) }];
  try {
    return await lookup(host, { all: true, verbatim: true });
  } catch {
    return []; // no such name, or nobody to ask: the same to whoever waits on the line
  }
}
