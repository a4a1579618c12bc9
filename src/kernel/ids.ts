/** Prefix of every kind of id, so that a stray id in a log names its table. */
export type IdPrefix =
  | 'crd' // creditor
  | 'per' // person
  | 'cnt' // contact point
  | 'cas' // case
  | 'rcv' // receivable
  | 'prm' // promise
  | 'pln' // payment plan
  | 'dsp' // dispute
  | 'hld' // hold
  | 'opt' // opt-out
  | 'imp' // import batch
  | 'upl' // uploaded file
  | 'job' // import job
  | 'jdg' // run of the judge
  | 'cmp' // campaign
  | 'ent' // campaign entry
  | 'att' // attempt
  | 'clg' // contact ledger line
  | 'trk' // trunk
  | 'cid' // caller identity
  | 'msg' // written message
  | 'inc' // message that came in
  | 'bac' // bank account of a creditor
  | 'sta' // bank statement
  | 'trn' // bank transaction
  | 'alc' // allocation of a payment to a receivable
  | 'wof' // write-off
  | 'tsk' // task for a person or department
  | 'ntc' // notice that must have been given (assignment, registry warning)
  | 'enr' // enrolment of a receivable in a strategy
  | 'dry' // dry run of strategies
  | 'doc' // document of a case
  | 'frm' // forming of segments
  | 'stp' // step that is due: one contact that a strategy wants
  | 'evt'; // journal event

/** `prefix_` and a UUIDv7 in Crockford base32 (26 characters): sorts by time of birth, safe in URLs, file names and SIP. */
export type Id<P extends IdPrefix> = `${P}_${string}`;

export type CreditorId = Id<'crd'>;
export type PersonId = Id<'per'>;
export type ContactPointId = Id<'cnt'>;
export type CaseId = Id<'cas'>;
export type ReceivableId = Id<'rcv'>;
export type PromiseId = Id<'prm'>;
export type PlanId = Id<'pln'>;
export type DisputeId = Id<'dsp'>;
export type HoldId = Id<'hld'>;
export type ImportId = Id<'imp'>;
export type UploadId = Id<'upl'>;
export type ImportJobId = Id<'job'>;
export type JudgeRunId = Id<'jdg'>;
export type CampaignId = Id<'cmp'>;
export type EntryId = Id<'ent'>;
export type AttemptId = Id<'att'>;
export type TrunkId = Id<'trk'>;
export type CallerIdentityId = Id<'cid'>;
export type MessageId = Id<'msg'>;
export type IncomingId = Id<'inc'>;
export type BankAccountId = Id<'bac'>;
export type StatementId = Id<'sta'>;
export type TransactionId = Id<'trn'>;
export type AllocationId = Id<'alc'>;
export type WriteOffId = Id<'wof'>;
export type TaskId = Id<'tsk'>;
export type NoticeId = Id<'ntc'>;
export type EnrolmentId = Id<'enr'>;
export type DryRunId = Id<'dry'>;
export type DocumentId = Id<'doc'>;
export type FormingId = Id<'frm'>;
export type StepId = Id<'stp'>;
export type EventId = Id<'evt'>;

/** Where new ids come from: random in production, counted in tests. */
export interface Ids {
  next<P extends IdPrefix>(prefix: P): Id<P>;
}

/** Codes of the digits and letters of Crockford base32. */
const alphabet = [...'0123456789abcdefghjkmnpqrstvwxyz'].map((letter) => letter.charCodeAt(0));

/** Writes the 16 bytes of a UUID as an id. Throws RangeError on any other length. */
export function encodeId<P extends IdPrefix>(prefix: P, uuid: Uint8Array): Id<P> {
  if (uuid.length !== 16) throw new RangeError(`a UUID has 16 bytes, not ${uuid.length}`);
  const letters = lettersOf(prefix); // joined at once: a text that grows letter by letter is put together anew wherever it goes
  let at = prefix.length + 1;
  let bits = 0;
  let held = 2; // 26 characters hold 130 bits: two zeros stand before the 128
  for (const byte of uuid) {
    bits = (bits << 8) | byte;
    for (held += 8; held >= 5; held -= 5, at += 1) letters[at] = alphabet[(bits >>> (held - 5)) & 31] ?? 0;
    bits &= 31; // what is left is shorter than a character
  }
  return String.fromCharCode(...letters) as Id<P>;
}

/** One list for all ids of a prefix, each of which is written over the one before: an import makes millions. */
function lettersOf(prefix: string): number[] {
  const known = lists.get(prefix);
  if (known) return known;
  const letters = [...`${prefix}_`.padEnd(prefix.length + 27, '0')].map((letter) => letter.charCodeAt(0));
  lists.set(prefix, letters);
  return letters;
}

const lists = new Map<string, number[]>();

/** True when `text` has the form of an id with this prefix. */
export function isId<P extends IdPrefix>(prefix: P, text: string): text is Id<P> {
  return text.startsWith(`${prefix}_`) && /^[0-9a-hjkmnp-tv-z]{26}$/.test(text.slice(prefix.length + 1));
}
