import type { JournalReader } from '../journal/ports.ts';
import type { Clock, Timers } from '../kernel/clock.ts';
import type { OutboxView } from '../outreach/ports.ts';
import type { CallPages } from '../reports/ports.ts';
import type { BackOffice } from './back-office.ts';
import type { CallBook } from './calls/ports.ts';
import type { DebtorFiles } from './debtors/ports.ts';
import type { CampaignDesk } from './desk/campaign-desk.ts';
import type { LiveSettings } from './live-settings.ts';
import type { Auth, Board, RecordingDesk, SuppressionDesk } from './ports.ts';
import type { PromptLibrary } from './prompts/ports.ts';
import type { SetupDesk } from './setup-ports.ts';

/** What the routes need of the other rooms. */
export type WebParts = {
  readonly board: Board;
  readonly campaignDesk: CampaignDesk;
  readonly debtors: DebtorFiles;
  /** Placed calls, for lists. */
  readonly calls: CallPages;
  /** Every call, in both directions. */
  readonly callBook: CallBook;
  readonly recordings: RecordingDesk;
  readonly suppressions: SuppressionDesk;
  readonly outbox: OutboxView;
  readonly settings: LiveSettings;
  readonly journal: JournalReader;
  readonly auth: Auth;
  readonly setup: SetupDesk;
  readonly backOffice: BackOffice;
  /** The texts that calls say, and how words are said. */
  readonly prompts: PromptLibrary;
  readonly clock: Clock;
  readonly timers: Timers;
};
