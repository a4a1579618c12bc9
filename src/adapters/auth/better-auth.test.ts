import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Accounts, type OneTimeLogin, openAccounts } from './better-auth.ts';
import { loadOrCreateSecret } from './secret.ts';

let folder: string;
let accounts: Accounts;
let first: OneTimeLogin;
const own = 'a password of my own';

const open = (baseUrl = 'http://127.0.0.1:8080') =>
  openAccounts({ file: join(folder, 'accounts.db'), secret: loadOrCreateSecret(join(folder, 'secret')), baseUrl });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-accounts-'));
  accounts = await open();
  const login = await accounts.ensureFirstUser();
  if (!login) throw new Error('no first user');
  first = login;
});

afterEach(() => {
  accounts.close();
  rmSync(folder, { recursive: true });
});

async function logIn(email: string, password: string): Promise<{ cookies: readonly string[]; session: Headers }> {
  const result = await accounts.logIn({ email, password, headers: new Headers() });
  if (!result.ok) throw new Error(result.reason);
  return { cookies: result.value.cookies, session: sessionOf(result.value.cookies) };
}

function sessionOf(cookies: readonly string[]): Headers {
  return new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
}

test('the first start gives one account with a one-time password, and no later start gives another', async () => {
  expect(first.email).toBe('admin@dovolat.localhost');
  expect(await accounts.ensureFirstUser()).toBeUndefined();
  accounts.close();
  accounts = await open();
  expect(await accounts.ensureFirstUser()).toBeUndefined();
  expect(await accounts.whoIs((await logIn(first.email, first.password)).session)).toMatchObject({ mustChangePassword: true });
});

test('a wrong password and an unknown person are refused alike', async () => {
  const headers = new Headers();
  const wrong = await accounts.logIn({ email: first.email, password: 'guess', headers });
  const unknown = await accounts.logIn({ email: 'nobody@example.com', password: 'guess', headers });
  const noEmail = await accounts.logIn({ email: 'nobody', password: 'guess', headers });
  expect(wrong).toMatchObject({ ok: false, reason: 'wrong_credentials' });
  expect([unknown, noEmail]).toEqual([wrong, wrong]);
});

test('the session cookie cannot be read by scripts nor sent by other sites, and needs HTTPS where the console has it', async () => {
  expect((await logIn(first.email, first.password)).cookies.join()).toMatch(/^dovolat\.session_token=.*HttpOnly; SameSite=Lax$/);
  accounts.close();
  accounts = await open('https://dovolat.example.com');
  expect((await logIn(first.email, first.password)).cookies.join()).toMatch(/^__Secure-dovolat.*HttpOnly; Secure; SameSite=Lax$/);
});

test('changing the password lifts the duty to change it, ends every other session and forgets the old password', async () => {
  const here = await logIn(first.email, first.password);
  const elsewhere = await logIn(first.email, first.password);
  const changed = await accounts.changePassword(here.session, { current: first.password, next: own });
  if (!changed.ok) throw new Error(changed.reason);
  expect(changed.value.viewer.mustChangePassword).toBe(false);
  expect(await accounts.whoIs(sessionOf(changed.value.cookies))).toMatchObject({ email: first.email, mustChangePassword: false });
  expect(await accounts.whoIs(elsewhere.session)).toBeUndefined();
  const again = await accounts.logIn({ email: first.email, password: first.password, headers: new Headers() });
  expect(again.ok).toBe(false);
  await logIn(first.email, own);
});

test.each([
  ['too short a new password', 'password_too_short', undefined, 'short'],
  ['too long a new password', 'password_too_long', undefined, 'x'.repeat(129)],
  ['the old password again', 'same_password', undefined, undefined],
  ['a wrong present password', 'wrong_password', 'not it', own],
])('%s is refused and changes nothing', async (_what, reason, current, next) => {
  const { session } = await logIn(first.email, first.password);
  const passwords = { current: current ?? first.password, next: next ?? first.password };
  expect(await accounts.changePassword(session, passwords)).toMatchObject({ ok: false, reason });
  expect(await accounts.whoIs(session)).toMatchObject({ mustChangePassword: true });
});

test('logging out ends the session on the server too', async () => {
  const { session } = await logIn(first.email, first.password);
  const { cookies } = await accounts.logOut(session);
  expect(cookies.join()).toContain('Max-Age=0');
  expect(await accounts.whoIs(session)).toBeUndefined();
});

test('a forged or missing cookie is nobody', async () => {
  const { session } = await logIn(first.email, first.password);
  const forged = (session.get('cookie') ?? '').replace(/=.{4}/, '=XXXX');
  expect(await accounts.whoIs(new Headers({ cookie: forged }))).toBeUndefined();
  expect(await accounts.whoIs(new Headers())).toBeUndefined();
});

test('a further user gets a one-time password; the same e-mail twice is refused', async () => {
  const added = await accounts.addUser({ email: 'Jana@Example.com', name: 'Jana' });
  if (!added.ok) throw new Error(added.reason);
  await logIn('jana@example.com', added.value.password);
  expect(await accounts.addUser({ email: 'jana@example.com', name: 'Jana' })).toMatchObject({ reason: 'email_taken' });
  expect(await accounts.addUser({ email: 'jana', name: 'Jana' })).toMatchObject({ reason: 'not_an_email' });
});

test('passwords are nowhere at rest, and only the owner reads the files', () => {
  const files = ['accounts.db', 'secret'].map((name) => join(folder, name));
  for (const file of files) expect(statSync(file).mode & 0o077).toBe(0);
  for (const file of ['accounts.db', 'accounts.db-wal'])
    expect(readFileSync(join(folder, file)).includes(first.password)).toBe(false);
});
