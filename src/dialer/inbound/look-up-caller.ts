import type { CallFacts } from '../../flow/session.ts';
import { findCustomer } from '../../receivables/find-customer.ts';
import { getCreditor } from '../../receivables/get-creditor.ts';
import { subjectOf } from '../call/subject-of.ts';
import type { DialerTools } from '../dialer-tools.ts';
import type { SpokenCall } from '../model.ts';
import { factsOfPerson } from './inbound-facts.ts';

/**
 * Whom a caller is who keyed in a customer number: the call is about that person from now on, and nobody is verified by it. The number
 * goes to the comparison of keyed hashes only. The telephone is not taken for that person's.
 */
export async function lookUpCaller(
  tools: DialerTools,
  call: SpokenCall,
  customerNumber: string,
): Promise<{ readonly call: SpokenCall; readonly facts: CallFacts } | null> {
  return tools.work.run(
    async (tx) => {
      const personId = await findCustomer(tools, tx, call.creditorId, customerNumber);
      const creditor = await getCreditor(tools.books, tx, call.creditorId);
      const about = personId && (await factsOfPerson(tools, tx, personId, creditor, call.callerNumber));
      const contactPointId = personId === call.personId ? call.contactPointId : null;
      const found: SpokenCall = personId && about ? { ...call, personId, contactPointId } : call;
      if (about) await tools.inboundCalls.setPerson(tx, call.id, found);
      const data = { found: about !== undefined, contactPointId: about ? contactPointId : null };
      await tools.journal.append(tx, 'dialer', [{ type: 'caller_looked_up', subject: subjectOf(found), data }]);
      return about ? { call: found, facts: about.facts } : null;
    },
    { urgency: 'call' },
  );
}
