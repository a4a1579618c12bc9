import type { GivenReceivable } from '../../intake/read-given.ts';
import type { Taken } from '../../intake/take-receivables.ts';
import type { CreditorId, ReceivableId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import type { Receivable } from '../../receivables/model.ts';
import type { UserName } from '../ports.ts';

/** Receivables that programs hand over and look up one by one. */
export interface ReceivableDesk {
  /** What became of each, in its place. */
  take(creditorId: CreditorId, rows: readonly GivenReceivable[], by: UserName): Promise<Result<readonly Taken[]>>;
  find(id: ReceivableId): Promise<Receivable | undefined>;
  /** By the creditor's own id. */
  findByKey(creditorId: CreditorId, key: string): Promise<Receivable | undefined>;
}
