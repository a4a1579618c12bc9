import type { OpenInstallation } from '../../src/main/open-installation.ts';
import type { Receivable } from '../../src/receivables/model.ts';
import type { Banks } from './banks.ts';
import type { Debtors } from './debtors.ts';

/**
 * Those who intend to pay on a day do so, as people do: each bill by its symbol, all in one sum, too much, without a word of what for. Some of it
 * the bank takes back on the next day.
 */
export async function payIn({ tools }: OpenInstallation, debtors: Debtors, banks: Banks, day: Temporal.PlainDate): Promise<void> {
  const date = day.toString();
  for (const { known, amountMinor } of debtors.intentions.get(date) ?? []) {
    const { debtor, personId, creditorId } = known;
    const owed = await tools.work.run((tx) => tools.books.receivables.openOf(tx, personId, creditorId));
    const [first] = owed;
    if (!first) continue; // paid meanwhile
    const how = debtors.draw(known, `how she pays ${date}`);
    const pay = (what: { amountMinor: number; symbol: string | null; message: string }) => {
      const movement = { ...what, payer: debtor.name, reversal: false };
      banks.take(debtor.market, date, movement);
      if (debtors.draw(known, `taken back ${date}`) < 0.01)
        banks.take(debtor.market, day.add({ days: 1 }).toString(), { ...movement, reversal: true });
    };
    const totalMinor = owed.reduce((sum, each) => sum + each.amountMinor, 0);
    if (amountMinor !== null || how < 0.15)
      pay({ ...namesOf(first), amountMinor: Math.min(amountMinor ?? totalMinor, totalMinor) });
    else if (how < 0.2) pay({ amountMinor: totalMinor, symbol: null, message: 'platba' });
    else if (how < 0.22) pay({ ...namesOf(first), amountMinor: totalMinor + 10_000 });
    else for (const each of owed) pay({ ...namesOf(each), amountMinor: each.amountMinor });
  }
  debtors.intentions.delete(date);
}

function namesOf({ variableSymbol, document, externalKey }: Receivable): { symbol: string | null; message: string } {
  return { symbol: variableSymbol, message: document ?? externalKey };
}
