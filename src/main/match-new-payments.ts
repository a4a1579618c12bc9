import { sqliteBank } from '../adapters/db/receivables/sqlite-bank.ts';
import { sqlitePayments } from '../adapters/db/receivables/sqlite-payments.ts';
import { systemTimers } from '../adapters/system/system-clock.ts';
import { keepUpWithJournal } from '../journal/keep-up-with-journal.ts';
import type { JournalReader } from '../journal/ports.ts';
import type { Logger } from '../kernel/log.ts';
import { matchWaiting } from '../receivables/payments/match-waiting.ts';
import type { OfficeTools } from './back-office/office-tools.ts';

/**
 * Payments are matched as they come in, whoever brought the statement. What is matched already is not touched, so a command that matches at
 * the same time and a process that died in the middle change nothing of the result.
 */
export function matchNewPayments(
  { tools, journal }: { readonly tools: OfficeTools; readonly journal: JournalReader },
  log: Logger,
): { stop(): Promise<void> } {
  const paymentTools = { ...tools, bank: sqliteBank, payments: sqlitePayments };
  const stopping = new AbortController();
  const { signal } = stopping;
  const match = async () => {
    const { seen, matched, partly, suspense } = await matchWaiting(paymentTools, 'system', { bundle: () => besideCalls, signal });
    if (seen > 0) log.info({ seen, matched, partly, suspense }, 'payments were matched');
  };
  const keepUp = { reader: journal, timers: systemTimers, log };
  const running = keepUpWithJournal(keepUp, ['statement_booked'], match, 'payments could not be matched; trying again', signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** While a bundle is written no key of a call is heard. */
const besideCalls = 25;
