import { callFacts } from '../dialer/call-facts.ts';
import type { InboundCallArrived } from '../dialer/events.ts';
import { factsOfPerson } from '../dialer/inbound/inbound-facts.ts';
import type { CompiledFlow } from '../flow/compile.ts';
import { type FoundInputs, findInputs } from '../flow/find-inputs.ts';
import { recordedMoves } from '../flow/recorded-moves.ts';
import { sampleCall } from '../flow/sample-call.ts';
import type { CallFacts } from '../flow/session.ts';
import { startSession } from '../flow/start-session.ts';
import type { JournalEvent } from '../journal/event.ts';
import { localDate } from '../kernel/calendar.ts';
import { isLanguage, type Language } from '../kernel/country.ts';
import { type AttemptId, isId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { findConversation } from '../receivables/find-conversation.ts';
import { findDebtor } from '../receivables/find-debtor.ts';
import type { Installation } from './installation.ts';

/** A call of the journal, before it is known what its debtor answered. */
export type RecordedCallOf = {
  readonly flow: string;
  readonly version: string;
  readonly language: Language;
  readonly lines: readonly JournalEvent[];
  /** Amounts, dates and ways to write, of which the journal holds none: whoever fits best comes first. */
  readonly debtors: readonly { readonly whose: FactsOf; readonly facts: CallFacts }[];
  /** We ended it: the flow had come to its end. */
  readonly cameToAnEnd: boolean;
};
export type FactsOf = 'the record as it is now' | 'an invented debtor';

/** Reads what the journal tells of a call, placed by us or come in. */
export async function readRecordedCall(
  { journal, tools }: Pick<Installation, 'journal' | 'tools'>,
  id: string,
): Promise<Result<RecordedCallOf, Refusal<'not_an_attempt' | 'nothing_said'>>> {
  if (!isId('att', id)) return refuse('not_an_attempt', `${id} is no id of a call, which begins with att_`);
  const lines = await journal.read({ after: 0, limit: 10_000, subject: { attemptId: id as AttemptId } });
  const answered = lines.find(({ type }) => type === 'attempt_answered' || type === 'inbound_call_answered');
  const { flow, version, language, at } = (answered?.data ?? {}) as Answered;
  if (!answered || !isLanguage(language))
    return refuse(
      'nothing_said',
      lines.length > 0 ? `nobody spoke in ${id}: there is nothing to replay` : `there is no call ${id}`,
    );
  const today = localDate(Temporal.Instant.fromEpochMilliseconds(at), 'CZ').toString();
  const arrived = lines.find(({ type }) => type === 'inbound_call_arrived');
  const own = arrived ? await callerOnRecord(tools, lines, arrived) : await debtorOnRecord(tools, answered, at);
  const invented = arrived ? inventedCallers(language, today, arrived, own) : inventedDebtors(language, today);
  const cameToAnEnd = lines.some(({ type, data }) => ends.has(type) && (data as { hungUpBy?: string }).hungUpBy === 'us');
  const debtors = own ? [{ whose: 'the record as it is now' as const, facts: own }, ...invented] : invented;
  return accept({ flow, version, language, lines, debtors, cameToAnEnd });
}

const ends: ReadonlySet<string> = new Set(['attempt_ended', 'inbound_call_ended']);

/** Its answers on its own version, with the debtor whose facts lead furthest where the journal says that the call went. */
export function answersOf(recorded: RecordedCallOf, flow: CompiledFlow): FoundInputs & RecordedCallOf['debtors'][number] {
  const moves = recordedMoves(recorded.lines);
  const tried = recorded.debtors.map((debtor) => ({
    ...debtor,
    ...findInputs(flow, startSession(flow, debtor.facts, recorded.language), moves),
  }));
  const [first] = tried.toSorted((a, b) => b.inputs.length - a.inputs.length);
  if (!first) throw new Error('there is always an invented debtor');
  return tried.find(({ lost }) => lost === null) ?? first;
}

type Answered = { readonly flow: string; readonly version: string; readonly language: string; readonly at: number };

async function debtorOnRecord(
  tools: Installation['tools'],
  { subject: { personId, creditorId } }: JournalEvent,
  at: number,
): Promise<CallFacts | null> {
  if (!personId || !creditorId) return null;
  return tools.work.run(async (tx) => {
    const debtor = await findDebtor(tools.books, tx, personId, creditorId);
    const conversation = debtor && (await findConversation(tools, tx, personId, creditorId));
    const [identity] = (await tools.identities.all(tx)).filter((each) => each.creditorId === creditorId);
    if (!debtor || !conversation || !identity || conversation.receivables.length === 0) return null;
    const facts = callFacts(tools, debtor, conversation, {
      attemptNumber: 1,
      callbackNumber: identity.number,
      promises: await tools.books.promises.openOrBroken(tx, conversation.caseId),
      lastResult: null,
      callbackSlots: [],
    });
    return { ...facts, today: localDate(Temporal.Instant.fromEpochMilliseconds(at), debtor.person.country).toString() };
  });
}

/** Whom the call came to be about, as she stood before the line when it arrived: nobody it knew, one, or one of several. */
async function callerOnRecord(
  tools: Installation['tools'],
  lines: readonly JournalEvent[],
  arrived: JournalEvent,
): Promise<CallFacts | null> {
  const { at, callerIdentityId, candidates } = arrived.data as InboundCallArrived;
  const { creditorId } = arrived.subject;
  const personId = lines.findLast(({ subject }) => subject.personId !== undefined)?.subject.personId;
  if (!personId || !creditorId) return null;
  return tools.work.run(async (tx) => {
    const creditor = await tools.books.creditors.find(tx, creditorId);
    const called = (await tools.identities.all(tx)).find(({ id }) => id === callerIdentityId);
    const caller = creditor && called && (await factsOfPerson(tools, tx, personId, creditor, called.number));
    if (!caller) return null;
    const { facts } = caller;
    return { ...facts, candidates, today: localDate(Temporal.Instant.fromEpochMilliseconds(at), facts.country).toString() };
  });
}

/**
 * As those whom we call; the caller of the record with what they owe, since what she did in the call may be why she is asked for nothing
 * now; one who owes nothing, and one whom no machine may ask who she is: they may call as well.
 */
function inventedCallers(
  language: Language,
  today: string,
  { data }: JournalEvent,
  own: CallFacts | null,
): RecordedCallOf['debtors'] {
  const { candidates } = data as InboundCallArrived;
  const debtors = inventedDebtors(language, today).map(({ facts }) => facts);
  const owing = debtors.flatMap(({ currency, receivables, totalMinor, daysPastDue }) =>
    own ? [{ ...own, currency, receivables, totalMinor, daysPastDue }] : [],
  );
  const others = debtors.slice(0, 1).flatMap((facts) => [
    { ...facts, receivables: [], totalMinor: 0, daysPastDue: 0 },
    { ...facts, person: { ...facts.person, verifiers: [] } },
  ]);
  return [...owing, ...debtors, ...others].map((facts) => ({
    whose: 'an invented debtor',
    facts: { ...facts, direction: 'inbound', candidates },
  }));
}

/** One with several receivables and one with a single one: most flows say it otherwise. */
function inventedDebtors(language: Language, today: string): RecordedCallOf['debtors'] {
  const { facts } = sampleCall(language, today);
  const single = facts.receivables.slice(0, 1);
  const totalMinor = single.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return [facts, { ...facts, receivables: single, totalMinor }].map((each) => ({ whose: 'an invented debtor', facts: each }));
}
