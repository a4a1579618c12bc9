import type { DialerTools } from '../../dialer/dialer-tools.ts';
import { parsePhone } from '../../kernel/phone.ts';
import { refuse } from '../../kernel/result.ts';
import { listParties } from '../../receivables/parties/list-parties.ts';
import { putParty, removeParty } from '../../receivables/parties/put-party.ts';
import { registerParty } from '../../receivables/parties/register-party.ts';
import type { PartyDesk } from '../../web/parties/ports.ts';
import type { OfficeTools } from './office-tools.ts';

/** New people prove who they are by what is hashed. */
export type PartyTools = OfficeTools & Pick<DialerTools, 'hasher'>;

/** Who stands on a case, over the use cases that the command line calls as well. */
export function partyDesk(tools: PartyTools): PartyDesk {
  const { work, books, ids } = tools;
  const actOf = (actor: Parameters<PartyDesk['put']>[1]) => ({ actor, origin: ids.next('evt') });
  return {
    of: (personId) => work.run((tx) => listParties(tools, tx, personId)),
    put: (wish, by) => work.run((tx) => putParty(tools, tx, actOf(by), wish)),
    register: ({ name, kind, phone, email, birthDate, ...wish }, by) =>
      work.run(async (tx) => {
        const found = await books.receivables.caseOf(tx, wish.caseId);
        const creditor = found && (await books.creditors.find(tx, found.creditorId));
        if (!creditor) return refuse('unknown_case', 'There is no such case');
        const parsed = phone === null ? undefined : parsePhone(phone, creditor.country);
        if (parsed && !parsed.ok) return parsed;
        const phones = parsed ? [{ number: parsed.value.number, kind: parsed.value.kind }] : [];
        const person = { name, kind, phones, email, birthDate, country: creditor.country, language: null };
        return registerParty(tools, tx, actOf(by), { ...wish, person });
      }),
    remove: (caseId, personId, by) => work.run((tx) => removeParty(tools, tx, actOf(by), { caseId, personId })),
  };
}
