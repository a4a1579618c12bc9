import { Command, Option } from 'commander';
import { purposes } from '../gate/contact.ts';
import { explainContact } from '../gate/explain-contact.ts';
import { findRegistryObjection } from '../gate/registry/find-registry-objection.ts';
import { timeZoneOf } from '../kernel/country.ts';
import { refuse } from '../kernel/result.ts';
import { severities } from '../kernel/severity.ts';
import { type Channel, channels } from '../receivables/model.ts';
import { explainedText, packsText } from './gate-text.ts';
import type { CliHost } from './installation.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { findWhom } from './whom.ts';

type Options = Common & {
  readonly creditor?: string;
  readonly channel?: Channel;
  readonly purpose: (typeof purposes)[number];
  readonly severity: (typeof severities)[number];
  readonly at?: string;
};

/** `dovolat gate …`: whether somebody may be contacted, and by which rules. */
export function gateCommand(host: CliHost): Command {
  const gate = new Command('gate').description('whether a debtor may be contacted, by which rule, and from when on');
  gate
    .command('explain <debtor>')
    .description('ask every rule about one debtor: her id, her telephone number, or the creditor’s id of her')
    .option('--creditor <code>', 'for whom, where she owes several')
    .addOption(new Option('--channel <channel>', 'only this one').choices([...channels]))
    .addOption(new Option('--purpose <purpose>', 'what for').choices([...purposes]).default('collection'))
    .addOption(new Option('--severity <severity>', 'how grave the words are').choices([...severities]).default('reminder'))
    .option('--at <time>', 'as 2026-11-23T18:30, her local time; now when not given')
    .option('--json', 'for programs')
    .action((debtor: string, options: Options) =>
      host.using(async ({ tools }) => {
        const found = await tools.work.run(async (tx) => {
          const { person, creditor } = need(await findWhom(tools.books, tx, debtor, options.creditor));
          const at = options.at === undefined ? tools.clock.now() : localInstant(options.at, timeZoneOf[person.country]);
          const { purpose, severity, channel } = options;
          const asked = { personId: person.id, creditorId: creditor.id, purpose, severity, stage: severity } as const;
          const answers = [];
          for (const each of channel ? [channel] : channels) {
            const wish = { ...asked, channel: each, debtFacts: purpose === 'collection', calendar: 'legal' } as const;
            const answer = await explainContact(tools.gate, tx, wish, at);
            answers.push('ok' in answer ? { channel: each, impossible: answer.message } : answer);
          }
          const polish = person.country === 'PL' || creditor.country === 'PL';
          const registry = polish ? await findRegistryObjection(tools.gate, tx, asked) : undefined;
          return { person: person.id, creditor: creditor.code, at: at.toString(), ...asked, answers, registry };
        });
        show(host, options, found, explainedText(found, host.colour));
      }),
    );
  gate
    .command('packs')
    .description('what the packs in force allow: every value, where it comes from, what is an assumption')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ tools }) => show(host, options, tools.gate.packs, packsText(tools.gate.packs, host.colour))),
    );
  return gate;
}

function localInstant(text: string, timeZone: string): Temporal.Instant {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant();
  } catch {
    throw new Refused(refuse('bad_time', `"${text}" is no time: write it like 2026-11-23T18:30`));
  }
}
