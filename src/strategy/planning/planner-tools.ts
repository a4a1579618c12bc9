import type { ContactLedger } from '../../gate/ports.ts';
import type { Journal } from '../../journal/ports.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids.ts';
import type { UnitOfWork } from '../../kernel/transaction.ts';
import type { Tools } from '../../receivables/ports.ts';
import type { SavedSegments, SegmentRecord } from '../segmenting/ports.ts';
import type {
  BankDataAge,
  CaseFactsSource,
  Enrolments,
  PlannedCases,
  PlannedSteps,
  PlanningGate,
  PlanningSettings,
  StrategyDocuments,
} from './ports.ts';
import type { StrategyLibrary } from './strategy-library.ts';

/** What the use cases of planning work with. */
export type PlannerTools = {
  readonly work: UnitOfWork;
  readonly journal: Journal;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly documents: StrategyDocuments;
  readonly library: StrategyLibrary;
  readonly cases: PlannedCases;
  readonly enrolments: Enrolments;
  readonly steps: PlannedSteps;
  readonly facts: CaseFactsSource;
  readonly planningGate: PlanningGate;
  /** Where contacts stand that somebody made by hand. */
  readonly ledger: Pick<ContactLedger, 'record'>;
  readonly bankData: BankDataAge;
  readonly settings: PlanningSettings;
  readonly savedSegments: SavedSegments;
  readonly segments: SegmentRecord;
};

/** What orders by hand take besides. */
export type HandTools = PlannerTools & Pick<Tools, 'books'>;
