import { letWritersIn } from '../adapters/db/let-writers-in.ts';
import { sqliteBank } from '../adapters/db/receivables/sqlite-bank.ts';
import { localImportFile } from '../adapters/files/import-files.ts';
import { fioFeed } from '../adapters/fio/fio-feed.ts';
import { systemTimers } from '../adapters/system/system-clock.ts';
import { type FetchedAccount, type FetchOrder, fetchStatements } from '../intake/fetch-statements.ts';
import { importStatement, type StatementOrder, type StatementSummary } from '../intake/import-statement.ts';
import type { Result } from '../kernel/result.ts';
import type { OpenInstallation } from './open-installation.ts';

/** Books the statements in a file of this machine. */
export async function importStatementFile(
  opened: OpenInstallation,
  path: string,
  order: Omit<StatementOrder, 'file'>,
): Promise<Result<StatementSummary>> {
  return importStatement(statementTools(opened), { ...order, file: await localImportFile(path) });
}

/** Asks the banks that can be asked, and books what they say. */
export function fetchFromBanks(opened: OpenInstallation, order: FetchOrder): Promise<Result<readonly FetchedAccount[]>> {
  const { fioOrigin: origin, fioTokensFile: tokensFile } = opened.config;
  const feed = fioFeed({ origin, tokensFile, timers: systemTimers, now: () => performance.now() });
  return fetchStatements({ ...statementTools(opened), feed }, order);
}

function statementTools({ tools, db }: OpenInstallation) {
  return { ...tools, bank: sqliteBank, letOthersIn: letWritersIn(db, tools.clock, systemTimers) };
}
