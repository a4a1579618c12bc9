import type { Tx } from '../kernel/transaction.ts';
import type { Conversation, Receivable } from '../receivables/model.ts';
import type { GateTools } from './ask-gate.ts';
import type { ContactRecord } from './contact.ts';
import { isAbout } from './is-about.ts';
import type { AboutContact } from './load-record.ts';
import type { Notice } from './model.ts';
import { needsTitle } from './rules/content.ts';

/** A column of the receivables' file that tells since when (YYYY-MM-DD) the claim is the creditor's by assignment. */
export const assignedOn = 'assigned_on';

/** What the debtor, or whoever stands on her case, was told already of what must be told. Most contacts ask for none of it, and look nothing up. */
export async function findNotices(
  { notices, books }: Pick<GateTools, 'notices' | 'books'>,
  tx: Tx,
  { request, policy, now }: AboutContact,
  conversation: Conversation | undefined,
): Promise<Pick<ContactRecord, 'assignedSince' | 'assignmentUntold' | 'enforceableTitle'>> {
  const { personId, creditorId, severity } = request;
  const duty = (await notices.duties(tx)).find((each) => each.creditorId === creditorId);
  const assigned = (conversation?.receivables ?? []).filter((receivable) => since(receivable, duty?.since) !== null);
  const grave = policy.packs.some((pack) => needsTitle(pack, severity));
  if (assigned.length === 0 && !grave) return { assignedSince: null, assignmentUntold: false, enforceableTitle: false };
  const today = now.toZonedDateTimeISO(policy.timeZone).toPlainDate().toString();
  const own = await notices.ofPerson(tx, personId, creditorId);
  const given = [...own, ...(await ofPrincipal())].filter(({ sentOn }) => sentOn <= today);
  return {
    assignedSince:
      assigned
        .flatMap((each) => since(each, duty?.since) ?? [])
        .sort()
        .at(-1) ?? null,
    assignmentUntold: assigned.some((receivable) => !given.some((notice) => tells(notice, receivable, duty?.since))),
    enforceableTitle: isTitled(given, conversation),
  };

  /**
   * What was told to whoever owes counts for who speaks for her, and that the claim was sold for her guarantor too. A co-debtor owes as she does and
   * is told herself (Directive (EU) 2021/2167 Art. 3(6), 10); a title is against whom it names.
   */
  async function ofPrincipal(): Promise<Notice[]> {
    if (!conversation || conversation.principalId === personId) return [];
    const { principalId, caseId } = conversation;
    const role = (await books.parties.ofPerson(tx, personId, creditorId)).find((party) => party.caseId === caseId)?.role;
    if (role !== 'representative' && role !== 'guarantor') return [];
    const told = await notices.ofPerson(tx, principalId, creditorId);
    return role === 'representative' ? told : told.filter(({ kind }) => kind === 'assignment');
  }
}

/** A ruling on one claim says nothing of another: each that the words would be about is under one. Interest, fees and costs go with theirs. */
function isTitled(given: readonly Notice[], conversation: Conversation | undefined): boolean {
  const titles = given.filter(({ kind }) => kind === 'enforceable_title');
  const claims = (conversation?.receivables ?? []).filter(({ kind }) => kind === 'invoice' || kind === 'instalment');
  return titles.length > 0 && claims.every(({ id }) => titles.some((title) => isAbout(title, id)));
}

function tells(notice: Notice, receivable: Receivable, duty: string | undefined): boolean {
  const from = since(receivable, duty);
  return notice.kind === 'assignment' && from !== null && notice.sentOn >= from && isAbout(notice, receivable.id);
}

/** Since when the debtor should know; null: nobody has sold this claim. */
function since({ attributes }: Receivable, duty: string | undefined): string | null {
  const own = attributes[assignedOn]?.trim();
  return own || (duty ?? null);
}
