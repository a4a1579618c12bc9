import type { JurisdictionPack } from '../pack.ts';
import { onWorkingDays, shared, windowsOf } from './shared.ts';

const nbs = 'NBS notice on debt collection';

/** Slovakia. The notice is addressed to consumer and housing credit; here it binds every receivable. */
export const sk202611: JurisdictionPack = {
  ...shared,
  country: 'SK',
  edition: 'sk 2026-11',
  from: '2026-01-01',
  windows: windowsOf(onWorkingDays('08:00', '18:00', { source: `End and working days: ${nbs}; start: ours` })),
  severity: {
    beforeDue: 'courtesy',
    needsTitleFrom: 'legal',
    source: `${nbs}: execution is not mentioned without a ruling`,
  },
  limitation: {
    barredConsumer: 'no_threat',
    barredBusiness: 'no_threat',
    source: `${nbs}: no threats over time-barred debts`,
  },
  callerIdentities: {
    policies: ['sticky'],
    anotherWhileResting: false,
    source: `${nbs}: automated calls from various numbers are among the unfair practices`,
  },
};
