import type { JurisdictionPack } from '../pack.ts';
import { anyNumber, onWorkingDays, shared, windowsOf } from './shared.ts';

/** Czechia. No statute on the hours or the frequency of collection calls was found; what binds is softer and ours is stricter. */
export const cz202611: JurisdictionPack = {
  ...shared,
  country: 'CZ',
  edition: 'cz 2026-11',
  from: '2026-01-01',
  windows: windowsOf(
    onWorkingDays('08:00', '20:00', {
      source:
        'Ours; stricter than the AIA code of ethics (automated calls to 22:00). No statute on the hours of collection calls found',
      assumption: true,
    }),
  ),
  verification: {
    ...shared.verification,
    source: 'Act 133/2000 §13c: birth numbers only with a legal title or consent; of several ways the holder chooses',
  },
  limitation: {
    barredConsumer: 'no_threat',
    barredBusiness: 'no_threat',
    source: 'Ours: nobody is threatened over a time-barred debt',
  },
  callerIdentities: anyNumber,
};
