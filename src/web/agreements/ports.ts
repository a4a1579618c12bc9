import type { HoldId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Result } from '../../kernel/result.ts';
import type { Dispute, Hold, Plan, PromiseToPay, Receivable } from '../../receivables/model.ts';
import type { DisputeFilter, HoldFilter, Page, PlanFilter, PromiseFilter } from '../../receivables/ports.ts';
import type { UserName } from '../ports.ts';

/** What debtors have agreed to, what became of it, and what keeps us from contacting them. */
export interface AgreementDesk {
  promises(filter: PromiseFilter, page: Page): Promise<readonly PromiseView[]>;
  plans(filter: PlanFilter, page: Page): Promise<readonly PlanView[]>;
  disputes(filter: DisputeFilter, page: Page): Promise<readonly NamedDispute[]>;
  /** Those that stand. */
  holds(filter: HoldFilter, page: Page): Promise<readonly StandingHold[]>;
  /** `note`: why. Holds that stand for a promise, a plan or a dispute end with that. */
  release(id: HoldId, note: string, by: UserName): Promise<Result<Hold>>;
}

type Named = { readonly debtor: string; readonly creditor: string };

/** `promised`: what was promised, less what was given up since; `paid`: of that, in time. `lastDay`: the last of its grace, YYYY-MM-DD. */
export type PromiseView = PromiseToPay & Named & { readonly promised: Money; readonly paid: Money; readonly lastDay: string };

/** `paidInstalments`: how many of them are paid, in their order. `paid`: what counted so far. */
export type PlanView = Plan & Named & { readonly paid: Money; readonly paidInstalments: number };

/** `lastDay`: the last on which whoever looks at it is not late, YYYY-MM-DD; null while nobody was asked. `late`: it is over, and nobody decided. */
export type NamedDispute = Dispute &
  Named & { readonly lastDay: string | null; readonly late: boolean; readonly about: readonly Receivable[] };

/** `creditor` null: it binds all. `by`: the name of whoever placed it. `byHand`: it may be ended by hand. */
export type StandingHold = Hold & {
  readonly debtor: string;
  readonly creditor: string | null;
  readonly by: string;
  readonly byHand: boolean;
};
