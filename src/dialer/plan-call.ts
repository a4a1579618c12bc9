import type { CompiledFlow } from '../flow/compile.ts';
import { promptsOf } from '../flow/prompts-of.ts';
import type { FlowSession } from '../flow/session.ts';
import { startSession } from '../flow/start-session.ts';
import { type WordedSay, withTexts } from '../flow/with-texts.ts';
import { policyFor } from '../gate/ask-gate.ts';
import type { Purpose } from '../gate/contact.ts';
import type { CallerIdentityPolicy, JurisdictionPack } from '../gate/pack.ts';
import { endOfDay, localDate, startOfDay } from '../kernel/calendar.ts';
import type { CallerIdentityId, CaseId, EntryId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { findConversation } from '../receivables/find-conversation.ts';
import { type Debtor, findDebtor } from '../receivables/find-debtor.ts';
import { findStops } from '../receivables/find-stops.ts';
import type { Conversation } from '../receivables/model.ts';
import { candidateNumbers } from './candidate-numbers.ts';
import {
  type CandidateIdentity,
  chooseCallerIdentity,
  type IdentityChoice,
  type IdentityNeed,
  type IdentityTerms,
  identityTerms,
} from './choose-caller-identity.ts';
import { type CandidateNumber, chooseNumber } from './choose-number.ts';
import { decideCallPurpose } from './decide-call-purpose.ts';
import { healthOf, turnedAwayShare, usesRemembered } from './decide-identity-rest.ts';
import type { DialerTools } from './dialer-tools.ts';
import { gatherCallFacts } from './gather-call-facts.ts';
import type { Campaign, Entry } from './model.ts';
import { withoutDebt } from './without-debt.ts';

/** A call that could be placed: whom, on which number, saying what. Not yet asked of the gate. */
export type CallPlan = {
  readonly entry: Entry;
  readonly campaign: Campaign;
  /** As what the gate is asked. */
  readonly purpose: Purpose;
  readonly debtor: Debtor;
  /** What the call is about. */
  readonly caseId: CaseId;
  readonly number: CandidateNumber;
  readonly identity: CandidateIdentity;
  /** By which policy it was chosen. */
  readonly callerIdentityPolicy: CallerIdentityPolicy;
  readonly flow: CompiledFlow;
  readonly session: FlowSession;
  /** Every prompt that the call can say as far as it is known. */
  readonly prompts: readonly WordedSay[];
};

export type NoPlan =
  | Refusal<
      | 'not_due'
      | 'callback_missed'
      | 'nothing_owed'
      | 'purpose_over'
      | 'flow_of_other_purpose'
      | 'no_number'
      | 'unknown_flow'
      | 'language_missing'
    >
  /** `notBefore`: when a caller identity may be used again; null: when a call with it ends, or an operator helps. */
  | (Refusal<'no_identity'> & { readonly notBefore: number | null });

export type PlanTerms = {
  /** The caller identity of an earlier plan, kept while it may be used. */
  readonly preparedWith?: CallerIdentityId | null;
  /** The caller identities of calls that are being prepared, in order: they are as good as used. */
  readonly inPreparation?: readonly CallerIdentityId[];
};

/** Puts a call together from what is on record now. */
export async function planCall(
  tools: DialerTools,
  tx: Tx,
  entryId: EntryId,
  terms: PlanTerms = {},
): Promise<Result<CallPlan, NoPlan>> {
  const entry = await tools.entries.find(tx, entryId);
  const campaign = entry && (await tools.campaigns.find(tx, entry.campaignId));
  if (entry?.state !== 'waiting' || campaign?.state !== 'running')
    return refuse('not_due', 'the entry is not waiting in a running campaign');
  if (entry.callback && tools.clock.now().epochMilliseconds > entry.callback.to)
    return refuse('callback_missed', 'the time in which the person wanted to be called back is over');
  const flow = await tools.flows.current(tx, campaign.flow);
  if (!flow) return refuse('unknown_flow', `there is no published flow ${campaign.flow}`);
  if (flow.purpose !== campaign.purpose)
    return refuse(
      'flow_of_other_purpose',
      `the flow ${flow.name} is for ${flow.purpose} now, the campaign for ${campaign.purpose}`,
    );
  const debtor = await findDebtor(tools.books, tx, entry.personId, campaign.creditorId);
  const conversation = await findConversation(tools, tx, entry.personId, campaign.creditorId);
  if (!debtor || !conversation || conversation.totalMinor <= 0)
    return refuse('nothing_owed', 'nothing open and undisputed is left');
  const candidates = await candidateNumbers(tools, tx, entry, debtor.phones, await tools.trunks.all(tx));
  const number = chooseNumber(campaign.purpose === 'contact_verification' ? candidates.filter(isUnconfirmed) : candidates);
  if (!number) return refuse('no_number', 'no number is left to dial');
  if (!flow.languages.includes(debtor.language))
    return refuse('language_missing', `the flow ${flow.name} does not speak ${debtor.language}`);
  const lastCall = await tools.attempts.lastCall(tx, entry.personId, campaign.creditorId);
  const whereabouts = { region: number.phone.region, home: debtor.person.country, creditor: debtor.creditor.country };
  const binding = policyFor(tools.gate.packs, whereabouts, tools.clock.now());
  const seenBefore = lastCall?.callerIdentityId ?? null;
  const picked = await pickIdentity(
    tools,
    tx,
    campaign,
    debtor,
    { debtor: number.phone, seenBefore, packs: binding.packs },
    terms,
  );
  const { identity } = picked;
  if (!identity) return { ...refuse('no_identity', 'no verified caller identity may be used now'), notBefore: picked.notBefore };
  const known = await gatherCallFacts(
    tools,
    tx,
    { debtor, conversation, settings: campaign.settings, lastCall, binding },
    {
      attemptNumber: entry.attempts + 1,
      callbackNumber: identity.number,
    },
  );
  const facts = campaign.purpose === 'contact_verification' ? withoutDebt(known) : known;
  const purpose = decideCallPurpose(campaign.purpose, facts);
  if (purpose === null || (purpose === 'service_reply' && (await standsOtherHold(tools, tx, conversation))))
    return refuse('purpose_over', 'what the campaign is for is over with this person');
  const session = startSession(flow, facts, debtor.language);
  return accept({
    entry,
    campaign,
    purpose,
    debtor,
    caseId: conversation.caseId,
    number,
    identity,
    callerIdentityPolicy: picked.terms.policy,
    flow,
    session,
    prompts: withTexts(flow, debtor.language, promptsOf(flow, facts, debtor.language)),
  });
}

function isUnconfirmed({ status }: CandidateNumber): boolean {
  return status === 'unverified';
}

/** A reminder that the debtor agreed to passes the hold of the promise, and no other. */
async function standsOtherHold(tools: DialerTools, tx: Tx, conversation: Conversation): Promise<boolean> {
  const { personId, creditorId } = conversation;
  const { holds } = await findStops(tools, tx, { personId, creditorId, channel: 'voice', conversation });
  return holds.some(({ reason }) => reason !== 'promise');
}

async function pickIdentity(
  tools: DialerTools,
  tx: Tx,
  { creditorId, settings }: Campaign,
  { person }: Debtor,
  about: Pick<IdentityNeed, 'debtor' | 'seenBefore'> & { readonly packs: readonly JurisdictionPack[] },
  { preparedWith = null, inPreparation = [] }: PlanTerms,
): Promise<IdentityChoice & { readonly terms: IdentityTerms }> {
  const now = tools.clock.now();
  const today = localDate(now, person.country);
  const dayStart = startOfDay(today, person.country).epochMilliseconds;
  const terms = identityTerms(settings.callerIdentityPolicy, about.packs);
  const found = await tools.identities.candidates(tx, creditorId, dayStart);
  const candidates: CandidateIdentity[] = [];
  for (const each of found) {
    const soon = inPreparation.filter((id) => id === each.id).length;
    const turnedAway =
      terms.policy === 'health_rested'
        ? turnedAwayShare(healthOf(await tools.identities.lastUses(tx, each.id, usesRemembered)))
        : 0;
    const lastUsedAt = soon > 0 ? now.epochMilliseconds + inPreparation.lastIndexOf(each.id) : each.lastUsedAt;
    candidates.push({ ...each, turnedAway, lastUsedAt, up: each.up + soon, usedToday: each.usedToday + soon });
  }
  const choice = chooseCallerIdentity(candidates, {
    terms,
    seenBefore: about.seenBefore,
    preparedWith,
    debtor: about.debtor,
    now: now.epochMilliseconds,
    dayEnds: endOfDay(today, person.country).epochMilliseconds,
  });
  return { ...choice, terms };
}
