import type { AttemptEnded } from '../../dialer/events.ts';
import type { AttemptId } from '../../kernel/ids.ts';
import { type ResultCode, reachedRightParty } from '../../kernel/result-code.ts';
import type { Invariant } from '../invariant.ts';
import type { JudgedEvent } from '../judged-event.ts';
import { needsAnswer, sipCodesOf } from '../result-facts.ts';

export const resultFitsEvidence: Invariant = {
  id: 'result_fits_evidence',
  says: 'The result of a call is what its own record shows: a promise was recorded, an identity matched, the line was busy.',
  weight: 'violation',
  start: (findings) => {
    const calls = new Map<AttemptId, Evidence>();
    const wrongNumbers = new Set<string>();
    const optedOut = new Set<string>();
    const note = (mark: keyof Marks) => (event: JudgedEvent) => {
      const call = event.subject.attemptId && calls.get(event.subject.attemptId);
      if (call) call.marks[mark] = true;
    };
    return {
      on: {
        attempt_reserved: ({ subject: { attemptId, personId, creditorId }, data, seq }) => {
          if (attemptId)
            calls.set(attemptId, {
              seq,
              contactPoint: data.contactPointId,
              conversation: `${personId}|${creditorId}`,
              marks: {},
            });
        },
        attempt_answered: note('answered'),
        keys_pressed: note('keys'),
        promise_recorded: note('rpc_ptp'),
        plan_accepted: note('rpc_plan'),
        hardship_recorded: note('rpc_hardship'),
        dispute_opened: note('rpc_dispute'),
        paid_claim_recorded: note('rpc_paid_claimed'),
        callback_asked: note('rpc_callback'),
        answered_by_machine: note('machine'),
        answered_by: (event) => {
          const { who } = event.data;
          if (who === 'fax') note('fax')(event);
          else if (who !== 'person') note('machine')(event);
        },
        identity_checked: (event) => {
          if (event.data.outcome === 'match') note('matched')(event);
        },
        transfer_ended: (event) => {
          const { outcome, whisperHeard, joinedPackets } = event.data;
          const spoke = joinedPackets.agent > 0 && joinedPackets.debtor > 0;
          if (outcome === 'completed' && whisperHeard && spoke) note('rpc_transferred')(event);
        },
        contact_point_marked: ({ data: { contactPointId, status } }) => {
          if (status === 'wrong_party') wrongNumbers.add(contactPointId);
          else wrongNumbers.delete(contactPointId);
        },
        opt_out_recorded: ({ subject: { personId, creditorId } }) => {
          optedOut.add(`${personId}|${creditorId}`);
        },
        attempt_ended: ({ subject: { attemptId }, data, seq }) => {
          const call = attemptId && calls.get(attemptId);
          if (!call) return;
          calls.delete(attemptId);
          if (wrongNumbers.has(call.contactPoint)) call.marks.wrong_person = true;
          if (optedOut.has(call.conversation)) call.marks.opted_out = true;
          const trouble = contradiction(data, call.marks);
          findings.check(trouble === null, () => ({
            proof: [call.seq, seq],
            message: `Attempt ${attemptId} ended as ${data.result}, but ${trouble}.`,
          }));
        },
      },
    };
  },
};

/** What a call's record shows; each result that leaves a trace of its own by its name. */
type Marks = { answered?: true; keys?: true; matched?: true } & { -readonly [R in keyof typeof traces]?: true };

type Evidence = { readonly seq: number; readonly contactPoint: string; readonly conversation: string; readonly marks: Marks };

const traces = {
  machine: 'no machine was heard in it',
  fax: 'no fax was heard in it',
  rpc_ptp: 'no promise was recorded in it',
  rpc_plan: 'no payment plan was accepted in it',
  rpc_hardship: 'no hardship was recorded in it',
  rpc_dispute: 'no dispute was opened in it',
  rpc_paid_claimed: 'no claim of payment was recorded in it',
  rpc_callback: 'no callback was asked for in it',
  rpc_transferred: 'no agent who knew of it was connected in it, each hearing the other',
  wrong_person: 'its number was not marked as somebody else’s',
  opted_out: 'no opt-out is recorded',
} as const;

const withoutKeys: ReadonlySet<ResultCode> = new Set(['silent', 'machine', 'machine_message_left', 'fax']);

function contradiction(ended: AttemptEnded, marks: Marks): string | null {
  const { result, flowResult } = ended;
  if (flowResult !== null && flowResult !== result) return `its flow earned ${flowResult}`;
  const answered = ended.answered || marks.answered === true;
  if (needsAnswer(result)) {
    if (!answered) return 'it was never answered';
    if (reachedRightParty(result) && !marks.matched) return 'no identity check matched in it';
    if (withoutKeys.has(result) && marks.keys) return 'keys were pressed in it';
    if (result === 'machine_message_left' && !marks.machine) return traces.machine;
    return isTraced(result) && !marks[result] ? traces[result] : null;
  }
  if (result === 'lost') return null; // nobody can tell: nothing to contradict
  return answered ? 'it was answered' : lineContradiction(result, ended);
}

/** Calls that nobody answered: the SIP status decides, and whether it rang. */
function lineContradiction(result: ResultCode, { sipCode, ringing, hungUpBy }: AttemptEnded): string | null {
  const allowed = sipCodesOf[result];
  if (allowed) return sipCode !== null && allowed.includes(sipCode) ? null : `its SIP status was ${sipCode}`;
  switch (result) {
    case 'no_answer':
      return ringing ? null : 'it never rang';
    case 'trunk_dead':
      return ringing ? 'it rang' : null;
    case 'carrier_failed':
      return (sipCode !== null && sipCode >= 500) || (hungUpBy === 'us' && !ringing) ? null : `its SIP status was ${sipCode}`;
    case 'carrier_rejected':
      return sipCode !== null && sipCode >= 400 && sipCode < 500 ? null : `its SIP status was ${sipCode}`;
    default:
      return 'a refused call is never dialled';
  }
}

function isTraced(result: ResultCode): result is ResultCode & keyof typeof traces {
  return result in traces;
}
