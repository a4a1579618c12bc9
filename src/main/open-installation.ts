import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { needWholeFolder } from '../adapters/db/backup/restore-backup.ts';
import { sqliteCallBook } from '../adapters/db/board/sqlite-call-book.ts';
import { sqliteCallPages } from '../adapters/db/board/sqlite-call-pages.ts';
import { openDatabase } from '../adapters/db/database.ts';
import { sqliteTasks } from '../adapters/db/desk/sqlite-tasks.ts';
import { sqliteAttempts } from '../adapters/db/dialer/sqlite-attempts.ts';
import { sqliteCallSessions } from '../adapters/db/dialer/sqlite-call-sessions.ts';
import { sqliteCampaigns, sqliteEntries } from '../adapters/db/dialer/sqlite-campaigns.ts';
import { sqliteInboundCalls } from '../adapters/db/dialer/sqlite-inbound-calls.ts';
import { sqliteCallerIdentities, sqliteOverallLimits, sqliteTrunks } from '../adapters/db/dialer/sqlite-lines.ts';
import { sqliteRecordings } from '../adapters/db/dialer/sqlite-recordings.ts';
import { sqliteFlowVersions } from '../adapters/db/flows/sqlite-flow-versions.ts';
import { sqliteTestCalls } from '../adapters/db/flows/sqlite-test-calls.ts';
import { sqliteAdoptedRules, sqliteContactLedger, sqliteEmergencyStop } from '../adapters/db/gate/sqlite-gate.ts';
import { sqliteNotices } from '../adapters/db/gate/sqlite-notices.ts';
import { sqliteSuppressions } from '../adapters/db/gate/sqlite-suppressions.ts';
import { JournalNews } from '../adapters/db/journal/journal-news.ts';
import { sqliteCursors, sqliteJournal, sqliteJournalReader } from '../adapters/db/journal/sqlite-journal.ts';
import { sqliteIncoming } from '../adapters/db/outreach/sqlite-incoming.ts';
import { sqliteMessages } from '../adapters/db/outreach/sqlite-messages.ts';
import { sqliteBankAccounts } from '../adapters/db/receivables/sqlite-bank-accounts.ts';
import { sqliteBooks } from '../adapters/db/receivables/sqlite-books.ts';
import { sqliteDocuments } from '../adapters/db/receivables/sqlite-documents.ts';
import { sqliteWordStore } from '../adapters/db/speech/sqlite-word-store.ts';
import { sqliteUnitOfWork, type WaitingTimes } from '../adapters/db/unit-of-work.ts';
import type { WalFlush } from '../adapters/db/wal-flush.ts';
import { fileKeyring } from '../adapters/keyring/file-keyring.ts';
import { callRecordings } from '../adapters/retained-files/call-recordings.ts';
import { caseDocuments } from '../adapters/retained-files/case-documents.ts';
import { systemClock, systemIds } from '../adapters/system/system-clock.ts';
import type { Config } from '../config.ts';
import type { Tasks } from '../desk/tasks/ports.ts';
import type { CallAudio } from '../dialer/ports.ts';
import type { TestCallTools } from '../dialer/test-calls/find-test-call-objection.ts';
import { adoptGateRules } from '../gate/adopt-gate-rules.ts';
import { bankDataByStatements } from '../gate/bank-data-by-statements.ts';
import type { Cursors, JournalReader } from '../journal/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import { Fault } from '../kernel/fault.ts';
import type { Ids } from '../kernel/ids.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { IncomingMessages, Messages } from '../outreach/ports.ts';
import type { DocumentTools } from '../receivables/documents/add-document.ts';
import type { CallPages } from '../reports/ports.ts';
import { addressOf } from '../speech/address-of.ts';
import type { PromptTexts, WordStore } from '../speech/ports.ts';
import type { HandTools } from '../strategy/planning/planner-tools.ts';
import type { CallBook } from '../web/calls/ports.ts';
import { type FlowLibraryFiles, fileFlowLibrary } from './file-flow-library.ts';
import { openPublishedFlows, type PublishedFlows } from './flow-versions.ts';
import { readGateRules } from './gate-rules.ts';
import { type OperatorWords, operatorWords } from './operator-words.ts';
import { plannerTools } from './planner-tools.ts';
import { prepareUpgrade, type Upgrade } from './prepare-upgrade.ts';
import { watchForeignCommits } from './watch-foreign-commits.ts';

/** The record and the use cases of an installation, without anything that calls or listens. */
export type OpenInstallation = {
  readonly config: Config;
  readonly tools: TestCallTools;
  readonly journal: JournalReader;
  readonly calls: CallPages;
  /** Every call, in both directions. */
  readonly callBook: CallBook;
  readonly cursors: Cursors;
  readonly messages: Messages;
  readonly tasks: Tasks;
  /** What debtors wrote to us. */
  readonly incoming: IncomingMessages;
  /** Files on cases. */
  readonly documents: DocumentTools;
  /** Strategies: what is published, who is in which, and what is planned. */
  readonly planning: HandTools;
  /** What new calls say. */
  readonly flows: PublishedFlows;
  readonly flowFiles: FlowLibraryFiles;
  /** Prompts as they are now: the shipped ones, and in their places those of operators. */
  readonly texts: PromptTexts;
  /** The operator's texts and pronunciations that are heard, and where they are kept. */
  readonly words: OperatorWords;
  readonly wordStore: WordStore;
  readonly db: Awaited<ReturnType<typeof openDatabase>>;
  close(): Promise<void>;
};

/**
 * `onCommitted`: how long each unit of work took from its order to the disk, in ms. `rehearsed`: of a rehearsal in virtual time, by these ids; no
 * commit waits for the disk, or for others to share it with.
 */
