import type { CompiledFlow } from '../../flow/compile.ts';
import type { FlowSession } from '../../flow/session.ts';
import { startSession } from '../../flow/start-session.ts';
import type { Language } from '../../kernel/country.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { getCreditor } from '../../receivables/get-creditor.ts';
import type { Creditor } from '../../receivables/model.ts';
import { subjectOf } from '../call/subject-of.ts';
import type { DialerTools } from '../dialer-tools.ts';
import type { InboundCallArrived, InboundRefusal } from '../events.ts';
import type { CallerIdentity, InboundCall, InboundService, Trunk } from '../model.ts';
import { overallCap } from '../overall-cap.ts';
import type { TelephonyEvent } from '../telephony.ts';
import { type Candidates, findCandidates } from './find-candidates.ts';
import { factsOfNobody, factsOfPerson } from './inbound-facts.ts';
import { languageOnLine } from './language-on-line.ts';
import { findCalled, readCaller } from './read-numbers.ts';

type Arrival = Extract<TelephonyEvent, { type: 'arrived' }>;

/** `flow` and `session` null: the caller hears a sentence in `language`, and no more. */
export type Admitted = {
  readonly call: InboundCall;
  readonly creditor: Creditor;
  readonly language: Language;
  readonly start: { readonly flow: CompiledFlow; readonly session: FlowSession } | null;
};

/** Sentences at once that tell a caller that nobody can be served now; who comes on top of them is turned away unanswered. */
const mostSentences = 5;

/**
 * Who calls which number of ours, and what becomes of it, in one transaction that puts the call on record before it is answered. Callers
 * are served whatever holds our own calls back (the red button, opt-outs, suppression, holds, windows): it is they who call. Calls to
 * numbers that are not ours, and those that come from our own, are turned away.
 */
export async function admitInboundCall(
  tools: DialerTools,
  tx: Tx,
  arrival: Arrival,
): Promise<Result<Admitted, Refusal<InboundRefusal>>> {
  const identities = await tools.identities.all(tx);
  const identity = findCalled(arrival.called, identities);
  const trunk = (await tools.trunks.all(tx)).find(({ name }) => name === arrival.trunk);
  if (!identity || !trunk) return turnAway(tools, tx, arrival, 'not_our_number', 'no number of ours was called');
  const creditor = await getCreditor(tools.books, tx, identity.creditorId);
  const from = readCaller(arrival.caller, creditor.country);
  if (from !== null && identities.some(({ number }) => number === from))
    return turnAway(tools, tx, arrival, 'own_number_calls', 'one of our own numbers calls: the call would go round');
  const candidates = await findCandidates(tools.books, tx, creditor.id, from);
  const flow = identity.inboundFlow === null ? undefined : await tools.flows.current(tx, identity.inboundFlow);
  const free = await isLineFree(tools, tx, trunk);
  const served: InboundService = !flow ? 'closed' : free ? 'flow' : 'full';
  const sentences = (await tools.inboundCalls.open(tx)).filter(({ served }) => served !== 'flow').length;
  if (served !== 'flow' && sentences >= mostSentences)
    return turnAway(tools, tx, arrival, 'too_many', 'too many callers are being told that nobody can serve them');
  const call = callOf(tools, arrival, { identity, trunk, from, candidates, served });
  const known =
    candidates.are === 'one' ? await factsOfPerson(tools, tx, candidates.personId, creditor, identity.number) : undefined;
  const about =
    known ??
    factsOfNobody(tools, creditor, {
      called: identity.number,
      from,
      candidates: candidates.are === 'several' ? 'several' : 'none',
    });
  await tools.inboundCalls.add(tx, call);
  await tools.journal.append(tx, 'dialer', [
    {
      type: 'inbound_call_arrived',
      subject: subjectOf(call),
      data: {
        at: call.arrivedAt,
        trunk: trunk.name,
        callerIdentityId: identity.id,
        served,
        numberShown: from !== null,
        candidates: candidates.are,
        contactPointId: call.contactPointId,
      } satisfies InboundCallArrived,
    },
  ]);
  if (!flow || served !== 'flow') return accept({ call, creditor, language: about.language, start: null });
  const language = languageOnLine(flow, about.language, creditor);
  const session = startSession(flow, about.facts, language);
  await tools.sessions.save(tx, call.id, session, 0);
  return accept({ call, creditor, language, start: { flow, session } });
}

/** Callers go before our own dials: only what is up counts, not what waits, and no rate. */
async function isLineFree(tools: DialerTools, tx: Tx, trunk: Trunk): Promise<boolean> {
  const { overall, byTrunk } = await tools.attempts.load(tx, tools.clock.now().epochMilliseconds);
  const { concurrency } = await overallCap(tools, tx);
  return overall.up < concurrency && (byTrunk.get(trunk.id)?.up ?? 0) < trunk.channels;
}

async function turnAway(
  tools: DialerTools,
  tx: Tx,
  { trunk }: Arrival,
  because: InboundRefusal,
  message: string,
): Promise<Refusal<InboundRefusal>> {
  await tools.journal.append(tx, 'dialer', [{ type: 'inbound_call_refused', subject: {}, data: { trunk, because } }]);
  return refuse(because, message);
}

function callOf(
  { ids, clock }: Pick<DialerTools, 'ids' | 'clock'>,
  { channel }: Arrival,
  about: {
    readonly identity: CallerIdentity;
    readonly trunk: Trunk;
    readonly from: InboundCall['from'];
    readonly candidates: Candidates;
    readonly served: InboundService;
  },
): InboundCall {
  const { identity, trunk, from, candidates, served } = about;
  const person = candidates.are === 'one' ? candidates : { personId: null, contactPointId: null };
  return {
    id: ids.next('att'),
    channel,
    creditorId: identity.creditorId,
    campaignId: null,
    trunkId: trunk.id,
    callerIdentityId: identity.id,
    callerNumber: identity.number,
    agentNumber: identity.inboundAgent,
    from,
    personId: person.personId,
    contactPointId: person.contactPointId,
    served,
    arrivedAt: clock.now().epochMilliseconds,
    answeredAt: null,
    endedAt: null,
  };
}
