import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/adapters/db/database.ts';
import { sqliteJournal, sqliteJournalReader } from '../../src/adapters/db/journal/sqlite-journal.ts';
import { sqliteBooks } from '../../src/adapters/db/receivables/sqlite-books.ts';
import { sqliteUnitOfWork } from '../../src/adapters/db/unit-of-work.ts';
import { fileKeyring } from '../../src/adapters/keyring/file-keyring.ts';
import { systemIds } from '../../src/adapters/system/system-clock.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import type { Country } from '../../src/kernel/country.ts';
import type { Tx, UnitOfWork } from '../../src/kernel/transaction.ts';
import type { Act } from '../../src/receivables/act.ts';
import type { Creditor, DebtorRow } from '../../src/receivables/model.ts';
import { type NewCreditor, registerCreditor } from '../../src/receivables/register-creditor.ts';
import { type Registered, registerReceivable } from '../../src/receivables/register-receivable.ts';

/** The real books on a real SQLite file with a real key, and a clock that stands where it is put (or `given`, which goes by itself). */
export async function openBooks(now = '2026-11-20T10:00:00+01:00[Europe/Prague]', given?: Clock) {
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'dovolat-books-'));
  blank ??= blankDatabase();
  writeFileSync(join(folder, 'dovolat.db'), await blank);
  const db = await openDatabase(join(folder, 'dovolat.db'), diskless);
  let instant = Temporal.ZonedDateTime.from(now).toInstant();
  const clock = given ?? { now: () => instant };
  const keyFile = join(folder, 'verifier.key');
  const tools = {
    books: sqliteBooks,
    journal: sqliteJournal(clock, systemIds),
    ids: systemIds,
    clock,
    hasher: fileKeyring(keyFile),
  };
  let underWay = 0;
  const listeners = new Set<() => void>();
  const units = sqliteUnitOfWork(
    db,
    () => {
      for (const listener of listeners) listener();
    },
    { patienceMs: 10_000, companyMs: 0 },
  );
  const work: UnitOfWork = {
    run: (unit, urgency) => {
      underWay += 1;
      return units.run(unit, urgency).finally(() => {
        underWay -= 1;
      });
    },
  };
  const run = <T>(unit: (tx: Tx) => Promise<T>) => work.run(unit);
  const events = async (...types: string[]) =>
    (await sqliteJournalReader(db, () => () => {}).read({ after: 0, limit: 100_000 })).filter(
      ({ type }) => types.length === 0 || types.includes(type),
    );
  return {
    folder,
    keyFile,
    db,
    tools,
    work,
    /** The journal as its readers see it. */
    reader: sqliteJournalReader(db, (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }),
    /** Units of work that have not ended. */
    underWay: () => underWay,
    run,
    events,
    passTo: (time: string) => {
      instant = Temporal.ZonedDateTime.from(time).toInstant();
    },
    creditor: async (country: Country = 'CZ', wish: Partial<NewCreditor> = {}): Promise<Creditor> => {
      const base = { code: `acme-${country.toLowerCase()}`, name: 'Acme Energie a.s.', neutralName: 'Acme', country };
      const made = await run((tx) => registerCreditor(tools, tx, 'user:test', { ...base, ...wish }));
      if (!made.ok) throw new Error(made.message);
      return made.value;
    },
    register: async (creditor: Creditor, row: Partial<DebtorRow>): Promise<Registered> => {
      const source = { creditor, actor: 'import' as const, importId: null };
      const made = await run((tx) => registerReceivable(tools, tx, source, debtorRow(row)));
      if (!made.ok) throw new Error(made.message);
      return made.value;
    },
    close: async () => {
      await db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Files that live in memory, which no disk keeps waiting: time here is virtual, and would run on meanwhile. */
const memory = '/dev/shm';
const diskless = { flush: async () => {}, flushSoon: () => {}, busy: () => false, close: async () => {} };

/** A new database, made once for all tests of a file: building it costs more than most of them do. */
let blank: Promise<Uint8Array> | undefined;

async function blankDatabase(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'dovolat-blank-'));
  const db = await openDatabase(join(folder, 'dovolat.db'), diskless);
  await db.close();
  const bytes = readFileSync(join(folder, 'dovolat.db'));
  rmSync(folder, { recursive: true });
  return bytes;
}

export type OpenBooks = Awaited<ReturnType<typeof openBooks>>;

export function act(origin: string): Act {
  return { actor: 'debtor', origin };
}

/** A row in our words that says only what is given. */
export function debtorRow(row: Partial<DebtorRow>): DebtorRow {
  return {
    receivableId: null,
    debtorId: null,
    customerNumber: null,
    kind: 'natural',
    name: '',
    firstName: null,
    lastName: null,
    vocative: null,
    language: null,
    country: 'CZ',
    phones: [],
    email: null,
    address: null,
    birthDate: null,
    birthNumber: null,
    nationalId: null,
    amountMinor: 100_000,
    currency: 'CZK',
    due: '2026-11-01',
    issued: null,
    variableSymbol: null,
    constantSymbol: null,
    specificSymbol: null,
    iban: null,
    document: null,
    productGroup: null,
    product: null,
    priority: null,
    risk: null,
    note: null,
    attributes: {},
    ...row,
  };
}
