import type { Happening } from '../journal/event.ts';
import type { ContactPointId, ImportId } from '../kernel/ids.ts';

export type GateEvent =
  /** A contact was wanted and refused; `notBefore` is when it is asked again (epoch ms). */
  | Happening<
      'contact_refused',
      {
        readonly channel: 'voice' | 'sms' | 'email';
        readonly purpose: string;
        readonly rule: string;
        readonly message: string;
        readonly source: string;
        readonly notBefore: number | null;
      }
    >
  | Happening<'everything_stopped', { readonly reason: string }>
  | Happening<'everything_released', { readonly reason: string }>
  /** A file of numbers was brought onto a list. `replaced`: what it did not name was taken off (`removed`). No numbers. */
  | Happening<'suppression_imported', SuppressionImported>
  /** One number was put onto a list by hand. `until`: epoch ms, the first at which it no longer holds. */
  | Happening<'suppression_added', { readonly list: string; readonly reason: string | null; readonly until: number | null }>
  | Happening<'suppression_removed', { readonly lists: readonly string[]; readonly reason: string }>
  /** Those contact points on record whose numbers came onto a list: from now on nothing may reach them. */
  | Happening<
      'contact_points_suppressed',
      {
        readonly list: string;
        readonly contactPoints: readonly { readonly contactPointId: ContactPointId; readonly until: number | null }[];
      }
    >
  /** Their numbers were taken off these lists; another list may still hold them back. */
  | Happening<
      'contact_points_released',
      { readonly lists: readonly string[]; readonly contactPointIds: readonly ContactPointId[] }
    >;

export type SuppressionImported = {
  readonly importId: ImportId;
  readonly list: string;
  readonly rows: number;
  readonly good: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly replaced: boolean;
  readonly removed: number;
};
