import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Accounts, openAccounts } from '../adapters/auth/better-auth.ts';
import { loadOrCreateSecret } from '../adapters/auth/secret.ts';
import type { Config } from '../config.ts';

/** Where people reach the console. */
export function baseUrlOf({ baseUrl, httpHost, httpPort, tlsCert }: Config): string {
  const host = httpHost.includes(':') ? `[${httpHost}]` : httpHost;
  return baseUrl.replace(/\/$/, '') || `${tlsCert ? 'https' : 'http'}://${host}:${httpPort}`;
}

/** People's accounts of an installation, in a database of their own beside the record. */
export async function openAccountsOf(config: Config): Promise<Accounts> {
  mkdirSync(config.data, { recursive: true, mode: 0o700 });
  return openAccounts({
    file: join(config.data, 'accounts.db'),
    secret: loadOrCreateSecret(join(config.data, 'session.secret')),
    baseUrl: baseUrlOf(config),
  });
}
