import { suppressByHand } from '../gate/suppress-by-hand.ts';
import type { SuppressionTools } from '../gate/suppress-numbers.ts';
import { endOfDay } from '../kernel/calendar.ts';
import { parsePhone } from '../kernel/phone.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { SuppressionDesk } from '../web/ports.ts';

/** What the API may do with suppression lists. */
export function suppressionDesk(tools: SuppressionTools & { readonly work: UnitOfWork }): SuppressionDesk {
  return {
    lists: () => tools.work.run((tx) => tools.gate.suppressions.lists(tx, tools.clock.now().epochMilliseconds)),
    add: async ({ number: text, country, list, reason, until }, by) => {
      const parsed = parsePhone(text, country);
      if (!parsed.ok) return parsed;
      const end = until === null ? null : endOfDay(until, country).epochMilliseconds;
      return suppressByHand(tools, by, list, { number: parsed.value.number, reason, until: end });
    },
  };
}
