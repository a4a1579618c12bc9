import type { JurisdictionPack } from '../pack.ts';
import { anyNumber, onWorkingDays, shared, windowsOf } from './shared.ts';

/** Hungary. What MNB recommendation 2/2019 says of hours could not be retrieved. */
export const hu202611: JurisdictionPack = {
  ...shared,
  country: 'HU',
  edition: 'hu 2026-11',
  from: '2026-01-01',
  windows: windowsOf(
    onWorkingDays('08:00', '20:00', {
      source: 'Ours; the hours of MNB recommendation 2/2019 could not be verified',
      assumption: true,
    }),
  ),
  limitation: {
    barredConsumer: 'no_threat',
    barredBusiness: 'no_threat',
    source: 'Ours: nobody is threatened over a time-barred debt',
  },
  callerIdentities: anyNumber,
};
