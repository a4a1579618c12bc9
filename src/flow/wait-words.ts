import type { FlowEffect, WaitEffect } from './session.ts';

/** What a call waits for, as it is told to people. */
export const waitWords: Readonly<Record<WaitEffect['do'], string>> = {
  say: 'words to end',
  ask: 'a key',
  ask_identity: 'a key',
  check_identity: 'the identity check',
  find_person: 'the search for the caller',
  transfer: 'an agent',
  record: 'words to record',
  record_call: 'the recording',
  call_webhook: 'a program outside',
  leave_message: 'the answering machine',
  hang_up: 'nothing',
};

export function isWait(effect: FlowEffect): effect is WaitEffect {
  return Object.hasOwn(waitWords, effect.do);
}
