import type { JurisdictionPack } from '../pack.ts';
import { anyNumber, onWorkingDays, shared, windowsOf } from './shared.ts';

/** Poland. A bill that would bar calls on holidays and from 17:00 to 9:00 was not seen enacted. */
export const pl202611: JurisdictionPack = {
  ...shared,
  country: 'PL',
  edition: 'pl 2026-11',
  from: '2026-01-01',
  windows: windowsOf(
    onWorkingDays('08:00', '20:00', { source: 'Ours; stricter than the KPF code of good practice (working days 06-22)' }),
  ),
  limitation: {
    barredConsumer: 'no_collection',
    barredBusiness: 'no_threat',
    source: 'Civil Code art. 117 §2¹: a barred claim against a consumer may not be enforced',
    since: '2018-07-09',
  },
  callerIdentities: anyNumber,
};
