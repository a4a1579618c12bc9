import type { BankDataAges } from './ports.ts';

/** Of an installation that is told what was paid by whoever imports receivables: no statement is expected, nothing waits for one. */
export const noStatements: BankDataAges = { of: async () => null };
