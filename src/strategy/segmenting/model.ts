import type { Actor } from '../../journal/event.ts';
import type { CaseId, FormingId, PersonId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Condition } from '../model.ts';

/** A saved condition with a name: the cases of which it holds are its members. A case may be in several. */
export type Segment = { readonly name: string; readonly title: string; readonly when: Condition };

/** A condition that somebody saved under a name, as it was written. Instants: epoch ms. */
export type SavedSegment = {
  readonly name: string;
  readonly title: string;
  /** In the language of conditions; all of them must hold. */
  readonly where: readonly unknown[];
  readonly savedAt: number;
  readonly savedBy: Actor;
};

/** Where the thirds of the cases of a currency lie: from here on it is the second, the third. Minor units, days. */
export type Bounds = Readonly<Partial<Record<Currency, { readonly balance: Thirds; readonly days: Thirds }>>>;
export type Thirds = readonly [second: number, third: number];

/** Once through all cases: who is in which segment now. Instants: epoch ms. */
export type Forming = {
  readonly id: FormingId;
  readonly actor: Actor;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** Null: they have not been measured yet. */
  readonly bounds: Bounds | null;
  /** Cases up to this one are done; null: none is. */
  readonly after: CaseId | null;
  /** How many were looked at. */
  readonly cases: number;
};

/** `formed`: by the system, of all cases together. `asked`: by a condition, published or saved. */
export type SegmentKind = 'formed' | 'asked';

export const formedSizes = ['small', 'middling', 'large'] as const;
export const formedAges = ['fresh', 'ageing', 'old'] as const;
export const formedBehaviours = ['reliable', 'wavering', 'unreliable'] as const;

/** Every name that the system gives by itself, `large-old-unreliable`. Nobody else may give one of them: the name tells the kind. */
export const formedNames: ReadonlySet<string> = new Set(
  formedSizes.flatMap((size) => formedAges.flatMap((age) => formedBehaviours.map((word) => `${size}-${age}-${word}`))),
);

/** Why a case is in a segment; null: the condition says it. */
export type Membership = { readonly segment: string; readonly kind: SegmentKind; readonly because: string | null };

/** A case comes into a segment, or leaves it. */
export type SegmentMove = Membership & { readonly caseId: CaseId; readonly personId: PersonId };

/** What a forming came to for one segment. */
export type SegmentSize = {
  readonly segment: string;
  readonly kind: SegmentKind;
  readonly size: number;
  readonly joined: number;
  readonly left: number;
};
