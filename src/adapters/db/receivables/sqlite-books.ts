import type { Books } from '../../../receivables/ports.ts';
import { sqliteBalanceChanges } from './sqlite-balance-changes.ts';
import { sqliteContactPoints } from './sqlite-contact-points.ts';
import { sqliteCreditNotes } from './sqlite-credit-notes.ts';
import { sqliteCreditors } from './sqlite-creditors.ts';
import { sqliteDisputes } from './sqlite-disputes.ts';
import { sqliteHolds, sqliteOptOuts } from './sqlite-holds.ts';
import { sqliteNewDebts } from './sqlite-new-debts.ts';
import { sqliteParties } from './sqlite-parties.ts';
import { sqlitePaymentsKnown } from './sqlite-payments-known.ts';
import { sqlitePersons } from './sqlite-persons.ts';
import { sqlitePlans } from './sqlite-plans.ts';
import { sqlitePromises } from './sqlite-promises.ts';
import { sqliteReceivables } from './sqlite-receivables.ts';
import { sqliteVerifiers } from './sqlite-verifiers.ts';

/** What is owed, and by whom, in SQLite. */
export const sqliteBooks: Books = {
  creditors: sqliteCreditors,
  persons: sqlitePersons,
  contactPoints: sqliteContactPoints,
  receivables: sqliteReceivables,
  promises: sqlitePromises,
  plans: sqlitePlans,
  disputes: sqliteDisputes,
  holds: sqliteHolds,
  optOuts: sqliteOptOuts,
  balanceChanges: sqliteBalanceChanges,
  paymentsKnown: sqlitePaymentsKnown,
  verifiers: sqliteVerifiers,
  creditNotes: sqliteCreditNotes,
  parties: sqliteParties,
  newDebts: sqliteNewDebts,
};
