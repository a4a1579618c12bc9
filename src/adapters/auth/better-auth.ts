import { chmodSync } from 'node:fs';
import { APIError, betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import SqliteDatabase from 'better-sqlite3';
import { Fault } from '../../kernel/fault.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Auth, Role, Viewer } from '../../web/ports.ts';
import { type ApiKeys, openApiKeys } from './api-keys.ts';
import { oneTimePassword } from './one-time-password.ts';

export type AuthOptions = {
  /** Of the accounts' own SQLite database; made if absent, readable by its owner only. */
  readonly file: string;
  /** At least 32 random characters; whoever knows it can forge sessions. A changed one logs everybody out. */
  readonly secret: string;
  /** Where people reach the console; HTTPS makes the cookie `Secure`. */
  readonly baseUrl: string;
  readonly trustedOrigins?: readonly string[];
};

export type NewUser = { readonly email: string; readonly name: string; readonly role?: Role };

/** An account just made: its password works once, to choose another. */
export type OneTimeLogin = { readonly email: string; readonly password: string };

/** The login service and what the command line does with it. */
export type Accounts = Auth & {
  /** Makes the first account when there is none; undefined when somebody can log in already. */
  ensureFirstUser(user?: NewUser): Promise<OneTimeLogin | undefined>;
  addUser(user: NewUser): Promise<Result<OneTimeLogin, Refusal<'email_taken' | 'not_an_email'>>>;
  /** By e-mail. */
  users(): Promise<UserRecord[]>;
  /** A new one-time password; the person's sessions end. */
  resetPassword(id: string): Promise<Result<OneTimeLogin, Refusal<'unknown_user'>>>;
  /** The last operator stays one. */
  changeRole(id: string, role: Role): Promise<Result<void, Refusal<'unknown_user' | 'last_operator'>>>;
  removeUser(id: string): Promise<Result<void, Refusal<'unknown_user' | 'last_operator'>>>;
  readonly apiKeys: ApiKeys;
  close(): void;
};

export type UserRecord = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly mustChangePassword: boolean;
};

export const passwordLength = { least: 12, most: 128 } as const;

/**
 * People's accounts by better-auth: e-mail and password (scrypt), sessions of seven days in an HttpOnly, SameSite=Lax cookie, nobody
 * signs up by themselves. Throws Fault `accounts_unreadable` when the file cannot be opened.
 */
