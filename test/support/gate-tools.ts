import { sqliteContactLedger, sqliteEmergencyStop } from '../../src/adapters/db/gate/sqlite-gate.ts';
import { sqliteNotices } from '../../src/adapters/db/gate/sqlite-notices.ts';
import { sqliteSuppressions } from '../../src/adapters/db/gate/sqlite-suppressions.ts';
import { sqliteBankAccounts } from '../../src/adapters/db/receivables/sqlite-bank-accounts.ts';
import { sqliteBooks } from '../../src/adapters/db/receivables/sqlite-books.ts';
import type { DialerTools } from '../../src/dialer/dialer-tools.ts';
import { bankDataByStatements } from '../../src/gate/bank-data-by-statements.ts';
import { centralEuropeanPacks } from '../../src/gate/packs/central-europe.ts';
import type { Clock } from '../../src/kernel/clock.ts';

/** The gate on a real SQLite file, with the packs that are shipped. */
export function gateTools(clock: Clock): DialerTools['gate'] {
  return {
    ...{ books: sqliteBooks, clock, ledger: sqliteContactLedger, suppressions: sqliteSuppressions },
    ...{ emergencyStop: sqliteEmergencyStop, notices: sqliteNotices },
    bankData: bankDataByStatements(sqliteBooks, sqliteBankAccounts),
    packs: centralEuropeanPacks,
  };
}
