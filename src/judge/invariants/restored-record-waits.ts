import type { Invariant } from '../invariant.ts';
import type { JudgedEvent } from '../judged-event.ts';

export const restoredRecordWaits: Invariant = {
  id: 'restored_record_waits',
  says: 'After a restore from a backup nothing is dialled or sent until somebody has said what happened since the backup.',
  weight: 'violation',
  start: (findings) => {
    let restored: number | null = null;
    const look =
      (what: string) =>
      ({ seq, subject: { attemptId, personId } }: JudgedEvent) => {
        findings.check(restored === null, () => ({
          proof: [restored ?? seq, seq],
          message: `${what} (${attemptId ?? personId ?? 'nobody in particular'}) out of a restored record that nobody had confirmed.`,
        }));
      };
    return {
      on: {
        restored_from_backup: ({ seq }) => {
          restored ??= seq;
        },
        restore_confirmed: () => {
          restored = null;
        },
        attempt_reserved: look('A call was dialled'),
        transfer_started: look('An agent was rung'),
        message_handed_over: look('A message was sent'),
      },
    };
  },
};
