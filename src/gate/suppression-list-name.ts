import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Channel } from '../receivables/model.ts';

/** The list of those numbers for which none was named. */
export const generalList = 'general';

/** Numbers that wrote STOP to us while they were nobody's: they get nothing written, as somebody on record would who writes it. */
export const smsStopList = 'sms-stop';

/** Numbers that wrote to us, while they were nobody's, that they want no contact at all. */
export const smsStopAllList = 'sms-stop-all';

/** Whether a list holds a number back on this channel: `sms-stop` does on those that write, every other list on all. */
export function holdsBack(list: string, channel: Channel): boolean {
  return list !== smsStopList || channel !== 'voice';
}

/** A list's name stands in the journal and in file names: small letters, digits, hyphens. */
export function checkListName(name: string): Result<string, Refusal<'bad_list_name'>> {
  return /^[a-z0-9][a-z0-9-]{0,39}$/.test(name)
    ? accept(name)
    : refuse('bad_list_name', `a list's name is made of small letters, digits and hyphens, not "${name}"`);
}
