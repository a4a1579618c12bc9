import type { AgreementDesk } from './agreements/ports.ts';
import type { ConversationDesk } from './conversations/ports.ts';
import type { DocumentDesk } from './documents/ports.ts';
import type { PartyDesk } from './parties/ports.ts';
import type { PaymentDesk } from './payments/ports.ts';
import type { SegmentDesk } from './segments/ports.ts';
import type { SteeringDesk } from './steering/ports.ts';
import type { StrategyDesk } from './strategies/ports.ts';
import type { TaskDesk } from './tasks/ports.ts';

/** What people decide behind the calls: money that came in, what is to be done, what happens next, and to whom. */
export type BackOffice = {
  readonly payments: PaymentDesk;
  readonly agreements: AgreementDesk;
  readonly conversations: ConversationDesk;
  readonly tasks: TaskDesk;
  readonly strategies: StrategyDesk;
  readonly steering: SteeringDesk;
  readonly segments: SegmentDesk;
  readonly parties: PartyDesk;
  readonly documents: DocumentDesk;
};
