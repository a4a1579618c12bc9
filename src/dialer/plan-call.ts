import type { CompiledFlow } from '../flow/compile.ts';
import { promptsOf } from '../flow/prompts-of.ts';
import type { CallFacts, FlowSession, Say } from '../flow/session.ts';
import { startSession } from '../flow/start-session.ts';
import { isDiallableKind } from '../gate/rules/safety.ts';
import { localDate, startOfDay } from '../kernel/calendar.ts';
import type { CallerIdentityId, CaseId, EntryId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { findConversation } from '../receivables/find-conversation.ts';
import { type Debtor, findDebtor } from '../receivables/find-debtor.ts';
import { type CandidateIdentity, chooseCallerIdentity } from './choose-caller-identity.ts';
import { type CandidateNumber, chooseNumber } from './choose-number.ts';
import { carries } from './choose-trunk.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { Campaign, Entry } from './model.ts';

/** A call that could be placed: whom, on which number, saying what. Not yet asked of the gate. */
export type CallPlan = {
  readonly entry: Entry;
  readonly campaign: Campaign;
  readonly debtor: Debtor;
  /** What the call is about. */
  readonly caseId: CaseId;
  readonly number: CandidateNumber;
  readonly identity: CandidateIdentity;
  readonly flow: CompiledFlow;
  readonly session: FlowSession;
  /** Every prompt that the call can say as far as it is known. */
  readonly prompts: readonly Say[];
};

export type NoPlan = Refusal<'not_due' | 'nothing_owed' | 'no_number' | 'no_identity' | 'unknown_flow' | 'language_missing'>;

/** Puts a call together from what is on record now. `prefer`: the caller identity of an earlier plan, kept while it may be used. */
export async function planCall(
  tools: DialerTools,
  tx: Tx,
  entryId: EntryId,
  prefer: CallerIdentityId | null = null,
): Promise<Result<CallPlan, NoPlan>> {
  const entry = await tools.entries.find(tx, entryId);
  const campaign = entry && (await tools.campaigns.find(tx, entry.campaignId));
  if (entry?.state !== 'waiting' || campaign?.state !== 'running')
    return refuse('not_due', 'the entry is not waiting in a running campaign');
  const flow = tools.flows.published(campaign.flow);
  if (!flow) return refuse('unknown_flow', `there is no published flow ${campaign.flow}`);
  const debtor = await findDebtor(tools.books, tx, entry.personId, campaign.creditorId);
  const conversation = await findConversation(tools, tx, entry.personId, campaign.creditorId);
  if (!debtor || !conversation || conversation.totalMinor <= 0)
    return refuse('nothing_owed', 'nothing open and undisputed is left');
  const unanswered = await tools.attempts.unansweredByNumber(tx, campaign.id, entry.personId);
  const trunks = await tools.trunks.all(tx);
  const candidates: CandidateNumber[] = [];
  for (const found of debtor.phones) {
    const { phone, contactPointId } = found;
    const ways = isDiallableKind(phone.kind) && trunks.some((trunk) => carries(trunk, phone));
    const barred = !ways || (await tools.gate.suppressions.has(tx, phone.number));
    candidates.push({ ...found, unanswered: unanswered.get(contactPointId) ?? 0, barred });
  }
  const number = chooseNumber(candidates);
  if (!number) return refuse('no_number', 'no number is left to dial');
  if (!flow.languages.includes(debtor.language))
    return refuse('language_missing', `the flow ${flow.name} does not speak ${debtor.language}`);
  const identity = await pickIdentity(tools, tx, entry, campaign, debtor, prefer);
  if (!identity) return refuse('no_identity', 'no verified caller identity may be used now');
  const facts: CallFacts = {
    today: localDate(tools.clock.now(), debtor.person.country).toString(),
    attemptNumber: entry.attempts + 1,
    creditor: { neutralName: debtor.creditor.neutralName },
    person: {
      name: debtor.name,
      address: tools.addressOf(debtor.language, debtor.person),
      verifiers: debtor.verifiers,
      hasMobile: debtor.hasMobile,
      hasEmail: debtor.hasEmail,
    },
    callbackNumber: identity.number,
    currency: conversation.currency,
    totalMinor: conversation.totalMinor,
    daysPastDue: conversation.daysPastDue,
    receivables: conversation.receivables.map((receivable) => ({
      id: receivable.id,
      amountMinor: receivable.amountMinor,
      due: receivable.due,
      issued: receivable.issued,
      variableSymbol: receivable.variableSymbol,
      document: receivable.document,
    })),
    promisePolicy: debtor.creditor.promisePolicy,
  };
  const session = startSession(flow, facts, debtor.language);
  return accept({
    entry,
    campaign,
    debtor,
    caseId: conversation.caseId,
    number,
    identity,
    flow,
    session,
    prompts: promptsOf(flow, facts, debtor.language),
  });
}

async function pickIdentity(
  tools: DialerTools,
  tx: Tx,
  { personId }: Entry,
  { creditorId }: Campaign,
  { person }: Debtor,
  prefer: CallerIdentityId | null,
): Promise<CandidateIdentity | undefined> {
  const now = tools.clock.now();
  const dayStart = startOfDay(localDate(now, person.country), person.country).epochMilliseconds;
  const candidates = await tools.identities.candidates(tx, creditorId, dayStart, now.epochMilliseconds - identityRestMs);
  return chooseCallerIdentity(candidates, await tools.attempts.lastIdentity(tx, personId, creditorId), prefer);
}

/** A caller identity that was blocked as spam rests this long. */
export const identityRestMs = 24 * 3_600_000;
