import type { TaskEnd } from '../../desk/tasks/close-task.ts';
import type { Task } from '../../desk/tasks/model.ts';
import type { DisputeId, StepId, TaskId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import type { Letter } from '../../outreach/compose-letter.ts';
import type { KeptSms } from '../../outreach/ports.ts';
import type { DisputeDecision } from '../../receivables/disputes/decide-dispute.ts';
import type { Department, Dispute, Receivable } from '../../receivables/model.ts';
import type { PlannedStep } from '../../strategy/planning/model.ts';
import type { UserName } from '../ports.ts';

/** What people have to do: tasks of departments, and steps of strategies that wait for somebody's hands. */
export interface TaskDesk {
  /** Open ones, the most urgent first; null: of every department. */
  tasks(department: Department | null, limit: number): Promise<readonly TaskView[]>;
  close(id: TaskId, end: TaskEnd, by: UserName): Promise<Result<unknown>>;
  /** What is disputed, with what is still owed of it. */
  dispute(id: DisputeId): Promise<DisputeView | undefined>;
  /** Closes a dispute, and with it the task that asked for it. Says how much was given up. */
  decide(id: DisputeId, decision: DisputeDecision, by: UserName): Promise<Result<Money>>;
  /** Letters and messages that no driver sends, longest waiting first. */
  byHand(limit: number): Promise<readonly WorkView[]>;
  /**
   * Waiting letters as they would be printed now, in the order asked for; those that cannot be, with the reason. Writes nothing. One at a
   * time: whatever else waits gets its turn between them.
   */
  letters(ids: readonly StepId[]): AsyncIterable<LetterView>;
  /** Somebody has posted or sent it herself; `dropped`: it will not be done. */
  finish(id: StepId, dropped: boolean, by: UserName): Promise<Result<unknown>>;
}

export type DisputeView = Dispute & { readonly about: readonly Receivable[] };

/** `letter`: refused where nothing can be printed; under `unknown_work`, `not_by_hand` or `ended_already` where it waits no more. */
export type LetterView = {
  readonly id: StepId;
  readonly debtor: string;
  readonly registered: boolean;
  readonly letter: Result<Letter, Refusal & { readonly rule?: string }>;
};

/** `lastDay`: the last on which it is not late, YYYY-MM-DD. */
export type TaskView = Task & {
  readonly debtor: string | null;
  readonly creditor: string | null;
  readonly lastDay: string;
  readonly late: boolean;
  readonly dispute: DisputeView | null;
  /** What somebody wrote, of a task to read it. */
  readonly message: KeptSms | null;
};

/** `owed`: what it is about, as it is owed now. */
export type WorkView = PlannedStep & { readonly debtor: string; readonly creditor: string; readonly owed: Money };
