import type { BankDataAges } from '../../gate/ports.ts';
import type { BankDataAge } from './ports.ts';

/** Plans by the same bank data as the gate admits by, so that nothing is planned that the gate would only hold back. */
export function planningBankData(ages: BankDataAges): BankDataAge {
  return {
    staleFrom: async (tx, creditors) => {
      const stale = new Map<(typeof creditors)[number], number>();
      for (const creditorId of creditors) {
        const age = await ages.of(tx, creditorId);
        // an account without any statement is stale from the start
        if (age) stale.set(creditorId, Math.max(0, age.staleFrom));
      }
      return stale;
    },
  };
}
