import { Command, Option } from 'commander';
import { addCallerIdentity, addTrunk, verifyCallerIdentity } from '../dialer/add-line.ts';
import { changeTrunk } from '../dialer/change-trunk.ts';
import { type CallerIdentityStanding, listCallerIdentities } from '../dialer/list-caller-identities.ts';
import { type Country, countries, isCountry } from '../kernel/country.ts';
import { refuse } from '../kernel/result.ts';
import type { ContactWish } from '../receivables/creditor-contact.ts';
import { registerCreditor } from '../receivables/register-creditor.ts';
import { contactOptions, contactSaid } from './contact-options.ts';
import { creditorSetCommand } from './creditor-set.ts';
import type { CliHost } from './installation.ts';
import { positiveNumber, wholeNumber } from './options.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat creditor …`: whose receivables these are. */
export function creditorCommand(host: CliHost): Command {
  const creditor = new Command('creditor').description('creditors: whose receivables are collected');
  contactOptions(creditor.command('add <code>'))
    .description('make a creditor known')
    .requiredOption('--name <name>', 'its full name')
    .requiredOption('--neutral-name <name>', 'said before anybody is verified: must not itself tell of a debt')
    .option('--country <code>', `one of ${countries.join(', ')}`, 'CZ')
    .option('--birth-number-title <text>', 'the legal title for using birth numbers (Act 133/2000 §13c)')
    .option('--json', 'for programs')
    .action((code: string, options: CreditorOptions) =>
      host.using(async ({ tools }) => {
        const { country, name, neutralName, birthNumberTitle } = options;
        if (!isCountry(country)) throw new Refused(refuse('unknown_country', `"${country}" is none of ${countries.join(', ')}`));
        const contact = contactSaid(options) ?? {};
        const wish = { code, name, neutralName, country, birthNumberTitle: birthNumberTitle ?? null, contact };
        const added = need(await tools.work.run((tx) => registerCreditor(tools, tx, host.actor, wish)));
        show(host, options, added, `Creditor "${added.code}" is known.`);
      }),
    );
  creditor
    .command('list')
    .description('all creditors')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ tools }) => {
        const all = await tools.work.run((tx) => tools.books.creditors.list(tx));
        const rows = all.map(({ code, name, neutralName, country, contact: { phone, email } }) => [
          ...[code, name, neutralName, country, phone ?? '', email ?? ''],
        ]);
        show(host, options, all, table(['code', 'name', 'neutral name', 'country', 'telephone', 'e-mail'], rows));
      }),
    );
  creditor.addCommand(creditorSetCommand(host));
  return creditor;
}

/** `dovolat trunk …`: by which way calls leave. */
export function trunkCommand(host: CliHost): Command {
  const trunk = new Command('trunk').description('trunks: by which way calls leave');
  trunk
    .command('add <name>')
    .description('add a SIP trunk')
    .requiredOption('--host <host>', 'host name or address of the carrier')
    .option('--port <port>', 'its UDP port', wholeNumber)
    .option('--user <user>', 'account, if the carrier wants one')
    .addOption(
      new Option('--password <password>', 'its password; better by the variable, which no list of processes shows').env(
        'DOVOLAT_TRUNK_PASSWORD',
      ),
    )
    .option('--channels <n>', 'calls at once that the carrier allows', wholeNumber)
    .option('--calls-per-second <n>', 'new calls a second that the carrier allows', positiveNumber)
    .option('--to <countries>', 'where it may call, with commas', `${countries.join(',')}`)
    .option('--simulated', 'a simulated network: rehearsal numbers only')
    .option('--json', 'for programs')
    .action((name: string, options: TrunkOptions) =>
      host.using(async ({ tools }) => {
        const added = need(
          await addTrunk(tools, host.actor, {
            name,
            host: options.host,
            destinations: countriesIn(options.to),
            simulated: options.simulated ?? false,
            ...(options.port !== undefined && { port: options.port }),
            ...(options.user !== undefined && { user: options.user }),
            ...(options.password !== undefined && { password: options.password }),
            ...(options.channels !== undefined && { channels: options.channels }),
            ...(options.callsPerSecond !== undefined && { callsPerSecond: options.callsPerSecond }),
          }),
        );
        const { password: _secret, ...shown } = added;
        show(host, options, shown, `Trunk "${added.name}" is added. A running server tells Asterisk at once.`);
      }),
    );
  const set = trunk
    .command('set <name>')
    .description('change what it may carry; it holds from the next call on, calls that are up go on')
    .option('--channels <n>', 'calls at once', wholeNumber)
    .option('--calls-per-second <n>', 'new calls a second', positiveNumber)
    .option('--to <countries>', 'where it may call, with commas')
    .option('--json', 'for programs');
  set.action((name: string, options: Common & { channels?: number; callsPerSecond?: number; to?: string }) => {
    const { channels, callsPerSecond, to } = options;
    const change = {
      ...(channels !== undefined && { channels }),
      ...(callsPerSecond !== undefined && { callsPerSecond }),
      ...(to !== undefined && { destinations: countriesIn(to) }),
    };
    if (Object.keys(change).length === 0) set.error('error: name what shall change: --channels, --calls-per-second, --to');
    return host.using(async ({ tools }) => {
      const { password: _secret, ...shown } = need(await changeTrunk(tools, host.actor, name, change));
      show(host, options, shown, `Trunk "${shown.name}": it holds from the next call on.`);
    });
  });
  trunk
    .command('list')
    .description('all trunks')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ tools }) => {
        const all = (await tools.work.run((tx) => tools.trunks.all(tx))).map(({ password: _secret, ...shown }) => shown);
        const rows = all.map((each) => [
          each.name,
          `${each.host}:${each.port}`,
          each.channels,
          each.callsPerSecond,
          each.destinations.join(','),
        ]);
        show(host, options, all, table(['trunk', 'host', 'channels', 'per second', 'may call'], rows));
      }),
    );
  return trunk;
}

