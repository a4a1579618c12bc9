import type { ContactPointId } from '../kernel/ids.ts';
import type { Debtor } from '../receivables/find-debtor.ts';
import type { ContactPoint } from '../receivables/model.ts';
import type { Trust } from './events.ts';
import type { MessageChannel } from './model.ts';

export type Destination = { readonly contactPointId: ContactPointId; readonly to: string; readonly trust: Trust };

/** Where the debtor was spoken to (null: on a telephone that is not on record), and whether identification had succeeded by then. */
export type SpokenTo = { readonly contactPointId: ContactPointId | null; readonly verified: boolean };

/**
 * Where a reply goes. An SMS goes to the mobile that the debtor speaks from; where that is a fixed line, to a verified mobile, else to
 * the first on file. An e-mail goes to the address on file. Numbers that are dead or somebody else's are never used.
 * Source of the trust: debt facts go in writing only to a contact point that is verified, or that the verified person is speaking from.
 */
export function chooseDestination(debtor: Debtor, channel: MessageChannel, spokenTo: SpokenTo): Destination | undefined {
  if (channel === 'email') return debtor.email ? emailDestination(debtor.email) : undefined;
  const mobiles = debtor.phones.filter(
    ({ phone, status }) => phone.kind === 'mobile' && status !== 'dead' && status !== 'wrong_party',
  );
  const speakingFrom = mobiles.find(({ contactPointId }) => contactPointId === spokenTo.contactPointId);
  const chosen = speakingFrom ?? mobiles.find(({ status }) => status === 'verified') ?? mobiles[0];
  if (!chosen) return undefined;
  const trust =
    chosen === speakingFrom && spokenTo.verified ? 'speaking_from' : chosen.status === 'verified' ? 'verified' : 'on_file';
  return { contactPointId: chosen.contactPointId, to: chosen.phone.number, trust };
}

/**
 * The mobile that the debtor keyed in for this one message. Source of the trust: debt facts go in writing also to a contact point that the
 * verified person named in the call. Undefined for what is no such number of this person.
 */
export function keyedDestination(point: ContactPoint, spokenTo: SpokenTo): Destination | undefined {
  if (point.kind !== 'keyed_phone') return undefined;
  return { contactPointId: point.id, to: point.value, trust: spokenTo.verified ? 'named_in_call' : 'on_file' };
}

function emailDestination({ contactPointId, address, status }: NonNullable<Debtor['email']>): Destination {
  return { contactPointId, to: address, trust: status === 'verified' ? 'verified' : 'on_file' };
}
