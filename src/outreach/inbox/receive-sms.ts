import type { CreditorId, PersonId } from '../../kernel/ids.ts';
import { parsePhone } from '../../kernel/phone.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { knownToCreditor } from '../../receivables/parties/known-to-creditor.ts';
import type { Tools } from '../../receivables/ports.ts';
import { recordOptOut } from '../../receivables/record-opt-out.ts';
import type { OutreachEvent } from '../events.ts';
import type { IncomingMessages, IncomingSms } from '../ports.ts';
import { readWish } from './read-wish.ts';

export type InboxTools = Tools & { readonly incoming: IncomingMessages };

/**
 * Puts an SMS on record that came in and does what it asks: whoever says stop is written to no more, each person of that number, for every
 * creditor that she has to do with; the gate sees it from this transaction on. What is not understood, or says more than that, is for a person
 * to read. The same message again changes nothing. True when it was new.
 */
export async function receiveSms(tools: InboxTools, tx: Tx, sms: IncomingSms): Promise<boolean> {
  const { books, journal, clock, incoming } = tools;
  if (await incoming.isKnown(tx, sms.id)) return false;
  const phone = parsePhone(sms.from, 'CZ');
  const points = phone.ok ? await books.contactPoints.withNumbers(tx, [phone.value.number]) : [];
  const people = [...new Set(points.map(({ personId }) => personId))];
  const { reading, sure } = readWish(sms.text);
  const from = phone.ok ? phone.value.number : sms.from;
  await incoming.add(tx, { ...sms, from, reading, receivedAt: clock.now().epochMilliseconds, people });
  const told = (data: Partial<SmsReceived>, subject: OutreachEvent['subject'] = {}) =>
    journal.append(tx, 'debtor', [
      {
        type: 'sms_received',
        subject,
        data: { incomingId: sms.id, reading, asksPerson: !sure, ...data },
      } satisfies OutreachEvent,
    ]);
  if (people.length === 0) await told({ unknownNumber: true });
  for (const personId of people) {
    await told({}, { personId });
    if (reading === 'not_understood') continue;
    const scope = reading === 'stop_all' ? 'all' : 'sms';
    for (const creditorId of await creditorsOf(tools, tx, personId))
      await recordOptOut(tools, tx, { actor: 'debtor', origin: `sms:${sms.id}` }, { personId, creditorId, scope });
  }
  return true;
}

type SmsReceived = Extract<OutreachEvent, { type: 'sms_received' }>['data'];

/** Those whom she owes or ever owed, and those on whose cases she stands or ever stood. */
async function creditorsOf({ books }: Tools, tx: Tx, personId: PersonId): Promise<readonly CreditorId[]> {
  const found: CreditorId[] = [];
  for (const { id } of await books.creditors.list(tx))
    if ((await knownToCreditor(books, tx, id, [personId])).has(personId)) found.push(id);
  return found;
}
