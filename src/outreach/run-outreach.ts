import { type DeliveryParts, deliverOutbox } from './deliver-outbox.ts';
import { type FollowUpParts, reactToFollowUpRequested } from './react-to-follow-up-requested.ts';

export type Outreach = {
  /** Writes and hands over nothing more; resolves once nothing is under way. */
  stop(): Promise<void>;
};

/** The written channels at work: answers what calls ask for, and empties the outbox, until stopped. */
export function runOutreach(parts: FollowUpParts & DeliveryParts): Outreach {
  const stopping = new AbortController();
  const running = [reactToFollowUpRequested(parts).run(stopping.signal), deliverOutbox(parts).run(stopping.signal)];
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
