import type { CreditorId, HoldId, PersonId, ReceivableId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import type { Hold } from '../../receivables/model.ts';
import type { Enrolment } from '../../strategy/planning/model.ts';
import type { UserName } from '../ports.ts';

/** What programs and people say about single debtors in strategies that run: join, wait, go on, leave. */
export interface SteeringDesk {
  /** Into the published version of a strategy; there already: nothing changes. */
  enrol(wish: { readonly receivableId: ReceivableId; readonly strategy: string }, by: UserName): Promise<Result<Enrolment>>;
  withdraw(receivableId: ReceivableId, by: UserName): Promise<Result<Enrolment>>;
  /** Everything that the debtor owes the creditor. */
  withdrawDebtor(
    debtor: { readonly personId: PersonId; readonly creditorId: CreditorId },
    by: UserName,
  ): Promise<Result<readonly ReceivableId[]>>;
  pause(wish: Pause, by: UserName): Promise<Result<Hold>>;
  /** Ends a hold of this person by hand. */
  resume(personId: PersonId, id: HoldId, by: UserName): Promise<Result<Hold>>;
}

export type Pause = {
  readonly personId: PersonId;
  readonly reason: Hold['reason'];
  /** Null: every creditor. */
  readonly creditorId: CreditorId | null;
  /** Null: the whole person. */
  readonly receivableId: ReceivableId | null;
  /** Epoch ms, the first at which it no longer holds; null: until it is ended. */
  readonly until: number | null;
  readonly note: string | null;
};
