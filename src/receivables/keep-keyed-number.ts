import { isCountry } from '../kernel/country.ts';
import type { ContactPointId } from '../kernel/ids.ts';
import { parsePhone } from '../kernel/phone.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Act } from './act.ts';
import type { Creditor, Person } from './model.ts';
import type { Tools } from './ports.ts';

export type KeyedNumber = {
  readonly person: Person;
  readonly creditor: Creditor;
  readonly verified: boolean;
  /** Whether she was called on a rehearsal number: only another one may be named then, and none otherwise. */
  readonly rehearsal: boolean;
  /** As keyed, national of the person's country or with 00. */
  readonly digits: string;
};

/**
 * A mobile number that a verified debtor keyed in for one message. It is kept beside her contact points under a kind of its own: no call
 * ever goes there and no later message, and it is erased with the others. Refused where the creditor does not allow it, and for what is no
 * mobile number of one of our countries. The same number of the same person is kept once.
 */
export async function keepKeyedNumber(
  { books, ids, clock }: Tools,
  tx: Tx,
  act: Act,
  about: KeyedNumber,
): Promise<Result<ContactPointId, Refusal<'keyed_number_not_allowed' | 'not_verified' | 'no_mobile_number'>>> {
  const { person, creditor, verified, rehearsal, digits } = about;
  if (!creditor.keyedNumberAllowed)
    return refuse('keyed_number_not_allowed', 'this creditor sends nothing to numbers that are keyed in');
  if (!verified) return refuse('not_verified', 'who keyed in the number was not verified');
  const phone = parsePhone(digits, person.country);
  const usable =
    phone.ok && phone.value.kind === 'mobile' && isCountry(phone.value.region) && phone.value.rehearsal === rehearsal;
  if (!usable) return refuse('no_mobile_number', 'what was keyed in is no mobile number');
  const known = (await books.contactPoints.ofPerson(tx, person.id)).filter(({ kind }) => kind === keyedPhone);
  const same = known.find(({ value }) => value === phone.value.number);
  if (same) return accept(same.id);
  const id = ids.next('cnt');
  await books.contactPoints.insert(tx, [
    {
      ...{ id, personId: person.id, kind: keyedPhone, value: phone.value.number, phoneKind: phone.value.kind },
      ...{ position: known.length, status: 'unverified', optedOut: false, source: act.origin },
      recordedAt: clock.now().epochMilliseconds,
    },
  ]);
  return accept(id);
}

const keyedPhone = 'keyed_phone';
