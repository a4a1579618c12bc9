/**
 * Who is to blame for something that went wrong outside a decision.
 * - `rejected_by_far_end`: the other side said no; the attempt was made and counts.
 * - `system_fault`: our side or the wire failed; nothing reached the debtor, nothing is burned.
 * - `misconfigured`: an operator must change something; the message says what.
 */
export type FaultKind = 'rejected_by_far_end' | 'system_fault' | 'misconfigured';

/** The only kind of error that rooms throw on purpose. Adapters classify; nobody above them reads message texts. */
export class Fault extends Error {
  readonly code: string;
  readonly kind: FaultKind;
  readonly retryable: boolean;
  /** What the person in front of the machine can do about it. */
  readonly remedy: string | undefined;

  constructor(
    code: string,
    message: string,
    options: { kind?: FaultKind; retryable?: boolean; remedy?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.kind = options.kind ?? 'system_fault';
    this.retryable = options.retryable ?? false;
    this.remedy = options.remedy;
  }
}
