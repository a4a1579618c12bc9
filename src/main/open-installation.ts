import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sqliteCallPages } from '../adapters/db/board/sqlite-call-pages.ts';
import { openDatabase } from '../adapters/db/database.ts';
import { sqliteAttempts } from '../adapters/db/dialer/sqlite-attempts.ts';
import { sqliteCallSessions, sqliteCampaigns, sqliteEntries } from '../adapters/db/dialer/sqlite-campaigns.ts';
import { sqliteCallerIdentities, sqliteOverallLimits, sqliteTrunks } from '../adapters/db/dialer/sqlite-lines.ts';
import { sqliteContactLedger, sqliteEmergencyStop } from '../adapters/db/gate/sqlite-gate.ts';
import { sqliteSuppressions } from '../adapters/db/gate/sqlite-suppressions.ts';
import { sqliteCursors, sqliteJournal, sqliteJournalReader } from '../adapters/db/journal/sqlite-journal.ts';
import { sqliteBooks } from '../adapters/db/receivables/sqlite-books.ts';
import { sqliteUnitOfWork } from '../adapters/db/unit-of-work.ts';
import { fileKeyring } from '../adapters/keyring/file-keyring.ts';
import { systemClock, systemIds, systemTimers } from '../adapters/system/system-clock.ts';
import type { Config } from '../config.ts';
import type { DialerTools } from '../dialer/dialer-tools.ts';
import type { CallAudio } from '../dialer/ports.ts';
import { centralEuropeanPacks } from '../gate/packs/central-europe.ts';
import type { Cursors, JournalReader } from '../journal/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import { Fault } from '../kernel/fault.ts';
import type { CallPages } from '../reports/ports.ts';
import { addressOf } from '../speech/address-of.ts';
import type { PromptTexts } from '../speech/ports.ts';
import { type FlowFiles, fileFlowLibrary } from './file-flow-library.ts';

/** The record and the use cases of an installation, without anything that calls or listens. */
export type OpenInstallation = {
  readonly config: Config;
  readonly tools: DialerTools;
  readonly journal: JournalReader;
  readonly calls: CallPages;
  readonly cursors: Cursors;
  readonly flows: FlowFiles;
  readonly db: Awaited<ReturnType<typeof openDatabase>>;
  close(): Promise<void>;
};

/** How often another process's commits are looked for. */
const foreignCommitsEveryMs = 250;

/**
 * Opens the data folder: database (made and migrated), verifier key, flows. `makeAudio` is supplied by whoever is going to call.
 * Throws Fault when the folder cannot be written, the database not be opened, or the key file is unsafe.
 */
export async function openInstallation(
  config: Config,
  makeAudio: (texts: PromptTexts) => Promise<CallAudio> = async () => silentAudio,
  clock: Clock = systemClock,
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
  const db = await openDatabase(join(config.data, 'dovolat.db'));
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const work = sqliteUnitOfWork(db, tell);
  const stopWatching = watchForeignCommits(db.dataVersion, tell);
  const journal = sqliteJournalReader(db, (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  });
  const flows = fileFlowLibrary(config.flows, config.prompts, join(config.data, 'flows'));
  const common = { books: sqliteBooks, journal: sqliteJournal(clock, systemIds), ids: systemIds, clock };
  const tools: DialerTools = {
    ...common,
    work,
    gate: {
      books: sqliteBooks,
      clock,
      ledger: sqliteContactLedger,
      suppressions: sqliteSuppressions,
      emergencyStop: sqliteEmergencyStop,
      packs: centralEuropeanPacks,
    },
    hasher: fileKeyring(join(config.data, 'verifier.keys')),
    addressOf,
    campaigns: sqliteCampaigns,
    entries: sqliteEntries,
    attempts: sqliteAttempts,
    sessions: sqliteCallSessions,
    trunks: sqliteTrunks,
    identities: sqliteCallerIdentities,
    flows,
    audio: await makeAudio(flows.texts),
    limits: sqliteOverallLimits,
    overallCeiling: { concurrency: config.maxCalls, perSecond: config.maxCallsPerSecond },
  };
  return {
    config,
    tools,
    journal,
    calls: sqliteCallPages(db),
    cursors: sqliteCursors(db),
    flows,
    db,
    close: async () => {
      stopWatching();
      await db.close();
    },
  };
}

function watchForeignCommits(dataVersion: () => number, tell: () => void): () => void {
  let seen = dataVersion();
  let cancel = () => {};
  const look = () => {
    const now = dataVersion();
    if (now !== seen) tell();
    seen = now;
    cancel = systemTimers.after(foreignCommitsEveryMs, look);
  };
  cancel = systemTimers.after(foreignCommitsEveryMs, look);
  return () => cancel();
}

/** An opened installation that does not call has no voice. */
const silentAudio: CallAudio = {
  prepare: () => Promise.reject(new Fault('no_voice', 'This process places no calls')),
  isReady: () => false,
  say: () => Promise.reject(new Fault('no_voice', 'This process places no calls')),
};
