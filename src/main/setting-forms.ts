import { isIP } from 'node:net';
import { z } from 'zod';

/** Forms that several settings share; each says in its refusal what is wanted. */
export const port = z.coerce.number().int().min(1).max(65_535);
export const address = z.string().refine((text) => isIP(text) > 0, 'an IP address is wanted');
export const webHost = z.string().refine((text) => isIP(text) > 0 || text === 'localhost', 'an IP address is wanted');
export const loopback = z
  .string()
  .refine(isLoopback, 'an address of 127.0.0.0/8 or ::1 is wanted: whoever reaches it leads the calls');
export const reachable = z.string().refine((text) => text === '' || isHost(text), 'an IP address or a host name is wanted');
export const networks = z
  .string()
  .refine((text) => listOf(text).every(isNetwork), 'addresses or networks with commas are wanted: 10.0.0.0/8,192.168.1.7');
export const webAddress = z
  .string()
  .refine(isWebAddress, 'an address like https://dovolat.acme.example is wanted, without a path');
export const origins = z
  .string()
  .refine(
    (text) => listOf(text).every(isOrigin),
    'addresses like http://10.0.0.5:8080 with commas are wanted, without a path: scheme, host and port as flows write them',
  );
export const timeOfDay = z
  .string()
  .refine((text) => /^(|([01]\d|2[0-3]):[0-5]\d)$/.test(text), 'a time of day like 02:30 is wanted, or nothing');
export const timesOfDay = z
  .string()
  .refine(
    (text) => listOf(text).every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time)),
    'times of day like 06:30, 13:00 are wanted, or nothing',
  );
export const days = z.coerce.number().int().min(0).max(36_500);

/** Words with commas between them. */
export function listOf(text: string): string[] {
  return text.split(',').flatMap((word) => word.trim() || []);
}

export function isSmtpUrl(text: string): boolean {
  if (text === '') return true;
  const url = URL.parse(text);
  return url !== null && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '';
}

/** Everything between the scheme and the last `@` may be a password, also where the address is mistyped. */
export function maskPassword(text: string): string {
  return text.replace(
    /^([a-z]+:\/\/)?([^:@/]*)(:?)(.*)@/i,
    (_all, scheme = '', user, colon) => `${scheme}${user}${colon && ':***'}@`,
  );
}

export function isLoopback(text: string): boolean {
  return text === '::1' || text === 'localhost' || (isIP(text) === 4 && text.startsWith('127.'));
}

function isNetwork(text: string): boolean {
  const [ip = '', length, ...more] = text.split('/');
  const bits = isIP(ip) === 6 ? 128 : 32;
  return isIP(ip) > 0 && more.length === 0 && (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits));
}

function isHost(text: string): boolean {
  return isIP(text) > 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text);
}

function isWebAddress(text: string): boolean {
  if (text === '') return true;
  const url = URL.parse(text);
  return (
    url !== null && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && url.search === '' && url.username === ''
  );
}

/** As `findTarget` compares them. */
export function originsIn(text: string): ReadonlySet<string> {
  return new Set(listOf(text).map((one) => new URL(one).origin));
}

function isOrigin(text: string): boolean {
  return text !== '' && isWebAddress(text);
}
