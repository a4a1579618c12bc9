import type { JournalEvent } from '../journal/event.ts';
import type { Findings } from './findings.ts';
import type { EventOf, EventType } from './judged-event.ts';

/** One rule that the journal must keep, and how its keeping is recounted. */
export type Invariant = {
  /** Stable, `snake_case`. */
  readonly id: string;
  /** One sentence that a collections manager would sign. */
  readonly says: string;
  /** A `remark` is told and does not fail the verdict: the journal alone cannot prove it wrong. */
  readonly weight: 'violation' | 'remark';
  start(findings: Findings, options: JudgeOptions): Watch;
};

/** What an invariant does at each kind of event, in the order of the journal. Keeps no more than what is open or inside a window. */
export type Watch = {
  readonly on?: { readonly [T in EventType]?: (event: EventOf<T>) => void };
  /** Every event, also of kinds that the judge does not know. */
  readonly onEvery?: (event: JournalEvent) => void;
  /** The journal is over. */
  readonly finish?: () => void;
};

export type JudgeOptions = {
  /** Nothing was still going on when the journal ended: whatever is open is an error. */
  readonly complete: boolean;
  /** How many calls that fell due later may be dialled before an entry that is due. */
  readonly overtakenAtMost: number;
};
