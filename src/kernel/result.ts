import type { MessageValues } from './message-values.ts';

/** A decision that may say no. Refusals are values: they carry a stable reason and a sentence for people; faults are thrown (`fault.ts`). */
export type Result<T, R extends Refusal = Refusal> = Accepted<T> | R;

export type Accepted<T> = { readonly ok: true; readonly value: T };

export type Refusal<Reason extends string = string> = {
  readonly ok: false;
  /** Stable `snake_case` code: stored, logged and tested. */
  readonly reason: Reason;
  /** One sentence for a person: what is wrong, where, and what to do. Personal data masked. */
  readonly message: string;
  /** What the message names, where it names anything. */
  readonly values?: MessageValues;
};

export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value };
}

export function refuse<Reason extends string>(reason: Reason, message: string, values?: MessageValues): Refusal<Reason> {
  return values ? { ok: false, reason, message, values } : { ok: false, reason, message };
}
