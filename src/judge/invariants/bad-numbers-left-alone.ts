import type { Invariant } from '../invariant.ts';

export const badNumbersLeftAlone: Invariant = {
  id: 'bad_numbers_left_alone',
  says: 'A number known to be dead or somebody else’s is not dialled again for that person.',
  weight: 'violation',
  start: (findings) => {
    const bad = new Map<string, { readonly status: string; readonly seq: number }>();
    return {
      on: {
        contact_point_marked: ({ data: { contactPointId, status }, seq }) => {
          if (status === 'dead' || status === 'wrong_party') bad.set(contactPointId, { status, seq });
          else bad.delete(contactPointId);
        },
        attempt_reserved: ({ data: { contactPointId }, subject: { attemptId }, seq }) => {
          const known = bad.get(contactPointId);
          findings.check(known === undefined, () => ({
            proof: [known?.seq ?? seq, seq],
            message: `Attempt ${attemptId} dialled ${contactPointId}, known as ${known?.status.replace('_', ' ')}.`,
          }));
        },
      },
    };
  },
};
