import type { OneTimeLogin } from '../../src/adapters/auth/better-auth.ts';

export type Order = {
  readonly method?: string;
  readonly body?: unknown;
  readonly as?: string;
  readonly headers?: Record<string, string>;
};

/** A server that was just started, asked by programs: logs in once, chooses a password, and makes a key for each role. */
export async function askApi(running: { readonly url: string; readonly login: OneTimeLogin }) {
  async function send(path: string, { method, body, headers = {} }: Omit<Order, 'as'>) {
    const file = typeof body === 'string';
    const response = await fetch(`${running.url}/api/v1${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(body !== undefined && { 'content-type': file ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: file ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: read(response, text) };
  }

  const cookieOf = (headers: Headers) =>
    headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');

  /** As an operator makes them once for her programs. */
  async function makeKeys() {
    const { email, password } = running.login;
    const first = await send('/session', { body: { email, password } });
    const change = { current: password, next: ownPassword };
    const changed = await send('/session/password', {
      method: 'PUT',
      body: change,
      headers: { cookie: cookieOf(first.headers) },
    });
    const cookie = cookieOf(changed.headers);
    const key = async (role: string): Promise<string> =>
      (await send('/api-keys', { body: { name: `a ${role}`, role }, headers: { cookie } })).body.key;
    return { operator: await key('operator'), viewer: await key('viewer') };
  }
  const keys = await makeKeys();

  const ask = (path: string, { as = keys.operator, headers = {}, ...order }: Order = {}) =>
    send(path, { ...order, headers: { authorization: `Bearer ${as}`, ...headers } });
  return { ask, keys, login: { email: running.login.email, password: ownPassword } };
}

/** JSON read, everything else as it came. */
function read(response: Response, text: string) {
  if (text === '') return undefined;
  return /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
}

const ownPassword = 'a password of my own';
