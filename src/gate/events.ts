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
  /** This record was made from a backup (`madeAt`, `lastSeq`): what happened after it is not in it. Nothing is dialled or sent from here on. */
  | Happening<'restored_from_backup', { readonly madeAt: number; readonly lastSeq: number }>
  /** Somebody said what happened since: dialling and sending are allowed again. `heldBack`: persons who may have been called meanwhile. */
  | Happening<
      'restore_confirmed',
      { readonly since: SinceBackup; readonly reason: string; readonly heldBack: number; readonly dropped: number }
    >
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

/** What happened between a backup and its restore: nobody was called or written to; whoever was called is on a suppression list; nobody can tell. */
export type SinceBackup = 'nothing' | 'listed' | 'unknown';

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
