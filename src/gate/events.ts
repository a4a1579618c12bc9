import type { Happening } from '../journal/event.ts';
import type { ContactPointId, ImportId, NoticeId } from '../kernel/ids.ts';
import type { MessageValues } from '../kernel/message-values.ts';
import type { Severity } from '../kernel/severity.ts';
import type { Channel } from '../receivables/model.ts';
import type { NoticeKind, NoticeWay } from './model.ts';

export type GateEvent =
  /** A contact was wanted and refused; `notBefore` is when it is asked again (epoch ms). */
  | Happening<
      'contact_refused',
      {
        readonly channel: Channel;
        readonly purpose: string;
        readonly rule: string;
        readonly message: string;
        /** What the message names; older lines do not say. */
        readonly values?: MessageValues;
        readonly source: string;
        readonly notBefore: number | null;
        /** Editions of the packs that it was decided under; older lines do not say. */
        readonly packs?: readonly string[];
      }
    >
  /** A debtor was told what she must be told. Days YYYY-MM-DD. */
  | Happening<
      'notice_recorded',
      {
        readonly noticeId: NoticeId;
        readonly kind: NoticeKind;
        readonly sentOn: string;
        readonly deliveredOn: string | null;
        readonly way: NoticeWay;
      }
    >
  /** Debtors of this creditor must have had this notice on or after `since` (YYYY-MM-DD) before anything is collected. */
  | Happening<'notice_duty_set', { readonly kind: 'assignment'; readonly since: string }>
  | Happening<'notice_duty_removed', { readonly kind: 'assignment'; readonly reason: string }>
  /** What operators set over the packs from here on. */
  | Happening<'gate_rules_adopted', GateRulesAdopted>
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

/**
 * What a contact was admitted under, for the judge: whatever of it may change, and whatever else the judge could not know. Windows in epoch
 * ms; null: every hour is open.
 */
export type GateTerms = {
  readonly packs: readonly string[];
  readonly timeZone: string;
  readonly window: { readonly opens: number; readonly lastDial: number } | null;
  readonly severity: Severity;
  readonly stage: Severity;
  readonly contactsPerSevenDays: number;
  readonly hoursBetweenMessages: number;
  readonly silenceDays: number;
  /** Until when the bank had told us what was paid (null: nothing), and from when on that is too old (epoch ms); null: no statement is expected. */
  readonly bankData: { readonly asOf: number | null; readonly staleFrom: number } | null;
  /** Since which day (YYYY-MM-DD) the debtor should know that the claim was sold; null: it was not. */
  readonly assignedSince: string | null;
};

export type GateRulesAdopted = {
  /** First hex digits of the SHA-256 of the file; `shipped`: nothing is set. */
  readonly version: string;
  /** Templates that bind beside the packs. */
  readonly templates: readonly string[];
  readonly tightened: readonly RuleChange[];
  /** Each with the reason that was recorded. */
  readonly loosened: readonly (RuleChange & { readonly reason: string })[];
};

/** `pack`: its country, small; `value`: its name in the file. */
export type RuleChange = { readonly pack: string; readonly value: string; readonly from: string; readonly to: string };
