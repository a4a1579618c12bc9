import { systemTimers } from '../../adapters/system/system-clock.ts';
import type { Campaign } from '../../dialer/model.ts';
import { type CampaignFigures, CampaignLedger } from '../../reports/campaign-figures.ts';
import type { OpenInstallation } from '../open-installation.ts';
import { RunTally } from './run-tally.ts';

export type RunFigures = { readonly figures: CampaignFigures; readonly tally: RunTally };

/** Campaigns whose next call is further away (tomorrow, by a rule) have come to their end for today. */
const nothingDueForMs = 5 * 60_000;
const lookEveryMs = 500;

/** Waits for the end of all campaigns and of the calls that debtors make, or until told to stop where `told` is given (what is over can then still be looked at). */
export async function followCampaigns(
  { tools, journal }: Pick<OpenInstallation, 'tools' | 'journal'>,
  campaigns: readonly Campaign[],
  show: (now: CampaignFigures) => void,
  told: Promise<void> | null,
): Promise<RunFigures> {
  const ledger = new CampaignLedger(campaigns.map(({ id }) => id));
  const tally = new RunTally();
  let seq = 0;
  let stopped = false;
  void told?.then(() => {
    stopped = true;
  });
  for (;;) {
    const events = await journal.read({ after: seq, limit: 5000 });
    for (const event of events) {
      ledger.add(event);
      tally.add(event);
    }
    seq = events.at(-1)?.seq ?? seq;
    const figures = ledger.figures();
    show(figures);
    const over = events.length === 0 && figures.inUse === 0 && !tally.callers && !tally.writing && (await nothingDue());
    if (stopped || (over && told === null)) return { figures, tally };
    await systemTimers.sleep(lookEveryMs);
  }

  function nothingDue(): Promise<boolean> {
    return tools.work.run(async (tx) => {
      for (const { id } of campaigns) {
        const running = (await tools.campaigns.find(tx, id))?.state !== 'finished';
        if (running && (await tools.entries.dueWithin(tx, id, Date.now() + nothingDueForMs))) return false;
      }
      return true;
    });
  }
}
