import type { BoardTables } from './board/tables.ts';
import type { DialerTables } from './dialer/tables.ts';
import type { FlowTables } from './flows/tables.ts';
import type { GateTables } from './gate/tables.ts';
import type { IntakeTables } from './intake/tables.ts';
import type { JournalTables } from './journal/tables.ts';
import type { JudgeTables } from './judge/tables.ts';
import type { OutreachTables } from './outreach/tables.ts';
import type { ReceivablesTables } from './receivables/tables.ts';
import type { SpeechTables } from './speech/tables.ts';
import type { StrategyTables } from './strategy/tables.ts';
import type { WebTables } from './web/tables.ts';

/** Every table of the installation; each folder beside this file owns its part. Amounts: minor units. Instants: epoch ms. Dates: YYYY-MM-DD. */
export interface Schema
  extends JournalTables,
    ReceivablesTables,
    IntakeTables,
    GateTables,
    DialerTables,
    FlowTables,
    OutreachTables,
    JudgeTables,
    SpeechTables,
    StrategyTables,
    WebTables,
    BoardTables {}
