import { systemTimers } from '../adapters/system/system-clock.ts';
import { keepTasks } from '../desk/tasks/keep-tasks.ts';
import type { Actor } from '../journal/event.ts';
import type { Logger } from '../kernel/log.ts';
import { type AccruedInterest, accrueMonthly } from '../receivables/interest/accrue-monthly.ts';
import { keepAgreements } from '../receivables/keep-agreements.ts';
import type { Creditor } from '../receivables/model.ts';
import type { OpenInstallation } from './open-installation.ts';
import { readRates } from './own-rates.ts';

/** What goes on beside the calls: promises and plans are judged, tasks are made of what happened. */
export function keepBooks(installation: OpenInstallation, log: Logger): { stop(): Promise<void> } {
  const parts = partsOf(installation, log);
  const stopping = new AbortController();
  const running = [keepAgreements(parts), keepTasks(parts)].map((each) => each.run(stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

/** Books the interest of one creditor, or of all, once everything that was paid is known. `anew`: also what was booked this month. */
export async function bookInterest(
  installation: OpenInstallation,
  log: Logger,
  { actor, creditor, anew }: { readonly actor: Actor; readonly creditor: Creditor | null; readonly anew: boolean },
): Promise<readonly (AccruedInterest & { readonly creditor: string })[]> {
  const parts = partsOf(installation, log);
  await keepAgreements(parts).catchUp();
  const { work, books, journal } = installation.tools;
  const creditors = creditor ? [creditor] : await work.run((tx) => books.creditors.list(tx));
  const booked = [];
  for (const { id, code, interest } of creditors)
    if (interest) booked.push({ creditor: code, ...(await accrueMonthly(parts, actor, id, anew)) });
  const receivables = booked.reduce((total, each) => total + each.receivables, 0);
  if (!creditor)
    await work.run((tx) =>
      journal.append(tx, actor, [{ type: 'interest_run', subject: {}, data: { creditors: booked.length, receivables } }]),
    );
  return booked;
}

export function partsOf({ config, tools, journal, cursors, tasks }: OpenInstallation, log: Logger) {
  return { ...tools, tasks, reader: journal, cursors, timers: systemTimers, log, rates: readRates(config.data) };
}
