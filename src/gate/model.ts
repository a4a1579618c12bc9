import type { CampaignId, CreditorId, NoticeId, PersonId, ReceivableId } from '../kernel/ids.ts';
import type { Channel } from '../receivables/model.ts';

/**
 * `assignment`: the claim was sold (Directive (EU) 2021/2167 Art. 10). `registry_warning`: the entry in a debtors' registry is intended (BIG,
 * act of 9 April 2010). `enforceable_title`: a ruling that may be enforced was served.
 */
export const noticeKinds = ['assignment', 'registry_warning', 'enforceable_title'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const noticeWays = ['registered_letter', 'by_hand', 'letter', 'data_box', 'email'] as const;
export type NoticeWay = (typeof noticeWays)[number];

/** Something that the debtor must have been told, as it was told. Dates YYYY-MM-DD. */
export type Notice = {
  readonly id: NoticeId;
  readonly kind: NoticeKind;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  /** Null: about all that she owes this creditor. */
  readonly receivableId: ReceivableId | null;
  readonly sentOn: string;
  readonly deliveredOn: string | null;
  readonly way: NoticeWay;
  /** What proves it: the number of the posting, the name of the file. */
  readonly evidence: string;
  readonly recordedAt: number;
};

/** Debtors of this creditor must have had a notice of this kind on or after `since` (YYYY-MM-DD), or nothing is collected. */
export type NoticeDuty = { readonly creditorId: CreditorId; readonly kind: 'assignment'; readonly since: string };

/** A line of the contact ledger that counts for frequency (`at`: epoch ms). */
export type CountedContact = { readonly at: number; readonly channel: Channel; readonly campaignId: CampaignId | null };

/** Until when the bank has told us what was paid (null: nothing yet), and from when on that is too old to dun by (epoch ms). */
export type BankDataAge = { readonly asOf: number | null; readonly staleFrom: number };

/** Numbers that wrote STOP to us while they were nobody's: they get nothing written, as somebody on record would who writes it. */
export const smsStopList = 'sms-stop';

/** Numbers that wrote to us, while they were nobody's, that they want no contact at all. */
export const smsStopAllList = 'sms-stop-all';

/** Whether a list holds a number back on this channel: `sms-stop` does on those that write, every other list on all. */
export function holdsBack(list: string, channel: Channel): boolean {
  return list !== smsStopList || channel !== 'voice';
}
