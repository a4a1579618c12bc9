import type { MessageValues } from '../../kernel/message-values.ts';
import type { CallRequest, ContactPolicy, ContactRecord, ContactRequest, WrittenRequest } from '../contact.ts';

/** One reason for which a contact may not be made now. Pure. */
export type Rule = {
  /** Stable, `area.name`; journalled with every refusal. */
  readonly id: string;
  readonly source: string;
  /** What it waits for has no date (a bank statement): `notBefore` says when to look again, not when it is over. */
  readonly waitsForNews?: true;
  check(question: Question): Objection | null;
};

export type Question<Request extends ContactRequest = ContactRequest> = {
  readonly request: Request;
  readonly record: ContactRecord;
  readonly policy: ContactPolicy;
  readonly now: Temporal.Instant;
};

/** `values`: what the message names; `which` of several messages of one rule it is. */
export type Objection = {
  readonly message: string;
  readonly values?: MessageValues;
  readonly notBefore: number | null;
  readonly source?: string;
};

/** A check that only calls are put to. */
export function ofCalls(check: (question: Question<CallRequest>) => Objection | null): Rule['check'] {
  return (question) => (question.request.channel === 'voice' ? check(question as Question<CallRequest>) : null);
}

/** A check that only messages are put to. */
export function ofMessages(check: (question: Question<WrittenRequest>) => Objection | null): Rule['check'] {
  return (question) => (question.request.channel === 'voice' ? null : check(question as Question<WrittenRequest>));
}
