import type { ConsumerParts } from '../journal/consumer.ts';
import { type DeliveryParts, deliverOutbox } from './deliver-outbox.ts';
import { type InboxParts, readInbox } from './inbox/read-inbox.ts';
import { reactToCampaignEnded, type SummaryParts } from './react-to-campaign-ended.ts';
import { reactToFollowUpRequested } from './react-to-follow-up-requested.ts';
import { reactToStepDue } from './react-to-step-due.ts';

export type Outreach = {
  /** Writes and hands over nothing more; resolves once nothing is under way. */
  stop(): Promise<void>;
};

/** The written channels at work: answers what calls ask for, tells of campaigns that ended, empties the outbox, and takes in what debtors write, until stopped. */
export function runOutreach(parts: ConsumerParts & SummaryParts & DeliveryParts & InboxParts): Outreach {
  const stopping = new AbortController();
  const consumers = [
    reactToFollowUpRequested(parts),
    reactToStepDue(parts),
    reactToCampaignEnded(parts),
    deliverOutbox(parts),
    readInbox(parts),
  ];
  const running = consumers.map((each) => each.run(stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
