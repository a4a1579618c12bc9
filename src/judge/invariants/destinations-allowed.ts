import type { Findings } from '../findings.ts';
import type { Invariant } from '../invariant.ts';

/** The kind and country of the number and where its trunk may call are as the dial states them; journals of before state none. */
export const destinationsAllowed: Invariant = {
  id: 'destinations_allowed',
  says: 'Only mobile and fixed lines are dialled, and only in the countries that the trunk may reach.',
  weight: 'violation',
  start: (findings) => ({
    on: {
      attempt_reserved: ({ data: { destination, trunk }, subject: { attemptId }, seq }) => {
        if (destination) check(findings, seq, `Attempt ${attemptId}`, destination, trunk);
      },
      test_call_placed: ({ data: { testCall, destination, trunk }, seq }) => {
        check(findings, seq, `Test call ${testCall}`, destination, trunk);
      },
    },
  }),
};

type Destination = { readonly kind: string; readonly country: string; readonly reachable: readonly string[] };

function check(findings: Findings, seq: number, who: string, { kind, country, reachable }: Destination, trunk: string): void {
  findings.check((kind === 'mobile' || kind === 'fixed_line') && reachable.includes(country), () => ({
    proof: [seq],
    message: `${who} dialled a ${kind} number of ${country} by ${trunk}, which may reach ${reachable.join(', ') || 'nobody'}.`,
  }));
}
