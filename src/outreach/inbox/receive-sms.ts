import type { GateEvent } from '../../gate/events.ts';
import { smsStopAllList, smsStopList } from '../../gate/model.ts';
import { type SuppressionTools, suppressNumbers } from '../../gate/suppress-numbers.ts';
import { type Country, isCountry } from '../../kernel/country.ts';
import type { CreditorId, PersonId } from '../../kernel/ids.ts';
import { type ParsedPhone, parsePhone } from '../../kernel/phone.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { knownToCreditor } from '../../receivables/parties/known-to-creditor.ts';
import type { Tools } from '../../receivables/ports.ts';
import { recordOptOut } from '../../receivables/record-opt-out.ts';
import type { OutreachEvent } from '../events.ts';
import type { IncomingMessages, IncomingSms } from '../ports.ts';
import { readWish } from './read-wish.ts';

export type InboxTools = Tools & SuppressionTools & { readonly incoming: IncomingMessages };

/**
 * Puts an SMS on record that came in and does what it asks: whoever says stop is written to no more, each person of that number, for every
 * creditor that she has to do with; the gate sees it from this transaction on. What is not understood, or says more than that, is for a person
 * to read. A number that is nobody's and says stop goes onto a suppression list, so that it binds whoever bears it later; whatever else comes
 * from one is for a person to read. The same message again changes nothing. True when it was new.
 */
export async function receiveSms(tools: InboxTools, tx: Tx, sms: IncomingSms): Promise<boolean> {
  const { journal, clock, ids, incoming } = tools;
  if (await incoming.isKnown(tx, sms.id)) return false;
  const { phone, people } = await senderOf(tools, tx, sms.from);
  const { reading, sure } = readWish(sms.text);
  const { id: channelId, text, at } = sms;
  const id = ids.next('inc');
  const receivedAt = clock.now().epochMilliseconds;
  await incoming.add(tx, { id, channelId, text, at, from: phone?.number ?? sms.from, reading, receivedAt, people });
  const told = (data: Partial<SmsReceived>, subject: OutreachEvent['subject'] = {}) =>
    journal.append(tx, 'debtor', [
      {
        type: 'sms_received',
        subject,
        data: { incomingId: id, reading, asksPerson: !sure, ...data },
      } satisfies OutreachEvent,
    ]);
  let isHeard = false;
  for (const personId of people) {
    await told({}, { personId });
    if (reading === 'not_understood') continue;
    const scope = reading === 'stop_all' ? 'all' : 'sms';
    for (const creditorId of await creditorsOf(tools, tx, personId)) {
      await recordOptOut(tools, tx, { actor: 'debtor', origin: `sms:${id}` }, { personId, creditorId, scope });
      isHeard = true;
    }
  }
  if (!isHeard && phone && reading !== 'not_understood') await silenceNumber(tools, tx, phone, reading);
  if (people.length === 0) {
    const asksPerson = !sure || phone === null;
    await told({ unknownNumber: true, country: await countryOf(tools, tx, phone), asksPerson });
  }
  return true;
}

type Sender = { readonly phone: ParsedPhone | null; readonly people: readonly PersonId[] };

/**
 * Whose number it is. Some gateways give national numbers: each is read as one of every country of our creditors; where that gives two numbers,
 * the one that somebody is known by. Where that still leaves two (or none of two) nobody can tell, and a person must.
 */
async function senderOf({ books }: Tools, tx: Tx, from: string): Promise<Sender> {
  const countries = [...new Set((await books.creditors.list(tx)).map(({ country }) => country))];
  const read = (countries.length > 0 ? countries : (['CZ'] as const)).flatMap((country) => {
    const parsed = parsePhone(from, country);
    return parsed.ok ? [parsed.value] : [];
  });
  const phones = [...new Map(read.map((phone) => [phone.number, phone] as const)).values()];
  const senders: Sender[] = [];
  for (const phone of phones) {
    const points = await books.contactPoints.withNumbers(tx, [phone.number]);
    senders.push({ phone, people: [...new Set(points.map(({ personId }) => personId))] });
  }
  const known = senders.filter(({ people }) => people.length > 0);
  const [one, ...others] = known.length > 0 ? known : senders;
  return one && others.length === 0 ? one : { phone: null, people: [] };
}

/** Where there is nobody to note the wish at: whoever bears the number later is not written to, and at a wish for no contact not called either. */
async function silenceNumber(tools: InboxTools, tx: Tx, { number }: ParsedPhone, reading: 'stop' | 'stop_all'): Promise<void> {
  const list = reading === 'stop_all' ? smsStopAllList : smsStopList;
  const why = { reason: 'asked for by SMS', until: null };
  const put = await suppressNumbers(tools, tx, 'debtor', { list, importId: null }, [{ number, ...why }]);
  if (put.unchanged > 0) return;
  const added: GateEvent = { type: 'suppression_added', subject: {}, data: { list, ...why } };
  await tools.journal.append(tx, 'debtor', [added]);
}

/** Where whoever reads it works: in the number's country, else in that of the first creditor. */
async function countryOf({ books }: Tools, tx: Tx, phone: ParsedPhone | null): Promise<Country> {
  if (phone && isCountry(phone.region)) return phone.region;
  return (await books.creditors.list(tx))[0]?.country ?? 'CZ';
}

type SmsReceived = Extract<OutreachEvent, { type: 'sms_received' }>['data'];

/** Those whom she owes or ever owed, and those on whose cases she stands or ever stood. */
async function creditorsOf({ books }: Tools, tx: Tx, personId: PersonId): Promise<readonly CreditorId[]> {
  const found: CreditorId[] = [];
  for (const { id } of await books.creditors.list(tx))
    if ((await knownToCreditor(books, tx, id, [personId])).has(personId)) found.push(id);
  return found;
}
