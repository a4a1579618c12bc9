import { Command, Option } from 'commander';
import { endOfDay } from '../kernel/calendar.ts';
import { refuse } from '../kernel/result.ts';
import { placeHoldByHand } from '../receivables/holds/place-hold-by-hand.ts';
import { releaseHold } from '../receivables/holds/release-hold.ts';
import {
  type Channel,
  channels,
  type HoldReason,
  type HoldScope,
  holdReasons,
  holdScopes,
  type ReleaseEvent,
  releaseEvents,
} from '../receivables/model.ts';
import { creditorNamed } from './creditor-argument.ts';
import { idOf } from './id-argument.ts';
import type { CliHost } from './installation.ts';
import { lastDay, localMinute } from './local-minute.ts';
import { date, wholeNumber } from './options.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat holds …`: what keeps us from contacting people. */
export function holdsCommand(host: CliHost): Command {
  const holds = new Command('holds').description('what keeps us from contacting people to collect');
  holds
    .command('list')
    .description('those that stand, the newest first')
    .option('--creditor <code>', 'of one creditor, and those that bind all')
    .option('--limit <n>', 'how many at the most', wholeNumber, 50)
    .option('--json', 'for programs')
    .action((options: Common & { creditor?: string; limit: number }) =>
      host.using(async ({ tools: { work, books, clock } }) => {
        const found = await work.run(async (tx) => {
          const of = options.creditor ? (await creditorNamed(books, tx, options.creditor)).id : null;
          const standing = await books.holds.list(tx, of, clock.now().epochMilliseconds, options.limit);
          return Promise.all(
            standing.map(async (hold) => {
              const creditor = hold.creditorId ? await books.creditors.find(tx, hold.creditorId) : undefined;
              const person = await books.persons.find(tx, hold.personId);
              const country = creditor?.country ?? person?.country ?? 'CZ';
              return { ...hold, creditor: creditor?.code ?? 'all', country, person: person?.name || hold.personId };
            }),
          );
        });
        const rows = found.map(({ id, person, creditor, reason, scope, channel, from, until, releaseOn, cause, country }) => [
          ...[id, person, creditor, reason.replaceAll('_', ' '), channel ?? scope, localMinute(from, country)],
          until !== null ? lastDay(until, country) : cause ? `its ${reason} ends` : endWords(releaseOn),
        ]);
        const shown = table(['hold', 'person', 'creditor', 'reason', 'scope', 'since', 'until'], rows);
        show(host, options, found, rows.length > 0 ? shown : 'Nothing is on hold.');
      }),
    );
  holds
    .command('place <person>')
    .description('stop automated collection')
    .addOption(new Option('--reason <why>', 'why').choices(byHand).makeOptionMandatory())
    .addOption(new Option('--scope <what>', 'what is held').choices([...holdScopes]).default('person'))
    .option('--creditor <code>', 'for this creditor only')
    .option('--receivable <id>', 'of scope receivable; of scope case any of it')
    .addOption(new Option('--channel <name>', 'of scope channel').choices([...channels]))
    .option('--until <day>', 'the last day, like 2027-01-31', date)
    .addOption(new Option('--release-on <event>', 'what ends it by itself').choices([...releaseEvents]))
    .option('--note <text>', 'in your words; kept with the hold')
    .option('--json', 'for programs')
    .action((person: string, options: PlaceOptions) =>
      host.using(async ({ tools }) => {
        const personId = idOf('per', person, 'person');
        const placed = await tools.work.run(async (tx) => {
          const creditor = options.creditor ? await creditorNamed(tools.books, tx, options.creditor) : null;
          const held = await tools.books.persons.find(tx, personId);
          if (!held) throw new Refused(refuse('person_unknown', 'There is no such person'));
          const { reason, scope, until } = options;
          const act = { actor: host.actor, origin: tools.ids.next('evt') };
          return placeHoldByHand(tools, tx, act, {
            ...{ reason, scope, personId, creditorId: creditor?.id ?? null, channel: options.channel ?? null },
            receivableId: options.receivable ? idOf('rcv', options.receivable, 'receivable') : null,
            until: until ? endOfDay(until, creditor?.country ?? held.country).epochMilliseconds : null,
            ...{ releaseOn: options.releaseOn ?? null, note: options.note ?? null },
          });
        });
        const hold = need(placed);
        const ends = options.until ? `until the end of ${options.until}` : `until ${endWords(hold.releaseOn)}`;
        show(host, options, hold, `Held for ${hold.reason} (${hold.scope}) ${ends}: ${hold.id}`);
      }),
    );
  holds
    .command('release <hold>')
    .description('end a hold that was placed by hand')
    .option('--reason <text>', 'why, in your words; kept with the hold')
    .option('--json', 'for programs')
    .action((id: string, options: Common & { reason?: string }) =>
      host.using(async ({ tools }) => {
        const holdId = idOf('hld', id, 'hold');
        const act = { actor: host.actor, origin: `release:${holdId}` };
        const ended = need(await tools.work.run((tx) => releaseHold(tools, tx, act, holdId, options.reason ?? null)));
        show(host, options, ended, 'The hold has ended. What else stands on record still holds.');
      }),
    );
  return holds;
}

type PlaceOptions = Common & {
  readonly reason: HoldReason;
  readonly scope: HoldScope;
  readonly creditor?: string;
  readonly receivable?: string;
  readonly channel?: Channel;
  readonly until?: Temporal.PlainDate;
  readonly releaseOn?: ReleaseEvent;
  readonly note?: string;
};

const byHand = holdReasons.filter((reason) => !['promise', 'plan', 'dispute'].includes(reason));

function endWords(releaseOn: ReleaseEvent | null): string {
  if (releaseOn === null) return 'released';
  return releaseOn === 'payment' ? 'the next payment' : 'nothing is owed';
}
