import { Command, Option } from 'commander';
import { releaseByHand, suppressByHand } from '../gate/suppress-by-hand.ts';
import { generalList } from '../gate/suppression-list-name.ts';
import { endOfDay, localDate } from '../kernel/calendar.ts';
import { type Country, countries } from '../kernel/country.ts';
import { maskPhone, parsePhone } from '../kernel/phone.ts';
import type { CliHost } from './installation.ts';
import { date } from './options.ts';
import { type Common, need, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat suppression …`: numbers that get neither calls nor SMS. */
export function suppressionCommand(host: CliHost): Command {
  const suppression = new Command('suppression').description(
    'suppression lists: numbers that get neither calls nor SMS (whole files: dovolat import suppression)',
  );
  suppression
    .command('list')
    .description('all lists, and how many numbers they hold back')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ tools }) => {
        const now = tools.clock.now().epochMilliseconds;
        const lists = await tools.work.run((tx) => tools.gate.suppressions.lists(tx, now));
        const shown = lists.map((each) => ({ ...each, latest: instant(each.latest) }));
        const rows = shown.map(({ list, numbers, inForce, latest }) => [list, numbers, inForce, latest.slice(0, 10)]);
        const empty = 'No number is suppressed. See: dovolat import suppression --help';
        show(host, options, shown, rows.length ? table(['list', 'numbers', 'in force', 'latest'], rows) : empty);
      }),
    );
  suppression
    .command('check <number>')
    .description('whether a number is held back, by which list, since when and until when')
    .addOption(ofCountry())
    .option('--json', 'for programs')
    .action((text: string, options: Common & { country: Country }) =>
      host.using(async ({ tools }) => {
        const { number } = need(parsePhone(text, options.country));
        const found = await tools.work.run((tx) => tools.gate.suppressions.ofNumber(tx, number));
        const now = tools.clock.now().epochMilliseconds;
        const lists = found.map(({ list, reason, since, until }) => ({
          list,
          reason,
          since: instant(since),
          until: until === null ? null : instant(until),
          inForce: until === null || until > now,
        }));
        const rows = lists.map((each) => [each.list, each.since, each.until ?? 'for good', each.reason ?? '']);
        const words = rows.length ? table(['list', 'since', 'until', 'reason'], rows) : `${maskPhone(number)} is on no list.`;
        show(host, options, { suppressed: lists.some(({ inForce }) => inForce), lists }, words);
      }),
    );
  suppression
    .command('add <number>')
    .description('hold one number back from now on')
    .option('--list <name>', 'which list', generalList)
    .option('--reason <text>', 'kept with the number')
    .option('--until <date>', 'the last day, as 2027-01-31; for good when not given', date)
    .addOption(ofCountry())
    .option('--json', 'for programs')
    .action((text: string, options: AddOptions) =>
      host.using(async ({ tools }) => {
        const { list, reason = null, until, country } = options;
        const { number } = need(parsePhone(text, country));
        const end = until === undefined ? null : endOfDay(until, country).epochMilliseconds;
        const outcome = need(await suppressByHand(tools, host.actor, list, { number, reason, until: end }));
        const gone = until !== undefined && Temporal.PlainDate.compare(until, localDate(tools.clock.now(), country)) < 0;
        const words = gone ? 'That day is over already: nothing is held back.' : 'It gets neither calls nor SMS.';
        show(host, options, { outcome, list }, `${maskPhone(number)} is on the list "${list}" (${outcome}). ${words}`);
      }),
    );
  suppression
    .command('remove <number>')
    .description('take one number off its lists')
    .requiredOption('--reason <text>', 'for the journal: why it may be called again')
    .option('--list <name>', 'off this list only')
    .addOption(ofCountry())
    .option('--json', 'for programs')
    .action((text: string, options: RemoveOptions) =>
      host.using(async ({ tools }) => {
        const { number } = need(parsePhone(text, options.country));
        const wish = { number, list: options.list ?? null, reason: options.reason };
        const lists = need(await releaseByHand(tools, host.actor, wish));
        show(host, options, { lists }, `${maskPhone(number)} is taken off: ${lists.join(', ')}.`);
      }),
    );
  return suppression;
}

type AddOptions = Common & {
  readonly list: string;
  readonly reason?: string;
  readonly until?: Temporal.PlainDate;
  readonly country: Country;
};

type RemoveOptions = Common & { readonly reason: string; readonly list?: string; readonly country: Country };

function ofCountry(): Option {
  return new Option('--country <code>', 'of a number without a country’s code').choices([...countries]).default('CZ');
}

function instant(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString();
}
