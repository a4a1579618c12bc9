import type { JournalReader } from '../journal/ports.ts';
import type { CampaignId } from '../kernel/ids.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { CampaignFigures } from '../reports/campaign-figures.ts';
import { CampaignLedgers } from '../reports/campaign-ledgers.ts';
import type { FiguresStore } from '../reports/ports.ts';

/** Lines of the journal read at once: a few milliseconds in which nothing else runs. */
const pageSize = 1000;
/** So many lines on, the figures are kept. */
const keepAfter = 20_000;

/**
 * Figures of campaigns, folded from the journal once for all of them and then kept up with it. Where `store` is given, what was folded is
 * kept now and then, and the next process goes on from there.
 */
export function campaignLedgers(
  journal: JournalReader,
  keeping?: { readonly store: FiguresStore; readonly work: UnitOfWork },
): (campaign: CampaignId) => Promise<CampaignFigures> {
  let ledgers: CampaignLedgers | undefined;
  let seq = 0;
  let keptAt = 0;
  let reading = Promise.resolve();

  async function catchUp(): Promise<void> {
    if (!ledgers) {
      const kept = await keeping?.store.find();
      const usable = kept && kept.seq <= (await journal.lastSeq()) ? kept : undefined;
      ledgers = new CampaignLedgers(usable?.ledgers);
      seq = keptAt = usable?.seq ?? 0;
    }
    for (;;) {
      const events = await journal.read({ after: seq, limit: pageSize });
      for (const event of events) ledgers.add(event);
      seq = events.at(-1)?.seq ?? seq;
      if (events.length < pageSize) break;
    }
    if (keeping && seq - keptAt >= keepAfter) {
      keptAt = seq;
      const kept = { seq, ledgers: ledgers.keep() };
      await keeping.work.run((tx) => keeping.store.save(tx, kept));
    }
  }

  return async (campaign) => {
    const mine = reading.then(catchUp);
    reading = mine.catch(() => undefined);
    await mine;
    return (ledgers as CampaignLedgers).ledgerOf(campaign).figures();
  };
}
