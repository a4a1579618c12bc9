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
 * Whether a reply that the debtor asked for may be written. It passes holds that the debtor's own word has opened, and the windows and
 * caps of calls; never an opt-out of everything, unless it is the one confirmation of that wish. Pure.
 */
export function admitMessage(stops: WritingStops, reply: { readonly confirmsOptOut: boolean }): Objection | null {
  if (stops.suppressed)
    return {
      rule: 'outreach.suppression_list',
      message: 'the number is on a suppression list',
      source: 'Ours: binds every channel',
    };
  if (stops.optedOut && !reply.confirmsOptOut)
    return {
      rule: 'outreach.opt_out',
      message: 'the person asked not to be contacted',
      source: 'GDPR Art. 21; ours: binds every channel',
    };
  const hold = stops.holds.find(({ reason }) => !passed.has(reason));
  if (hold)
    return {
      rule: 'outreach.hold',
      message: `on hold: ${hold.reason.replaceAll('_', ' ')}`,
      source: 'Ours: a reply passes the holds that the debtor’s own word has opened, and no other',
    };
  return null;
}

const passed: ReadonlySet<HoldReason> = new Set<HoldReason>(['promise', 'plan', 'dispute', 'payment_in_transit', 'hardship']);
