import type { Hours, JurisdictionPack } from '../pack.ts';
import { anyNumber, letters, shared } from './shared.ts';

const regF = '12 CFR 1006 (Regulation F)';
const since = '2021-11-30';
const open: Hours = { opens: '08:00', closes: '21:00' };
const daily = { mon: open, tue: open, wed: open, thu: open, fri: open, sat: open, sun: open, holiday: open };
const window = { hours: daily, source: `${regF} §1006.6(b): not before 8 a.m. or after 9 p.m. at the consumer’s place`, since };

/**
 * The strictest counters of placed calls that are written down anywhere, as a template that binds beside the packs of the countries. Where
 * the regulation only presumes, this refuses.
 */
export const usRegF: JurisdictionPack = {
  ...shared,
  country: 'any',
  edition: 'us-reg-f 2021-11',
  from: since,
  windows: { voice: window, sms: window, messaging: window, email: window, letter: letters },
  placedCalls: {
    ...shared.placedCalls,
    perSevenDays: { value: 7, source: `${regF} §1006.14(b)(2)(i)(A)`, since },
  },
  silenceAfterConversation: { value: 7, source: `${regF} §1006.14(b)(2)(i)(B)`, since },
  limitation: null,
  callerIdentities: anyNumber,
};
