import type { DataEffect } from '../flow/session.ts';
import { Fault } from '../kernel/fault.ts';
import { isId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { acceptPlan } from '../receivables/accept-plan.ts';
import type { Act } from '../receivables/act.ts';
import { lockVerification } from '../receivables/lock-verification.ts';
import { openDispute } from '../receivables/open-dispute.ts';
import { recordHardship } from '../receivables/record-hardship.ts';
import { recordOptOut } from '../receivables/record-opt-out.ts';
import { recordPaidClaim } from '../receivables/record-paid-claim.ts';
import { recordPromise } from '../receivables/record-promise.ts';
import { recordWrongPerson } from '../receivables/record-wrong-person.ts';
import type { Transition } from './call/conducted-call.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { TellingEffect } from './tell-effect.ts';

/** Effects whose state stands in the books: done once for each origin, however often they are applied. */
export type BookedEffect = Exclude<DataEffect, TellingEffect>;

/**
 * Carries out one effect of a transition in its transaction. Throws Fault `outcome_refused` for what cannot be recorded any more (an import
 * changed the debt during the call, midnight passed): the transition is taken back whole and the call breaks off, since nobody may hear
 * "your promise is noted" when it is not.
 */
export async function applyEffect(
  tools: DialerTools,
  tx: Tx,
  { attempt, session }: Pick<Transition, 'attempt' | 'session'>,
  effect: BookedEffect,
): Promise<void> {
  const { creditorId, contactPointId, id: attemptId } = attempt;
  const act: Act = { actor: 'debtor', origin: `${attemptId}:${session.visit}:${effect.do}`, attemptId };
  if (effect.do === 'set_result') return; // stands in the session
  const { personId } = attempt;
  if (effect.do === 'mark_wrong_person')
    return personId && contactPointId ? recordWrongPerson(tools, tx, act, { personId, contactPointId }) : undefined;
  if (personId === null) throw new Fault('nobody_known', `A caller of whom nobody knows who he is cannot ${effect.do}`);
  const who = { personId, creditorId };
  switch (effect.do) {
    case 'register_promise': {
      const { amountMinor, currency, date } = effect;
      return recorded(await recordPromise(tools, tx, act, { ...who, amountMinor, currency, date }));
    }
    case 'accept_plan': {
      const { currency, instalments } = effect;
      return recorded(await acceptPlan(tools, tx, act, { ...who, currency, instalments }));
    }
    case 'open_dispute': {
      const { code, recording } = effect;
      const receivables = receivablesOf(effect.receivables);
      return recorded(await openDispute(tools, tx, act, { ...who, receivables, code, recording: recording ?? null }));
    }
    case 'claim_paid':
      return recorded(await recordPaidClaim(tools, tx, act, { ...who, receivables: receivablesOf(effect.receivables) }));
    case 'record_hardship':
      await recordHardship(tools, tx, act, who);
      return;
    case 'opt_out': {
      const { scope } = effect;
      // Of a caller whose number is not one of hers there is no number to leave out.
      if (scope !== 'number') await recordOptOut(tools, tx, act, { ...who, scope });
      else if (contactPointId) await recordOptOut(tools, tx, act, { ...who, scope, contactPointId });
      return;
    }
    case 'lock_verification': {
      const person = await tools.books.persons.find(tx, personId);
      if (person) await lockVerification(tools, tx, act, { personId, country: person.country });
      return;
    }
  }
}

function receivablesOf(ids: readonly string[]) {
  return ids.filter((id) => isId('rcv', id));
}

function recorded(outcome: Result<unknown>): void {
  if (!outcome.ok) throw new Fault('outcome_refused', `What the debtor decided could not be recorded: ${outcome.reason}`);
}
