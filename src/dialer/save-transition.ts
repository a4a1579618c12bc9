import type { DataEffect } from '../flow/session.ts';
import type { Happening } from '../journal/event.ts';
import { Fault } from '../kernel/fault.ts';
import { isId, type PersonId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Treatment, Tx } from '../kernel/transaction.ts';
import type { Act } from '../receivables/act.ts';
import { lockVerification } from '../receivables/lock-verification.ts';
import { openDispute } from '../receivables/open-dispute.ts';
import { recordOptOut } from '../receivables/record-opt-out.ts';
import { recordPaidClaim } from '../receivables/record-paid-claim.ts';
import { recordPromise } from '../receivables/record-promise.ts';
import { recordWrongPerson } from '../receivables/record-wrong-person.ts';
import type { Transition } from './call/conducted-call.ts';
import { subjectOf } from './call/subject-of.ts';
import type { DialerTools } from './dialer-tools.ts';

/**
 * One transition of a call, in one transaction: the session, what the debtor decided, what was heard and pressed, and the journal.
 * Only after it is durable does the call go on; after a crash it goes on from here, and nothing that was decided is done twice.
 */
export async function saveTransition(tools: DialerTools, transition: Transition): Promise<void> {
  const { attempt, session, effects, evidence, keys, resumed, answeredAt } = transition;
  const subject = subjectOf(attempt);
  const cameIn = session.facts.direction === 'inbound';
  await tools.work.run(async (tx) => {
    if (answeredAt !== null) await (cameIn ? tools.inboundCalls : tools.attempts).markAnswered(tx, attempt.id, answeredAt);
    await tools.sessions.save(tx, attempt.id, session, keys);
    const lines: Happening[] = evidence.map((line) => ({ ...line, subject }));
    if (answeredAt !== null)
      lines.unshift({
        type: cameIn ? 'inbound_call_answered' : 'attempt_answered',
        subject,
        data: { at: answeredAt, flow: session.flow, version: session.version, language: session.language },
      });
    lines.push({
      type: 'node_entered',
      subject,
      data: { node: session.node, visit: session.visit, verified: session.verified, resumed },
    });
    await tools.journal.append(tx, 'dialer', lines);
    for (const effect of effects) await apply(tools, tx, transition, effect);
  }, treatmentOf(effects));
}

/**
 * What the debtor decided is on the disk before she hears that it is noted. What was said and pressed is safe when this process dies; a
 * power cut ends the call itself.
 */
function treatmentOf(effects: readonly DataEffect[]): Treatment {
  const decided = effects.some((effect) => effect.do !== 'set_result');
  return { urgency: 'call', survives: decided ? 'power_cut' : 'process_end' };
}

async function apply(tools: DialerTools, tx: Tx, { attempt, session }: Transition, effect: DataEffect): Promise<void> {
  const { creditorId, id: attemptId, contactPointId } = attempt;
  const personId = (): PersonId => {
    if (attempt.personId) return attempt.personId;
    throw new Fault('nobody_known', `A caller of whom nobody knows who he is cannot ${effect.do}`);
  };
  const act: Act = { actor: 'debtor', origin: `${attemptId}:${session.visit}:${effect.do}`, attemptId };
  const subject = subjectOf(attempt);
  const receivablesOf = (ids: readonly string[]) => ids.filter((id) => isId('rcv', id));
  switch (effect.do) {
    case 'set_result':
      return; // stands in the session
    case 'register_promise': {
      const { amountMinor, currency, date } = effect;
      recorded(await recordPromise(tools, tx, act, { personId: personId(), creditorId, amountMinor, currency, date }));
      return;
    }
    case 'open_dispute':
      recorded(
        await openDispute(tools, tx, act, {
          personId: personId(),
          creditorId,
          receivables: receivablesOf(effect.receivables),
          code: effect.code,
        }),
      );
      return;
    case 'claim_paid':
      recorded(
        await recordPaidClaim(tools, tx, act, {
          personId: personId(),
          creditorId,
          receivables: receivablesOf(effect.receivables),
        }),
      );
      return;
    case 'mark_wrong_person':
      if (contactPointId) await recordWrongPerson(tools, tx, act, contactPointId);
      return;
    case 'opt_out':
      if (effect.scope === 'number') throw new Fault('not_carried_out', 'This program cannot leave out one number yet');
      await recordOptOut(tools, tx, act, { personId: personId(), creditorId, scope: effect.scope });
      return;
    case 'lock_verification': {
      const person = await tools.books.persons.find(tx, personId());
      if (person) await lockVerification(tools, tx, act, { personId: person.id, country: person.country });
      return;
    }
    case 'ask_callback':
      await tools.journal.append(tx, 'debtor', [{ type: 'callback_asked', subject, data: { visit: session.visit } }]);
      return;
    case 'accept_plan':
    case 'record_hardship':
    case 'answer_survey':
    case 'tag':
      throw new Fault('not_carried_out', `This program cannot ${effect.do} yet`);
    case 'request_follow_up': {
      const { channel, template } = effect;
      await tools.journal.append(tx, 'debtor', [
        {
          type: 'follow_up_requested',
          subject,
          data: {
            channel,
            template,
            visit: session.visit,
            contactPointId,
            verified: session.verified,
            language: session.language,
          },
        },
      ]);
      return;
    }
  }
}

/**
 * What the debtor decided cannot be recorded any more (an import changed the debt during the call, midnight passed): the transition is
 * taken back whole and the call breaks off, since nobody may hear "your promise is noted" when it is not.
 */
function recorded(outcome: Result<unknown>): void {
  if (!outcome.ok) throw new Fault('outcome_refused', `What the debtor decided could not be recorded: ${outcome.reason}`);
}
