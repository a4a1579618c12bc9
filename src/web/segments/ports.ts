import type { CaseId, FormingId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import type { ChangeShown } from '../../strategy/segmenting/last-changes.ts';
import type { SegmentShown } from '../../strategy/segmenting/list-segments.ts';
import type { Forming } from '../../strategy/segmenting/model.ts';
import type { SegmentMember } from '../../strategy/segmenting/ports.ts';
import type { WrittenSegment } from '../../strategy/segmenting/read-saved-segment.ts';
import type { UserName } from '../ports.ts';

/** Who is in which segment, and since when. */
export interface SegmentDesk {
  list(): Promise<SegmentsShown>;
  /** With its last formings, newest first, and who came and left at the very last. */
  find(name: string): Promise<SegmentFound | undefined>;
  members(name: string, after: CaseId | null, limit: number): Promise<readonly SegmentMember[]>;
  save(segment: WrittenSegment, by: UserName): Promise<Result<SegmentShown>>;
  remove(name: string, by: UserName): Promise<Result<unknown>>;
  /** All anew, in a process of its own; one at a time. */
  form(by: UserName): Promise<Result<{ readonly id: FormingId }>>;
}

/** `forming`: the last that is done; `underWay`: another one was begun, by whomever, and is not finished. */
export type SegmentsShown = {
  readonly forming: Forming | null;
  readonly underWay: boolean;
  readonly items: readonly SegmentShown[];
};

export type SegmentFound = SegmentShown & {
  readonly history: readonly { readonly at: number; readonly size: number; readonly joined: number; readonly left: number }[];
  readonly changes: readonly ChangeShown[];
};
