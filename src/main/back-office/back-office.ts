import type { Tasks } from '../../desk/tasks/ports.ts';
import type { IncomingMessages, Messages } from '../../outreach/ports.ts';
import type { BackOffice } from '../../web/back-office.ts';
import { agreementDesk } from './agreement-desk.ts';
import { conversationDesk } from './conversation-desk.ts';
import { type DocumentDeskParts, documentDesk } from './document-desk.ts';
import { type DryRunDeskParts, dryRunDesk } from './dry-run-desk.ts';
import { type PartyTools, partyDesk } from './party-desk.ts';
import { paymentDesk } from './payment-desk.ts';
import { type SegmentDeskParts, segmentDesk } from './segment-desk.ts';
import { steeringDesk } from './steering-desk.ts';
import { type StrategyViewParts, strategyViews } from './strategy-views.ts';
import { taskDesk } from './task-desk.ts';

export type BackOfficeParts = StrategyViewParts &
  DryRunDeskParts &
  SegmentDeskParts & {
    readonly tools: PartyTools;
    readonly messages: Messages;
    readonly documents: DocumentDeskParts['tools'];
    readonly tasks: Tasks;
    readonly incoming: IncomingMessages;
  };

/** What people decide behind the calls. */
export function backOffice(parts: BackOfficeParts): BackOffice & { close(): Promise<void> } {
  const { tools, planning } = parts;
  const dryRuns = dryRunDesk(parts);
  const segments = segmentDesk(parts);
  return {
    payments: paymentDesk(tools),
    agreements: agreementDesk(parts),
    conversations: conversationDesk({ ...tools, messages: parts.messages }),
    tasks: taskDesk({ ...tools, tasks: parts.tasks, incoming: parts.incoming }, planning),
    strategies: { ...strategyViews(parts), ...dryRuns },
    steering: steeringDesk(planning),
    segments,
    parties: partyDesk(tools),
    documents: documentDesk({ tools: parts.documents, nameOf: parts.nameOf }),
    close: async () => {
      await Promise.all([dryRuns.close(), segments.close()]);
    },
  };
}
