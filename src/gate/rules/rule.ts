import type { CallRequest, ContactPolicy, ContactRecord } from '../contact.ts';

/** One reason for which a call may not be placed now. Pure. */
export type Rule = {
  /** Stable, `area.name`; journalled with every refusal. */
  readonly id: string;
  readonly source: string;
  check(question: Question): Objection | null;
};

export type Question = {
  readonly request: CallRequest;
  readonly record: ContactRecord;
  readonly policy: ContactPolicy;
  readonly now: Temporal.Instant;
};

export type Objection = { readonly message: string; readonly notBefore: number | null; readonly source?: string };
