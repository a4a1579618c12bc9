import type { Purpose } from '../gate/contact.ts';
import type { HoldReason } from '../receivables/model.ts';

/** What is on record against writing to a person. */
export type WritingStops = {
  /** The person wants nothing automated of this creditor any more, or nothing on this channel. */
  readonly optedOut: boolean;
  readonly holds: readonly { readonly reason: HoldReason }[];
  /** The number is on a suppression list. */
  readonly suppressed: boolean;
};

/** A rule of the written channels that objects. */
export type Objection = { readonly rule: string; readonly message: string; readonly source: string };

/**
 * Whether a message may be written. A reply that the debtor asked for passes holds that the debtor's own word has opened, and the windows
 * and caps of calls; never an opt-out of everything, unless it is the one confirmation of that wish. What she did not ask for passes no
 * hold, but that old bank data say nothing of what is not due yet. Pure.
 */
export function admitMessage(
  stops: WritingStops,
  message: { readonly purpose: Purpose; readonly confirmsOptOut: boolean },
): Objection | null {
  if (stops.suppressed)
    return {
      rule: 'outreach.suppression_list',
      message: 'the number is on a suppression list',
      source: 'Ours: binds every channel',
    };
  if (stops.optedOut && !message.confirmsOptOut)
    return {
      rule: 'outreach.opt_out',
      message: 'the person asked not to be contacted',
      source: 'GDPR Art. 21; ours: binds every channel',
    };
  const hold = stops.holds.find(({ reason }) => !passes(message.purpose, reason));
  if (hold)
    return {
      rule: 'outreach.hold',
      message: `on hold: ${hold.reason.replaceAll('_', ' ')}`,
      source: 'Ours: only a reply passes the holds that the debtor’s own word has opened',
    };
  return null;
}

function passes(purpose: Purpose, reason: HoldReason): boolean {
  return purpose === 'legal' || passed[purpose].has(reason);
}

const passed: Readonly<Record<Exclude<Purpose, 'legal'>, ReadonlySet<HoldReason>>> = {
  service_reply: new Set<HoldReason>(['promise', 'plan', 'dispute', 'payment_in_transit', 'hardship']),
  courtesy: new Set<HoldReason>(['stale_bank_data']),
  collection: new Set(),
};
