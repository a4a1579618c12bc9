import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportFile } from '../../src/intake/ports.ts';
import { inspectStatements, type StatementWish } from '../../src/intake/statements/inspect-statements.ts';
import { statementsIn } from '../../src/intake/statements/open-statement-file.ts';
import type { StatementEntry } from '../../src/intake/statements/statement-part.ts';
import type { BankAccount } from '../../src/receivables/bank/model.ts';

/** A shipped example of a bank's file. */
export function exampleStatement(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, '..', 'fixtures', 'statements', name));
}

/** Bytes as a file, in pieces of these lengths one after the other, the last one again and again. */
export function statementFile(name: string, bytes: Uint8Array, pieces: readonly number[] = [65_536]): ImportFile {
  return {
    name,
    bytes: async function* () {
      let at = 0;
      for (let piece = 0; at < bytes.length; piece += 1) {
        const length = Math.max(1, pieces[Math.min(piece, pieces.length - 1)] ?? 1);
        yield bytes.subarray(at, at + length);
        at += length;
      }
    },
    sha256: async () => createHash('sha256').update(bytes).digest('hex'),
  };
}

/** The accounts of the examples. */
export const exampleAccounts = {
  cz: bankAccount('CZ6508000000192000145399', 'CZK'),
  internal: bankAccount('CZ2201000001150214740207', 'CZK'),
  sk: bankAccount('SK9611000000002918599669', 'EUR'),
  pl: bankAccount('PL61109010140000071219812874', 'PLN'),
  hu: bankAccount('HU42117730161111101800000000', 'HUF'),
};

function bankAccount(iban: string, currency: BankAccount['currency']): BankAccount {
  const id = `bac_${iban.slice(0, 2).toLowerCase()}${iban.slice(-4)}` as const;
  return { id, creditorId: 'crd_1', iban, currency, label: null, staleAfterHours: null, asOf: null };
}

/** What a file says to whoever owns the accounts of the examples: its entries, or why it is refused. */
export async function readStatements(file: ImportFile, wish: Partial<StatementWish> = {}) {
  const inspected = await inspectStatements(file, { format: 'auto', ...wish }, Object.values(exampleAccounts), '2026-12-31');
  if (!inspected.ok) return inspected;
  const { form, owners, statements } = inspected.value;
  const entries: StatementEntry[] = [];
  for await (const part of statementsIn(file, form, owners)) if (part.kind === 'entry') entries.push(part.entry);
  return { ok: true, form, statements, entries } as const;
}
