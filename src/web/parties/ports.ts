import type { CaseId, PersonId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import type { CaseWithParties } from '../../receivables/parties/list-parties.ts';
import type { CaseParty } from '../../receivables/parties/model.ts';
import type { PartyWish } from '../../receivables/parties/put-party.ts';
import type { UserName } from '../ports.ts';

/** Who stands on a case besides the person who owes it. */
export interface PartyDesk {
  /** Undefined: there is no such person. */
  of(personId: PersonId): Promise<readonly CaseWithParties[] | undefined>;
  put(wish: PartyWish, by: UserName): Promise<Result<CaseParty>>;
  /** Somebody who may not be known yet. `phone` as it is written. */
  register(wish: Omit<PartyWish, 'personId'> & NewParty, by: UserName): Promise<Result<CaseParty>>;
  remove(caseId: CaseId, personId: PersonId, by: UserName): Promise<Result<CaseParty>>;
}

export type NewParty = {
  readonly name: string;
  readonly kind: 'natural' | 'company';
  readonly phone: string | null;
  readonly email: string | null;
  /** YYYY-MM-DD. */
  readonly birthDate: string | null;
};
