import type { JournalReader } from '../journal/ports.ts';
import type { Clock, Timers } from '../kernel/clock.ts';
import type { LiveSettings } from './live-settings.ts';
import type { Auth, Board } from './ports.ts';

/** What the routes need of the other rooms. */
export type WebParts = {
  readonly board: Board;
  readonly settings: LiveSettings;
  readonly journal: JournalReader;
  readonly auth: Auth;
  readonly clock: Clock;
  readonly timers: Timers;
};