export async function openAccounts({ file, secret, baseUrl, trustedOrigins = [] }: AuthOptions): Promise<Accounts> {
  const database = openFile(file);
  const options = settings(database, { secret, baseUrl, trustedOrigins });
  await (await getMigrations(options)).runMigrations();
  const auth = betterAuth(options);
  const context = await auth.$context;

  const create = async ({ email, name, role = 'operator' }: NewUser): Promise<OneTimeLogin> => {
    const password = oneTimePassword();
    const hash = await context.password.hash(password);
    const known = await context.internalAdapter.findUserByEmail(email);
    const user =
      known?.user ??
      (await context.internalAdapter.createUser(
        { email, name, emailVerified: false, mustChangePassword: true, role },
        { method: 'admin' },
      ));
    await context.internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash });
    return { email: user.email, password };
  };
  const canLogIn = async (email: string) => {
    const known = await context.internalAdapter.findUserByEmail(email, { includeAccounts: true });
    return known?.accounts.some(({ providerId }) => providerId === 'credential') ?? false;
  };

  const apiKeys = openApiKeys(database);
  const users = async (): Promise<UserRecord[]> => {
    const all = await context.internalAdapter.listUsers(10_000, 0, { field: 'email', direction: 'asc' });
    return all.map((user) => ({ ...viewerFrom(user), createdAt: new Date(user.createdAt).getTime() }));
  };
  const lastOperator = async (id: string) => {
    const operators = (await users()).filter(({ role }) => role === 'operator');
    return operators.length === 1 && operators[0]?.id === id;
  };
  const endSessions = (id: string) => database.prepare('delete from session where userId = ?').run(id);

  return {
    apiKeys,
    users,
    resetPassword: async (id) => {
      const user = (await users()).find((each) => each.id === id);
      if (!user) return refuse('unknown_user', 'There is no such user');
      const password = oneTimePassword();
      await context.internalAdapter.updatePassword(id, await context.password.hash(password));
      await context.internalAdapter.updateUser(id, { mustChangePassword: true });
      endSessions(id);
      return accept({ email: user.email, password });
    },
    changeRole: async (id, role) => {
      if (!(await users()).some((each) => each.id === id)) return refuse('unknown_user', 'There is no such user');
      if (role !== 'operator' && (await lastOperator(id))) return refuse('last_operator', lastOperatorStays);
      await context.internalAdapter.updateUser(id, { role });
      return accept(undefined);
    },
    removeUser: async (id) => {
      if (!(await users()).some((each) => each.id === id)) return refuse('unknown_user', 'There is no such user');
      if (await lastOperator(id)) return refuse('last_operator', lastOperatorStays);
      endSessions(id);
      await context.internalAdapter.deleteUser(id);
      return accept(undefined);
    },

    ensureFirstUser: async (user = { email: 'admin@dovolat.localhost', name: 'Administrator' }) =>
      (await context.adapter.count({ model: 'account' })) > 0 ? undefined : create(user),

    addUser: async ({ email, name, role }) => {
      const address = email.trim().toLowerCase();
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) return refuse('not_an_email', `"${email}" is not an e-mail address`);
      if (await canLogIn(address)) return refuse('email_taken', `${address} has an account already`);
      return accept(await create({ email: address, name, ...(role && { role }) }));
    },

    logIn: async ({ email, password, headers }) => {
      try {
        const { headers: answer, response } = await auth.api.signInEmail({
          body: { email: email.trim().toLowerCase(), password },
          headers,
          returnHeaders: true,
        });
        return accept({ viewer: viewerFrom(response.user), cookies: answer.getSetCookie() });
      } catch (error) {
        if (!isRefusal(error)) throw error;
        return refuse('wrong_credentials', 'E-mail or password is wrong');
      }
    },

    whoIs: async (headers) => {
      const bearer = /^Bearer ([\w-]{8,200})$/.exec(headers.get('authorization') ?? '')?.[1];
      if (headers.has('authorization')) {
        const key = bearer === undefined ? undefined : apiKeys.find(bearer);
        return key && { id: key.id, email: '', name: key.name, role: key.role, mustChangePassword: false };
      }
      const session = await auth.api.getSession({ headers });
      return session ? viewerFrom(session.user) : undefined;
    },

    logOut: async (headers) => {
      const { headers: answer } = await auth.api.signOut({ headers, returnHeaders: true });
      return { cookies: answer.getSetCookie() };
    },

    changePassword: async (headers, { current, next }) => {
      const session = await auth.api.getSession({ headers });
      if (!session) return refuse('not_logged_in', 'Log in first');
      if (next.length < passwordLength.least)
        return refuse('password_too_short', `A password has at least ${passwordLength.least} characters`);
      if (next.length > passwordLength.most)
        return refuse('password_too_long', `A password has at most ${passwordLength.most} characters`);
      if (next === current) return refuse('same_password', 'Choose a password that differs from the present one');
      try {
        const { headers: answer, response } = await auth.api.changePassword({
          body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
          headers,
          returnHeaders: true,
        });
        await context.internalAdapter.updateUser(session.user.id, { mustChangePassword: false });
        return accept({ viewer: { ...viewerFrom(response.user), mustChangePassword: false }, cookies: answer.getSetCookie() });
      } catch (error) {
        if (!isRefusal(error)) throw error;
        return refuse('wrong_password', 'The current password is wrong');
      }
    },

    close: () => {
      database.close();
    },
  };
}

function openFile(file: string): SqliteDatabase.Database {
  try {
    const database = new SqliteDatabase(file, { timeout: 10_000 });
    if (file !== ':memory:') chmodSync(file, 0o600);
    database.pragma('journal_mode = WAL');
    database.pragma('foreign_keys = ON');
    return database;
  } catch (cause) {
    throw new Fault('accounts_unreadable', `The accounts in ${file} cannot be opened: ${(cause as Error).message}`, {
      kind: 'misconfigured',
      remedy: 'Check that DOVOLAT_DATA names a folder that you may write to.',
      cause,
    });
  }
}

function settings(
  database: SqliteDatabase.Database,
  { secret, baseUrl, trustedOrigins }: Required<Pick<AuthOptions, 'secret' | 'baseUrl' | 'trustedOrigins'>>,
) {
  return {
    appName: 'Dovolat',
    database,
    secret,
    baseURL: baseUrl,
    trustedOrigins: [...trustedOrigins],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    user: {
      additionalFields: {
        mustChangePassword: { type: 'boolean', required: false, defaultValue: false, input: false },
        role: { type: 'string', required: false, defaultValue: 'operator', input: false },
      },
    },
    session: { expiresIn: 7 * 24 * 60 * 60, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: 'dovolat',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: ['x-dovolat-client'] },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  } as const satisfies Parameters<typeof betterAuth>[0];
}

/** Accounts from before there were roles are operators'. */
function viewerFrom(user: { id: string; email: string; name: string; mustChangePassword?: unknown; role?: unknown }): Viewer {
  const { id, email, name, mustChangePassword, role } = user;
  return { id, email, name, mustChangePassword: mustChangePassword === true, role: role === 'viewer' ? 'viewer' : 'operator' };
}

const lastOperatorStays = 'Somebody must be able to set things up: make another operator first';

/** The service's own no (4xx), as against a fault of ours. */
function isRefusal(error: unknown): boolean {
  return error instanceof APIError && error.statusCode < 500;
}
