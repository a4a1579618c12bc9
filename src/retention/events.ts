import type { Happening } from '../journal/event.ts';
import type { Erased } from './ports.ts';

/** What the journal says of forgetting: that it happened, and how much. */
export type RetentionEvent =
  /** What identified this person is gone: names, contact points, identity hashes, numbers that were dialled, words that were written. */
  | Happening<'person_erased', { readonly lastTouchedBefore: number }>
  /** A run over everything; counts of what went, by kind. */
  | Happening<'retention_run', Erased>;
