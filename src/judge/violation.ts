/** A broken rule, with the events that prove it. */
export type Violation = {
  readonly rule: string;
  /** `seq` of the events, in order. */
  readonly proof: readonly number[];
  /** One sentence for a person. Ids only: nothing in it identifies anybody. */
  readonly message: string;
};
