import type { CaseId, CreditorId, PersonId, TaskId } from '../../kernel/ids.ts';
import type { Department } from '../../receivables/model.ts';

export const taskKinds = [
  'dispute_review',
  'hardship_review',
  'return_overpayment',
  'settlement_certificate',
  'call_back',
  'read_message',
] as const;
export type TaskKind = (typeof taskKinds)[number];

export type TaskState = 'open' | 'done' | 'cancelled';

/** Something that a person of a department has to do. Instants in epoch ms. */
export type Task = {
  readonly id: TaskId;
  readonly kind: TaskKind;
  readonly department: Department;
  readonly state: TaskState;
  readonly personId: PersonId | null;
  readonly creditorId: CreditorId | null;
  readonly caseId: CaseId | null;
  /** The dispute, hold, message or other thing that it is about: what ends that, ends the task. */
  readonly about: string | null;
  /** The first instant at which it is late. */
  readonly dueBy: number;
  readonly openedAt: number;
  readonly escalatedAt: number | null;
  readonly closedAt: number | null;
  /** What whoever closed it said; never in the journal. */
  readonly note: string | null;
  /** The event that asked for it; the same one opens it once. */
  readonly origin: string;
};