type Opening = Upgrade & {
  readonly onCommitted?: (ms: number) => void;
  readonly rehearsed?: { readonly ids: Ids };
  /** People are on the line of this process: no unit of work keeps it from hearing their keys. */
  readonly leadsCalls?: boolean;
};

/**
 * Opens the data folder: database (made and migrated), verifier key, flows. `makeAudio` is supplied by whoever is going to call.
 * A record that an older program left is backed up first. Throws Fault when the folder cannot be written, the database not be opened or is
 * of a newer program, a restore was not finished, the rules in `gate.yaml` are refused, or the key file is unsafe.
 */
export async function openInstallation(
  config: Config,
  makeAudio: (flowFiles: FlowLibraryFiles, words: OperatorWords) => Promise<CallAudio> = async () => silentAudio,
  clock: Clock = systemClock,
  how: Opening = {},
): Promise<OpenInstallation> {
  try {
    mkdirSync(config.data, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new Fault('data_folder_unusable', `The data folder ${config.data} cannot be made`, {
      kind: 'misconfigured',
      remedy: 'Set DOVOLAT_DATA to a folder that you may write to.',
      cause,
    });
  }
  needWholeFolder(config.data);
  const gate = readGateRules(join(config.data, 'gate.yaml'));
  await prepareUpgrade(config, how);
  const db = await openDatabase(join(config.data, 'dovolat.db'), how.rehearsed && noFlush);
  const news = new JournalNews();
  const work = timed(
    sqliteUnitOfWork(db, (appended) => news.tell(appended), waitingTimes(how)),
    how.onCommitted,
  );
  const stopWatching = watchForeignCommits(db.steps.foreignCommits, () => news.tell(null));
  const journal = sqliteJournalReader(db, (listener, types) => news.listen(listener, types));
  const wordStore = sqliteWordStore(db);
  const words = await operatorWords(wordStore);
  const flowFiles = fileFlowLibrary(config.flows, config.prompts, join(config.data, 'flows'), () => words.heard().own);
  const { ids } = how.rehearsed ?? { ids: systemIds };
  const common = { books: sqliteBooks, journal: sqliteJournal(clock, ids), ids, clock };
  await adoptGateRules({ ...common, work, adopted: sqliteAdoptedRules }, 'system', gate.version, gate.rules);
  const flowTools = { ...common, work, campaigns: sqliteCampaigns, versions: sqliteFlowVersions };
  const flows = await openPublishedFlows(flowTools, flowFiles, journal);
  const tools: TestCallTools = {
    ...common,
    work,
    gate: {
      books: sqliteBooks,
      clock,
      ledger: sqliteContactLedger,
      suppressions: sqliteSuppressions,
      emergencyStop: sqliteEmergencyStop,
      notices: sqliteNotices,
      bankData: bankDataByStatements(sqliteBooks, sqliteBankAccounts),
      packs: gate.rules.packs,
    },
    hasher: fileKeyring(join(config.data, 'verifier.keys')),
    addressOf,
    campaigns: sqliteCampaigns,
    entries: sqliteEntries,
    attempts: sqliteAttempts,
    inboundCalls: sqliteInboundCalls,
    sessions: sqliteCallSessions,
    trunks: sqliteTrunks,
    identities: sqliteCallerIdentities,
    recordings: sqliteRecordings,
    recordingFiles: callRecordings(config.data),
    flows,
    testCalls: sqliteTestCalls,
    audio: await makeAudio(flowFiles, words),
    limits: sqliteOverallLimits,
    overallCeiling: { concurrency: config.maxCalls, perSecond: config.maxCallsPerSecond },
  };
  return {
    config,
    tools,
    journal,
    calls: sqliteCallPages(db),
    callBook: sqliteCallBook(db, () => null),
    cursors: sqliteCursors(db),
    messages: sqliteMessages,
    tasks: sqliteTasks,
    incoming: sqliteIncoming,
    documents: { ...common, work, documents: sqliteDocuments, documentFiles: caseDocuments(config.data) },
    planning: plannerTools(tools),
    flows,
    flowFiles,
    texts: flowFiles.texts,
    words,
    wordStore,
    db,
    close: async () => {
      flows.close();
      stopWatching();
      await work.run(async () => {}, { urgency: 'unhurried', survives: 'process_end' }).catch(() => undefined); // what was ordered is done
      await db.close();
    },
  };
}

function timed(work: UnitOfWork, onCommitted: Opening['onCommitted']): UnitOfWork {
  if (!onCommitted) return work;
  return {
    run: async (unit, treatment) => {
      const ordered = performance.now();
      const value = await work.run(unit, treatment);
      onCommitted(performance.now() - ordered);
      return value;
    },
  };
}

/** Who leads calls lets keys be heard between statements, so that more may share a commit (docs/decisions/0060). */
function waitingTimes({ rehearsed, leadsCalls }: Opening): WaitingTimes {
  if (rehearsed) return { patienceMs: 10_000, companyMs: 0 };
  const usual = { patienceMs: 10_000, companyMs: 50 };
  return leadsCalls ? { ...usual, momentMs: 6, turnMs: 0.5 } : usual;
}

/** Nobody needs what was rehearsed after a power cut. */
const noFlush: WalFlush = { flush: async () => {}, flushSoon: () => {}, busy: () => false, close: async () => {} };

/** An opened installation that does not call has no voice. */
const silentAudio: CallAudio = {
  prepare: () => Promise.reject(new Fault('no_voice', 'This process places no calls')),
  isReady: () => false,
  say: () => Promise.reject(new Fault('no_voice', 'This process places no calls')),
};
