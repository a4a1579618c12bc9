import { localDateTime } from '../kernel/calendar.ts';
import type { Language } from '../kernel/country.ts';
import type { CaseId, CreditorId, PersonId, ReceivableId } from '../kernel/ids.ts';
import { money } from '../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { findConversation } from '../receivables/find-conversation.ts';
import type { Debtor } from '../receivables/find-debtor.ts';
import type { Creditor, Receivable } from '../receivables/model.ts';
import { gatherDunningFacts } from './gather-dunning-facts.ts';
import type { TemplateName } from './model.ts';
import type { OutreachTools } from './outreach-tools.ts';
import { splitInstalments } from './split-instalments.ts';
import { splitPayment } from './split-payment.ts';
import type { MessageFacts } from './templates/message-texts.ts';

/** Whom a text is for. */
export type About = {
  readonly debtor: Debtor;
  /** In which it is written. */
  readonly language: Language;
  /** Between which instants (epoch ms) the person wants to be called back; null: no matter when. */
  readonly callback: { readonly from: number; readonly to: number } | null;
  /** What a strategy wants to be told; null: all that is open and undisputed. */
  readonly lines: readonly ReceivableId[] | null;
};
/** Whether a call asks for it, or a person who took something down. */
type Asked = About & { readonly inCall: boolean };
type FactTools = Pick<OutreachTools, 'books' | 'clock'>;

/** What a template tells, each under its name, as it stands now. */
export type GatheredFacts = {
  [Name in TemplateName]: { readonly template: Name; readonly facts: MessageFacts[Name] };
}[TemplateName];

/** Looks up what a template tells. Refused when there is nothing of the kind: no promise to confirm, nothing left to pay. */
export async function gatherFacts(
  tools: FactTools,
  tx: Tx,
  template: TemplateName,
  about: Asked,
): Promise<Result<GatheredFacts, Refusal<'nothing_to_tell'>>> {
  switch (template) {
    case 'promise-confirmation':
      return promiseFacts(tools, tx, about);
    case 'plan-confirmation':
      return planFacts(tools, tx, about);
    case 'callback-confirmation':
      return accept({ template, facts: { neutralName: about.debtor.creditor.neutralName, when: localWhen(about) } });
    case 'payment-details':
      return paymentFacts(tools, tx, about);
    case 'opt-out-confirmation':
      return accept({ template, facts: { neutralName: about.debtor.creditor.neutralName } });
    default: {
      const gathered = await gatherDunningFacts(tools, tx, template, about);
      return gathered.ok ? accept({ template, facts: gathered.value }) : gathered;
    }
  }
}

async function promiseFacts(tools: FactTools, tx: Tx, { debtor: { person, creditor }, inCall }: Asked) {
  const { promises, receivables } = tools.books;
  const caseId = await caseOf(tools, tx, person.id, creditor);
  const promise = caseId && (await promises.findActive(tx, caseId));
  if (!promise) return refuse('nothing_to_tell', 'there is no promise to confirm');
  const covered: Receivable[] = [];
  for (const { receivableId: id } of promise.covered) {
    const receivable = await receivables.find(tx, id);
    if (receivable?.status === 'open') covered.push(receivable);
  }
  const amountMinor = promise.amountMinor ?? covered.reduce((total, each) => total + each.amountMinor, 0);
  if (amountMinor <= 0) return refuse('nothing_to_tell', 'what was promised is paid already');
  const payments = splitPayment(amountMinor, covered);
  const facts = { creditor: creditor.name, amount: money(amountMinor, promise.currency), date: promise.date, payments, inCall };
  return accept({ template: 'promise-confirmation' as const, facts });
}

async function planFacts(tools: FactTools, tx: Tx, { debtor: { person, creditor }, inCall }: Asked) {
  const { plans, receivables } = tools.books;
  const caseId = await caseOf(tools, tx, person.id, creditor);
  const plan = caseId && (await plans.findStanding(tx, caseId));
  if (!plan) return refuse('nothing_to_tell', 'there is no payment plan to confirm');
  const covered: Receivable[] = [];
  for (const { receivableId: id } of plan.covered) {
    const receivable = await receivables.find(tx, id);
    if (receivable?.status === 'open') covered.push(receivable);
  }
  if (covered.length === 0) return refuse('nothing_to_tell', 'what was to be paid in instalments is paid already');
  const instalments = splitInstalments(plan.instalments, covered, plan.currency);
  const facts = { creditor: creditor.name, total: money(plan.totalMinor, plan.currency), instalments, inCall };
  return accept({ template: 'plan-confirmation' as const, facts });
}

function localWhen({ callback, debtor }: About): MessageFacts['callback-confirmation']['when'] {
  if (!callback) return null;
  const at = (ms: number) => localDateTime(Temporal.Instant.fromEpochMilliseconds(ms), debtor.person.country);
  const clock = (ms: number) => at(ms).toPlainTime().toString({ smallestUnit: 'minute' });
  return { date: at(callback.from).toPlainDate().toString(), from: clock(callback.from), to: clock(callback.to) };
}

async function paymentFacts(tools: FactTools, tx: Tx, { debtor: { person, creditor } }: About) {
  const conversation = await findConversation(tools, tx, person.id, creditor.id);
  if (!conversation || conversation.totalMinor <= 0) return refuse('nothing_to_tell', 'nothing open and undisputed is left');
  const { totalMinor, currency, receivables } = conversation;
  const facts = {
    creditor: creditor.name,
    total: money(totalMinor, currency),
    payments: splitPayment(totalMinor, receivables),
  };
  return accept({ template: 'payment-details' as const, facts });
}

/** The case that is talked about; when all of it is disputed by now, the one in the creditor's currency. */
async function caseOf(tools: FactTools, tx: Tx, personId: PersonId, creditor: Creditor): Promise<CaseId | undefined> {
  const creditorId: CreditorId = creditor.id;
  const conversation = await findConversation(tools, tx, personId, creditorId);
  if (conversation) return conversation.caseId;
  return (await tools.books.receivables.findCase(tx, personId, creditorId, creditor.currency))?.id;
}