/** `dovolat caller-identity …`: the numbers that we present. */
export function callerIdentityCommand(host: CliHost): Command {
  const identity = new Command('caller-identity').description('caller identities: the numbers that debtors see');
  identity
    .command('add <number>')
    .description('add a number of ours; it is used once it is verified')
    .requiredOption('--creditor <code>', 'for whose calls')
    .option('--daily-cap <n>', 'calls a day with it (200)', wholeNumber)
    .option('--concurrent-cap <n>', 'calls at once with it (no cap of its own)', wholeNumber)
    .option('--json', 'for programs')
    .action((number: string, options: Common & { creditor: string; dailyCap?: number; concurrentCap?: number }) =>
      host.using(async ({ tools }) => {
        const { creditor, dailyCap, concurrentCap } = options;
        const caps = { ...(dailyCap !== undefined && { dailyCap }), ...(concurrentCap !== undefined && { concurrentCap }) };
        const added = need(await addCallerIdentity(tools, host.actor, { number, creditor, ...caps }));
        show(
          host,
          options,
          added,
          `${added.number} is added. Verify it: dovolat caller-identity verify ${added.number} --evidence "…"`,
        );
      }),
    );
  identity
    .command('verify <number>')
    .description('record that the number is ours')
    .requiredOption('--evidence <text>', 'by what: a contract, an invoice, a call to it')
    .option('--json', 'for programs')
    .action((number: string, options: Common & { evidence: string }) =>
      host.using(async ({ tools }) => {
        need(await verifyCallerIdentity(tools, host.actor, { number, country: 'CZ', evidence: options.evidence }));
        show(host, options, { number, verified: true }, `${number} is verified.`);
      }),
    );
  identity
    .command('list')
    .description('all caller identities: how they stand, their use today, and how their last fifty calls were taken')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ tools }) => {
        const all = await listCallerIdentities(tools);
        const head = ['number', 'state', 'today', 'up now', 'last calls', 'declined', 'hung up at once', 'blocked'];
        show(host, options, all, table(head, all.map(identityRow)));
      }),
    );
  return identity;
}

function countriesIn(list: string): Country[] {
  return list.split(',').map((part) => {
    const code = part.trim().toUpperCase();
    if (!isCountry(code)) throw new Refused(refuse('unknown_country', `"${code}" is none of ${countries.join(', ')}`));
    return code;
  });
}

function identityRow({ number, state, restsUntil, usedToday, dailyCap, up, concurrentCap, health }: CallerIdentityStanding) {
  const until =
    restsUntil === null
      ? ''
      : ` until ${Temporal.Instant.fromEpochMilliseconds(restsUntil).toString({ smallestUnit: 'minute' })}`;
  const { attempts, declined, answered, hungUpAtOnce, spamBlocked } = health;
  return [
    number,
    `${state.replace('_', ' ')}${until}`,
    `${usedToday} of ${dailyCap}`,
    concurrentCap === null ? up : `${up} of ${concurrentCap}`,
    attempts,
    declined,
    `${hungUpAtOnce} of ${answered} answered`,
    spamBlocked,
  ];
}

type CreditorOptions = Common &
  ContactWish & {
    readonly name: string;
    readonly neutralName: string;
    readonly country: string;
    readonly birthNumberTitle?: string;
  };

type TrunkOptions = Common & {
  readonly host: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly channels?: number;
  readonly callsPerSecond?: number;
  readonly to: string;
  readonly simulated?: boolean;
};
