import type { CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Channel, Conversation, Hold, OptOut } from './model.ts';
import type { Tools } from './ports.ts';

/** What stands against an automated contact; in the gate's words. Instants in epoch ms. */
export type Stops = {
  /** What she does not want, on this channel or at all; those about single numbers stand at the numbers. */
  readonly optOuts: readonly Pick<OptOut, 'scope' | 'purpose'>[];
  readonly holds: readonly Pick<Hold, 'reason' | 'until'>[];
  readonly verificationLockedUntil: number | null;
};

/**
 * The wishes and holds that stop a contact on this channel about this conversation. Holds on single receivables stop nothing by
 * themselves, since the conversation leaves those out; when nothing is left to talk about (`conversation` undefined), they do. Where it is about
 * somebody else's case, what holds up that person holds up all who stand on it.
 */
export async function findStops(
  { books, clock }: Pick<Tools, 'books' | 'clock'>,
  tx: Tx,
  about: {
    readonly personId: PersonId;
    readonly creditorId: CreditorId;
    readonly channel: Channel;
    readonly conversation: Conversation | undefined;
  },
): Promise<Stops> {
  const { personId, creditorId, channel, conversation } = about;
  const optOuts = await books.optOuts.ofPerson(tx, personId, creditorId);
  const now = clock.now().epochMilliseconds;
  const standing = await books.holds.standing(tx, personId, creditorId, now);
  const principal = conversation?.principalId ?? personId;
  if (principal !== personId) standing.push(...(await books.holds.standing(tx, principal, creditorId, now)));
  return {
    optOuts: optOuts
      .filter(({ scope }) => scope === 'all' || scope === channel)
      .map(({ scope, purpose }) => ({ scope, purpose })),
    holds: standing.filter((hold) => stops(hold, channel, conversation)).map(({ reason, until }) => ({ reason, until })),
    verificationLockedUntil: (await books.verifiers.lockedUntil(tx, personId)) ?? null,
  };
}

function stops(hold: Hold, channel: Channel, conversation: Conversation | undefined): boolean {
  switch (hold.scope) {
    case 'person':
      return true;
    case 'channel':
      return hold.channel === channel;
    case 'case':
      return conversation === undefined || hold.caseId === conversation.caseId;
    case 'receivable':
      return conversation === undefined;
  }
}
