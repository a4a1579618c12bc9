import { Command, Option } from 'commander';
import { refuse } from '../kernel/result.ts';
import type { UserView } from '../web/setup-ports.ts';
import type { CliHost } from './installation.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';

type Role = UserView['role'];

const ofRole = () =>
  new Option('--role <role>', 'operators set up and order, viewers look').choices(['operator', 'viewer']).default('operator');

/** `dovolat user …`: people who may log in. */
export function userCommand(host: CliHost): Command {
  const user = new Command('user').description('people who may log in');
  user
    .command('add <email>')
    .description('make an account; prints its one-time password')
    .option('--name <name>', 'the person’s name')
    .addOption(ofRole())
    .option('--json', 'for programs')
    .action((email: string, { name = email, role, ...options }: Common & { name?: string; role: Role }) =>
      host.usingAccounts(async (people) => {
        const added = need(await people.addUser({ email, name, role }));
        show(host, options, added, oneTime(added));
      }),
    );
  user
    .command('reset-password <email>')
    .description('a new one-time password; the person is logged out everywhere')
    .option('--json', 'for programs')
    .action((email: string, options: Common) =>
      host.usingAccounts(async (people) => {
        const known = (await people.users()).find((each) => each.email === email.trim().toLowerCase());
        if (!known) throw new Refused(refuse('unknown_user', `${email} has no account`));
        const reset = need(await people.resetPassword(known.id));
        show(host, options, reset, oneTime(reset));
      }),
    );
  user
    .command('list')
    .description('everybody who may log in')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.usingAccounts(async (people) => {
        const all = await people.users();
        const rows = all.map(({ email, name, role, mustChangePassword }) => [
          email,
          name,
          role,
          mustChangePassword ? 'one-time' : 'own',
        ]);
        show(host, options, all, table(['e-mail', 'name', 'role', 'password'], rows));
      }),
    );
  return user;
}

/** `dovolat apikey …`: programs that may speak to the API. */
export function apiKeyCommand(host: CliHost): Command {
  const apiKey = new Command('apikey').description('keys of programs that speak to the API');
  apiKey
    .command('create <name>')
    .description('make a key; it is told once')
    .addOption(ofRole())
    .option('--json', 'for programs')
    .action((name: string, { role, ...options }: Common & { role: Role }) =>
      host.usingAccounts(async ({ apiKeys }) => {
        const { record, key } = apiKeys.create({ name, role, createdBy: host.actor.replace(/^user:/, '') });
        show(host, options, { ...record, key }, `Authorization: Bearer ${key}`);
      }),
    );
  apiKey
    .command('list')
    .description('all keys; not what they are')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.usingAccounts(async ({ apiKeys }) => {
        const all = apiKeys.all();
        const used = (at: number | null) => (at === null ? 'never' : Temporal.Instant.fromEpochMilliseconds(at).toString());
        const rows = all.map(({ id, name, role, lastUsedAt }) => [id, name, role, used(lastUsedAt)]);
        show(host, options, all, table(['id', 'name', 'role', 'last used'], rows));
      }),
    );
  apiKey
    .command('revoke <id>')
    .description('it works no more at once')
    .option('--json', 'for programs')
    .action((id: string, options: Common) =>
      host.usingAccounts(async ({ apiKeys }) => {
        if (!apiKeys.revoke(id)) throw new Refused(refuse('unknown_api_key', `There is no key ${id}`));
        show(host, options, { id, revoked: true }, `${id} works no more.`);
      }),
    );
  return apiKey;
}

function oneTime({ email, password }: { readonly email: string; readonly password: string }): string {
  return `${email} may log in once with the password ${password} and then chooses another.`;
}
