import type { GateTools } from '../gate/ask-gate.ts';
import type { Language } from '../kernel/country.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { Person } from '../receivables/model.ts';
import type { Tools, VerifierHasher } from '../receivables/ports.ts';
import type { Cap } from './pacing.ts';
import type {
  Attempts,
  CallAudio,
  CallerIdentities,
  CallSessions,
  Campaigns,
  Entries,
  FlowLibrary,
  InboundCalls,
  OverallLimits,
  RecordingFiles,
  Recordings,
  Trunks,
} from './ports.ts';

/** What the use cases of this room work with. */
export type DialerTools = Tools & {
  readonly work: UnitOfWork;
  readonly gate: GateTools;
  readonly campaigns: Campaigns;
  readonly entries: Entries;
  readonly attempts: Attempts;
  readonly inboundCalls: InboundCalls;
  readonly sessions: CallSessions;
  readonly trunks: Trunks;
  readonly identities: CallerIdentities;
  readonly recordings: Recordings;
  readonly recordingFiles: RecordingFiles;
  readonly flows: FlowLibrary;
  readonly audio: CallAudio;
  /** Keyed comparison of what a debtor keys in. */
  readonly hasher: VerifierHasher;
  /** How a person is addressed in a language ("paní Nováková"). */
  readonly addressOf: (language: Language, person: Person) => string;
  readonly limits: OverallLimits;
  /** What the server's settings allow over everything; operators may set less, never more. In force now: `overallCap()`. */
  readonly overallCeiling: Cap;
};
