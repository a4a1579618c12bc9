import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalEvent } from '../../src/journal/event.ts';
import { matchNewPayments } from '../../src/main/match-new-payments.ts';
import { believableCampaign } from '../e2e/believable-campaign.ts';
import { startConsole } from '../e2e/start-console.ts';
import { silentLog } from '../integration/support/silent-log.ts';
import { until } from './until.ts';

type Order = {
  readonly method?: string;
  readonly body?: unknown;
  readonly as?: string;
  readonly headers?: Record<string, string>;
};

/** The web server over a real record in a folder, asked by programs with keys; payments are matched as they come in. */
export async function openOffice(options: { readonly consoleFolder?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'dovolat-office-'));
  mkdirSync(join(folder, 'data'));
  const campaign = await believableCampaign({ file: join(folder, 'data', 'dovolat.db') });
  const running = await startConsole({ folder, campaign, ...options });
  const { tools, journal } = campaign;
  const matching = matchNewPayments({ tools, journal }, { ...silentLog, fatal: () => {} });

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
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
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

  return {
    folder,
    campaign,
    tools,
    url: running.url,
    keys,
    login: { email: running.login.email, password: ownPassword },
    ask,
    /** Hands a file in and says under which id. */
    handIn: async (name: string, text: string): Promise<string> =>
      (await ask('/uploads', { body: text, headers: { 'x-file-name': encodeURIComponent(name) } })).body.id,
    /** The import, once it has ended. */
    ended: (id: string) =>
      until('the import ends', async () => {
        const { body } = await ask(`/imports/${id}`);
        return body.state === 'running' ? undefined : body;
      }),
    creditor: async (code = 'acme'): Promise<string> =>
      (await ask('/creditors', { body: { code, name: 'ACME Energie, a.s.', neutralName: 'ACME Energie', country: 'CZ' } })).body
        .id,
    /** Somebody owes: `amount` in CZK. The id of the receivable. */
    owes: async (creditorId: string, amount: string, wish: Record<string, unknown> = {}) => {
      const receivable = {
        ...{ receivableId: 'F-1', debtorId: 'D-1', name: 'Jana Nováková', email: 'jana@example.cz', dueDate: '2026-11-01' },
        ...{ amount: { amount, currency: 'CZK' }, ...wish },
      };
      return (await ask('/receivables', { body: { creditorId, receivable } })).body as { id: string; debtorId: string };
    },
    events: async (...types: string[]): Promise<JournalEvent[]> => journal.read({ after: 0, limit: 10_000, types }),
    close: async () => {
      await matching.stop();
      await running.close();
      await campaign.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type OpenOffice = Awaited<ReturnType<typeof openOffice>>;

const ownPassword = 'a password of my own';
