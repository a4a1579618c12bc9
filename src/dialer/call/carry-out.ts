import type { FlowInput, WaitEffect } from '../../flow/session.ts';
import { askDebtor, checkKeyedIdentity, findKeyedPerson } from './ask-debtor.ts';
import { callWebhook } from './call-webhook.ts';
import { leaveMessage } from './leave-message.ts';
import type { LiveCall } from './live-call.ts';
import { sayPrompts } from './play-prompts.ts';
import { recordStatement } from './record-statement.ts';
import { transferCall } from './transfer-call.ts';

/** What can be waited for, once the flow goes on. */
export type Awaited = Exclude<WaitEffect, { do: 'hang_up' }>;

/** Carries out what the flow waits for; what came of it. Throws the reason when the call is over, or what is waited for was interrupted. */
export async function carryOut(call: LiveCall, wait: Awaited): Promise<FlowInput> {
  call.signal.throwIfAborted();
  await call.recording.prepareFor(wait);
  switch (wait.do) {
    case 'say':
      await sayPrompts(call, wait.say, wait.bargeIn);
      return { type: 'said' };
    case 'ask':
    case 'ask_identity':
      return askDebtor(call, wait);
    case 'check_identity':
      return checkKeyedIdentity(call, wait);
    case 'find_person':
      return findKeyedPerson(call);
    case 'transfer':
      return transferCall(call, wait);
    case 'leave_message':
      return leaveMessage(call, wait);
    case 'record':
      return recordStatement(call, wait);
    case 'record_call':
      return call.mayRecord ? call.recording.begin(call.longestMs) : { type: 'recording', on: false };
    case 'call_webhook':
      return callWebhook(call, wait);
  }
}
