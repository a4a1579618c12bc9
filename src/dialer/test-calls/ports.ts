import type { Actor } from '../../journal/event.ts';
import type { Language } from '../../kernel/country.ts';
import type { AttemptId } from '../../kernel/ids.ts';
import type { PhoneNumber } from '../../kernel/phone.ts';
import type { Tx } from '../../kernel/transaction.ts';

/** A telephone of ours that flows may be tried on, and by what it is known to be ours. Instants: epoch ms. */
export type TestNumber = {
  readonly number: PhoneNumber;
  readonly addedAt: number;
  readonly addedBy: Actor;
  readonly evidence: string;
};

/** One call of a flow, a draft perhaps, to a telephone of ours; about an invented debtor. Its leg bears its id. */
export type TestCall = {
  readonly id: AttemptId;
  readonly number: PhoneNumber;
  readonly flow: string;
  readonly version: string;
  readonly language: Language;
  readonly orderedAt: number;
  readonly orderedBy: Actor;
};

export interface TestCalls {
  numbers(tx: Tx): Promise<TestNumber[]>;
  addNumber(tx: Tx, number: TestNumber): Promise<void>;
  /** False when it was not there. */
  removeNumber(tx: Tx, number: PhoneNumber): Promise<boolean>;
  order(tx: Tx, call: TestCall): Promise<void>;
  /** Those that nobody has taken yet, oldest first. */
  waiting(tx: Tx): Promise<TestCall[]>;
  /** Takes it to place it, or takes it back; false when somebody was first: an order is placed once. */
  take(tx: Tx, id: AttemptId): Promise<boolean>;
  /** Those that were taken and have no end yet: of a process that died, or of this one. */
  open(tx: Tx): Promise<TestCall[]>;
  finish(tx: Tx, id: AttemptId): Promise<void>;
  /** How many were ordered to this number since then. Older ones are forgotten. */
  orderedSince(tx: Tx, number: PhoneNumber, since: number): Promise<number>;
}
