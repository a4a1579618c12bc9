import type { Actor } from '../journal/event.ts';
import type { Journal } from '../journal/ports.ts';
import { localDate } from '../kernel/calendar.ts';
import type { Ids, ReceivableId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx, UnitOfWork } from '../kernel/transaction.ts';
import { getCreditor } from '../receivables/get-creditor.ts';
import type { GateTools } from './ask-gate.ts';
import type { GateEvent } from './events.ts';
import type { Notice } from './model.ts';

export type NoticeTools = Pick<GateTools, 'books' | 'clock'> & {
  readonly work: UnitOfWork;
  readonly journal: Journal;
  readonly ids: Ids;
  readonly gate: Pick<GateTools, 'notices'>;
};

export type GivenNotice = Omit<Notice, 'id' | 'recordedAt'>;

/**
 * Records that a debtor was told what she must be told. Refused without proof, with days that cannot be, and by a way that the law does not
 * take for it. The proof stays out of the journal: it may name her.
 */
export async function recordNotice(
  tools: NoticeTools,
  actor: Actor,
  given: GivenNotice,
): Promise<Result<Notice, Refusal<'no_evidence' | 'bad_dates' | 'wrong_way' | 'unknown_receivable' | 'unknown_person'>>> {
  return tools.work.run(async (tx) => {
    const against = await objectTo(tools, tx, given);
    if (against) return against;
    const recordedAt = tools.clock.now().epochMilliseconds;
    const notice: Notice = { ...given, evidence: given.evidence.trim(), id: tools.ids.next('ntc'), recordedAt };
    await tools.gate.notices.insert(tx, notice);
    const { id: noticeId, kind, personId, creditorId, receivableId, sentOn, deliveredOn, way } = notice;
    const subject = { personId, creditorId, ...(receivableId && { receivableId }) };
    const recorded: GateEvent = { type: 'notice_recorded', subject, data: { noticeId, kind, sentOn, deliveredOn, way } };
    await tools.journal.append(tx, actor, [recorded]);
    return accept(notice);
  });
}

async function objectTo({ books, clock }: NoticeTools, tx: Tx, given: GivenNotice) {
  const { kind, personId, creditorId, receivableId, sentOn, deliveredOn, way, evidence } = given;
  if (!evidence.trim()) return refuse('no_evidence', 'Say what proves it: the number of the posting, or the name of the file');
  if (!(await books.persons.find(tx, personId))) return refuse('unknown_person', `Nobody has the id ${personId}`);
  const today = localDate(clock.now(), (await getCreditor(books, tx, creditorId)).country).toString();
  if (sentOn > today) return refuse('bad_dates', `${sentOn} has not come yet`);
  if (deliveredOn !== null && (deliveredOn < sentOn || deliveredOn > today))
    return refuse('bad_dates', `${deliveredOn} is no day between ${sentOn} and today`);
  if (kind === 'registry_warning' && way !== 'registered_letter' && way !== 'by_hand')
    return refuse('wrong_way', 'A warning of a registry counts only by registered letter or handed over');
  if (receivableId && !(await concerns(books, tx, receivableId, given)))
    return refuse('unknown_receivable', `${receivableId} is nothing that this person owes this creditor`);
  return null;
}

/** Whether she owes it, or stands on the case that it is of: a co-debtor must be told herself. */
async function concerns(
  books: NoticeTools['books'],
  tx: Tx,
  receivableId: ReceivableId,
  { personId, creditorId }: GivenNotice,
): Promise<boolean> {
  const receivable = await books.receivables.find(tx, receivableId);
  if (receivable?.creditorId !== creditorId) return false;
  if (receivable.personId === personId) return true;
  return (await books.parties.ofPerson(tx, personId, creditorId)).some(({ caseId }) => caseId === receivable.caseId);
}
