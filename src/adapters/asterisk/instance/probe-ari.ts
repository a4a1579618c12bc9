import { Fault } from '../../../kernel/fault.ts';

export type AriCredentials = { readonly url: string; readonly user: string; readonly password: string };

/**
 * Asks an ARI who it is. Throws Fault `ari_password_refused` (401, 403), `ari_unreachable` (no answer within `limitMs`) or
 * `ari_not_there` (something answers, but not an ARI). No message holds the password.
 */
export async function probeAri(ari: AriCredentials, limitMs = 5_000): Promise<{ readonly version: string }> {
  let response: Response;
  try {
    response = await fetch(new URL('/ari/asterisk/info', ari.url), {
      headers: { authorization: `Basic ${Buffer.from(`${ari.user}:${ari.password}`).toString('base64')}` },
      signal: AbortSignal.timeout(limitMs),
    });
  } catch (cause) {
    throw new Fault('ari_unreachable', `no answer from Asterisk's ARI at ${ari.url}`, {
      retryable: true,
      remedy: 'check that Asterisk runs and that http.conf binds this address and port',
      cause,
    });
  }
  if (response.status === 401 || response.status === 403)
    throw new Fault('ari_password_refused', `Asterisk at ${ari.url} refuses the ARI user ${ari.user} (${response.status})`, {
      kind: 'misconfigured',
      remedy: `compare the configured ARI password with the one of [${ari.user}] in ari.conf`,
    });
  const body: unknown = await response.json().catch(() => null);
  const version = readVersion(body);
  if (!response.ok || version === undefined)
    throw new Fault('ari_not_there', `what answers at ${ari.url} is not Asterisk's ARI (${response.status})`, {
      kind: 'misconfigured',
      remedy: 'check the address and port, and that res_ari is loaded',
    });
  return { version };
}

function readVersion(body: unknown): string | undefined {
  const system: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'system') : null;
  const version: unknown = typeof system === 'object' && system !== null ? Reflect.get(system, 'version') : null;
  return typeof version === 'string' ? version : undefined;
}
