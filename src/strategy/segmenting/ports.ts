import type { Actor } from '../../journal/event.ts';
import type { CaseId, FormingId, PersonId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Bounds, Forming, SavedSegment, SegmentMove, SegmentSize } from './model.ts';

/** Conditions that people saved. */
export interface SavedSegments {
  /** Those that count, by name. */
  list(tx: Tx): Promise<SavedSegment[]>;
  /** In place of the one of its name, if there is one. */
  save(tx: Tx, segment: SavedSegment): Promise<void>;
  remove(tx: Tx, name: string, at: number, by: Actor): Promise<void>;
}

/** Who is and was in which segment, forming by forming. What has ended stays. */
export interface SegmentRecord {
  /** Those that were begun and not finished, oldest first. */
  unfinished(tx: Tx): Promise<Forming[]>;
  findForming(tx: Tx, id: FormingId): Promise<Forming | undefined>;
  /** Finished ones, newest first. */
  formings(tx: Tx, limit: number): Promise<Forming[]>;
  begin(tx: Tx, forming: Forming): Promise<void>;
  /** The thirds are known: now cases are told apart. */
  measured(tx: Tx, id: FormingId, bounds: Bounds): Promise<void>;
  /** So far it has come. */
  reached(tx: Tx, id: FormingId, after: CaseId, cases: number): Promise<void>;
  /** In which segments each of these cases is. */
  membersAmong(tx: Tx, ids: readonly CaseId[]): Promise<SegmentMove[]>;
  join(tx: Tx, id: FormingId, moves: readonly SegmentMove[]): Promise<void>;
  leave(tx: Tx, id: FormingId, moves: readonly SegmentMove[]): Promise<void>;
  /** Counts what it came to, of the segments named too that nobody is in, and keeps that. */
  finish(tx: Tx, id: FormingId, at: number, named: readonly string[]): Promise<SegmentSize[]>;
  /** What a forming came to, by segment. */
  sizes(tx: Tx, id: FormingId): Promise<SegmentSize[]>;
  /** What one segment came to, the newest forming first. */
  history(tx: Tx, segment: string, limit: number): Promise<(SegmentSize & { readonly at: number })[]>;
  /** Who is in a segment, by case, after the given one. */
  members(tx: Tx, segment: string, after: CaseId | null, limit: number): Promise<SegmentMember[]>;
  /** Who came into a segment and who left it at a forming: those who came first, each by case. */
  changes(tx: Tx, id: FormingId, segment: string, limit: number): Promise<SegmentChange[]>;
}

/** `since`: when the forming began that first found the case in it, epoch ms. */
export type SegmentMember = {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly name: string;
  readonly since: number;
  readonly because: string | null;
};

/** `other`: of segments that the system forms, where it was before, or is now. */
export type SegmentChange = Omit<SegmentMember, 'since'> & { readonly change: 'joined' | 'left'; readonly other: string | null };
