import { sqliteCaseFacts } from '../adapters/db/strategy/sqlite-case-facts.ts';
import { sqliteEnrolments } from '../adapters/db/strategy/sqlite-enrolments.ts';
import { sqlitePlannedCases } from '../adapters/db/strategy/sqlite-planned-cases.ts';
import { sqlitePlannedSteps } from '../adapters/db/strategy/sqlite-planned-steps.ts';
import { sqlitePlanningSettings } from '../adapters/db/strategy/sqlite-planning-settings.ts';
import { sqliteSavedSegments } from '../adapters/db/strategy/sqlite-saved-segments.ts';
import { sqliteSegmentRecord } from '../adapters/db/strategy/sqlite-segment-record.ts';
import { sqliteStrategyDocuments } from '../adapters/db/strategy/sqlite-strategy-documents.ts';
import type { DialerTools } from '../dialer/dialer-tools.ts';
import { isBarredByLaw } from '../receivables/limitation/limitation-on.ts';
import { promiseBreaksAt } from '../receivables/promise-broken.ts';
import { publishedStrategies } from '../strategy/planning/open-strategies.ts';
import type { HandTools } from '../strategy/planning/planner-tools.ts';
import { planningBankData } from '../strategy/planning/planning-bank-data.ts';
import { planningGate } from '../strategy/planning/planning-gate.ts';

/** What planning needs of an installation: its gate as far as it is asked at planning. */
type PlannerBasis = Pick<DialerTools, 'work' | 'journal' | 'ids' | 'clock' | 'books'> & {
  readonly gate: Pick<DialerTools['gate'], 'emergencyStop' | 'packs' | 'bankData' | 'ledger'>;
};

/** What planning works with, on the record of an installation. */
export function plannerTools({ work, journal, ids, clock, books, gate }: PlannerBasis): HandTools {
  return {
    ...{ work, journal, ids, clock, books },
    documents: sqliteStrategyDocuments,
    library: publishedStrategies(sqliteStrategyDocuments, sqliteSavedSegments),
    cases: sqlitePlannedCases,
    enrolments: sqliteEnrolments,
    steps: sqlitePlannedSteps,
    facts: sqliteCaseFacts({
      calendar: 'legal',
      breaksAt: (date, graceWorkingDays, country) => promiseBreaksAt({ date }, { graceWorkingDays }, country),
      barredByLaw: isBarredByLaw,
    }),
    planningGate: planningGate(gate),
    ledger: gate.ledger,
    bankData: planningBankData(gate.bankData),
    settings: sqlitePlanningSettings,
    savedSegments: sqliteSavedSegments,
    segments: sqliteSegmentRecord,
  };
}
