import type { Invariant } from '../invariant.ts';

/** Which trunk is simulated is known from `trunk_added`; a trunk that the journal does not know counts as real. */
export const rehearsalStaysRehearsal: Invariant = {
  id: 'rehearsal_stays_rehearsal',
  says: 'Rehearsal numbers and rehearsal hours are used only on simulated trunks, and simulated trunks carry nothing else.',
  weight: 'violation',
  start: (findings) => {
    const trunks = new Map<string, { readonly simulated: boolean; readonly seq: number }>();
    return {
      on: {
        trunk_added: ({ data, seq }) => {
          trunks.set(data.name, { simulated: data.simulated, seq });
        },
        attempt_reserved: ({ data, subject, seq }) => {
          const trunk = trunks.get(data.trunk);
          const simulated = trunk?.simulated === true;
          const holds = data.rehearsalNumber === simulated && (data.calendar !== 'rehearsal' || simulated);
          findings.check(holds, () => ({
            proof: trunk ? [trunk.seq, seq] : [seq],
            message:
              `Attempt ${subject.attemptId} dialled a ${data.rehearsalNumber ? 'rehearsal' : 'real'} number ` +
              `under the ${data.calendar} calendar by the ${simulated ? 'simulated' : 'real'} trunk ${data.trunk}.`,
          }));
        },
        test_call_placed: ({ data, seq }) => {
          const trunk = trunks.get(data.trunk);
          const simulated = trunk?.simulated === true;
          findings.check(data.rehearsalNumber === simulated, () => ({
            proof: trunk ? [trunk.seq, seq] : [seq],
            message:
              `Test call ${data.testCall} dialled a ${data.rehearsalNumber ? 'rehearsal' : 'real'} number ` +
              `by the ${simulated ? 'simulated' : 'real'} trunk ${data.trunk}.`,
          }));
        },
        transfer_started: ({ data, subject, seq }) => {
          if (data.trunk === undefined) return;
          const trunk = trunks.get(data.trunk);
          const simulated = trunk?.simulated === true;
          findings.check(data.rehearsalNumber === simulated, () => ({
            proof: trunk ? [trunk.seq, seq] : [seq],
            message:
              `For attempt ${subject.attemptId} an agent was rung at a ${data.rehearsalNumber ? 'rehearsal' : 'real'} number ` +
              `by the ${simulated ? 'simulated' : 'real'} trunk ${data.trunk}.`,
          }));
        },
      },
    };
  },
};
