import { Command, Option } from 'commander';
import { parsePhone } from '../kernel/phone.ts';
import { refuse } from '../kernel/result.ts';
import { listParties } from '../receivables/parties/list-parties.ts';
import { type PartyRole, partyRoles } from '../receivables/parties/model.ts';
import { putParty, removeParty } from '../receivables/parties/put-party.ts';
import { registerParty } from '../receivables/parties/register-party.ts';
import { idOf } from './id-argument.ts';
import type { CliHost } from './installation.ts';
import { date } from './options.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';

type PutOptions = Common & {
  readonly role: PartyRole;
  readonly entitled?: boolean;
  readonly person?: string;
  readonly name?: string;
  readonly company?: boolean;
  readonly phone?: string;
  readonly email?: string;
  readonly birthDate?: string;
};

/** `dovolat parties …`: who stands on a case besides the person who owes it. */
export function partiesCommand(host: CliHost): Command {
  const parties = new Command('parties').description('co-debtors, guarantors and representatives on the case of somebody else');
  for (const command of [list, put, remove]) parties.addCommand(command(host));
  return parties;
}

function list(host: CliHost): Command {
  return new Command('list')
    .description('every case that a person owes or stands on, and who stands on each')
    .argument('<person>', 'the id of a person')
    .option('--json', 'for programs')
    .action((person: string, options: Common) =>
      host.using(async ({ tools }) => {
        const found = await tools.work.run((tx) => listParties(tools, tx, idOf('per', person, 'person')));
        if (!found) throw new Refused(refuse('person_unknown', 'There is no such person'));
        const rows = found.flatMap(({ id, creditor, principal, parties }) => [
          [id, creditor.code, 'principal', principal.name, principal.id, ''],
          ...parties.map(({ role, name, personId, entitled }) => [
            ...[id, creditor.code, role.replaceAll('_', '-'), name, personId, entitled ? 'may be told' : 'is told nothing'],
          ]),
        ]);
        const text = table(['case', 'creditor', 'role', 'person', 'id', ''], rows);
        show(host, options, found, rows.length > 0 ? text : 'She owes nobody anything and stands on no case.');
      }),
    );
}

function put(host: CliHost): Command {
  return new Command('put')
    .description('put somebody onto a case, or change what she is on it')
    .argument('<case>', 'its id, as `parties list` shows it')
    .addOption(new Option('--role <role>', 'what she is').choices([...partyRoles]).makeOptionMandatory())
    .option('--entitled', 'the authority was seen (representative), the guarantee is called upon (guarantor)')
    .option('--person <id>', 'somebody who is on record')
    .option('--name <name>', 'somebody new, with --phone or --email')
    .option('--company', 'somebody new is a company')
    .option('--phone <number>', 'of somebody new')
    .option('--email <address>', 'of somebody new')
    .option('--birth-date <date>', 'by which somebody new proves who she is; only its hash is kept', date)
    .option('--json', 'for programs')
    .action((caseId: string, options: PutOptions) =>
      host.using(async ({ tools }) => {
        const act = { actor: host.actor, origin: tools.ids.next('evt') };
        const { role, entitled = false, person } = options;
        const wish = { caseId: idOf('cas', caseId, 'case'), role, entitled };
        const party = need(
          await tools.work.run(async (tx) => {
            if (person) return putParty(tools, tx, act, { ...wish, personId: idOf('per', person, 'person') });
            const found = await tools.books.receivables.caseOf(tx, wish.caseId);
            const creditor = found && (await tools.books.creditors.find(tx, found.creditorId));
            if (!creditor) return refuse('unknown_case', 'There is no such case');
            if (!options.name) return refuse('nobody_named', 'Name somebody: --person, or --name with --phone or --email');
            const phone = options.phone === undefined ? undefined : parsePhone(options.phone, creditor.country);
            if (phone && !phone.ok) return phone;
            const kind = options.company ? ('company' as const) : ('natural' as const);
            const phones = phone ? [{ number: phone.value.number, kind: phone.value.kind }] : [];
            const contact = { phones, email: options.email ?? null, birthDate: options.birthDate ?? null };
            const fresh = { kind, name: options.name, country: creditor.country, language: null, ...contact };
            return registerParty(tools, tx, act, { ...wish, person: fresh });
          }),
        );
        const told = party.entitled ? 'may be told of the debt and agree on it' : 'is told nothing of it';
        show(host, options, party, `${party.personId} is ${role.replaceAll('_', '-')} on ${party.caseId} and ${told}.`);
      }),
    );
}

function remove(host: CliHost): Command {
  return new Command('remove')
    .description('take somebody off a case; what she said and agreed to stays')
    .argument('<case>', 'its id')
    .argument('<person>', 'her id')
    .option('--json', 'for programs')
    .action((caseId: string, person: string, options: Common) =>
      host.using(async ({ tools }) => {
        const act = { actor: host.actor, origin: tools.ids.next('evt') };
        const wish = { caseId: idOf('cas', caseId, 'case'), personId: idOf('per', person, 'person') };
        const party = need(await tools.work.run((tx) => removeParty(tools, tx, act, wish)));
        show(host, options, party, `${party.personId} stands on ${party.caseId} no more.`);
      }),
    );
}
