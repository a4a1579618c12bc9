import type { Actor } from '../../journal/event.ts';
import type { CaseId, CreditorId, PersonId } from '../../kernel/ids.ts';

export const partyRoles = ['co_debtor', 'guarantor', 'representative'] as const;
/** What somebody is on another person's case; whoever owes is its principal. */
export type PartyRole = (typeof partyRoles)[number];

/** A person on somebody else's case. Instants: epoch ms. */
export type CaseParty = {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly role: PartyRole;
  /**
   * May be told of the debt and agree on it. A co-debtor always; a representative with an authority that somebody has seen; a guarantor once
   * the guarantee is called upon.
   */
  readonly entitled: boolean;
  readonly recordedAt: number;
  readonly recordedBy: Actor;
  /** Null: it stands. */
  readonly endedAt: number | null;
  /** What the last file that named her said that she is; null: none did. The same again changes nothing of what people decided since. */
  readonly fileRole: PartyRole | null;
};
