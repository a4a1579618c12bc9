import type { TaskId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Department } from '../../receivables/model.ts';
import type { Task } from './model.ts';

/** Which open tasks; null: of every department. */
export type TaskQuery = { readonly department: Department | null; readonly limit: number };

export interface Tasks {
  insert(tx: Tx, task: Task): Promise<void>;
  find(tx: Tx, id: TaskId): Promise<Task | undefined>;
  findByOrigin(tx: Tx, origin: string): Promise<Task | undefined>;
  /** Open ones about these disputes, holds or other things, oldest first. */
  openAbout(tx: Tx, about: readonly string[]): Promise<Task[]>;
  /** Open ones, the most urgent first. */
  open(tx: Tx, query: TaskQuery): Promise<Task[]>;
  /** Open ones whose time is over by `now` (epoch ms) and that nobody was told of yet. */
  late(tx: Tx, now: number, limit: number): Promise<Task[]>;
  close(tx: Tx, id: TaskId, to: Pick<Task, 'state' | 'closedAt' | 'note'>): Promise<void>;
  escalate(tx: Tx, id: TaskId, at: number): Promise<void>;
}
