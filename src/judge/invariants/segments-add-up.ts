import type { Invariant } from '../invariant.ts';

export const segmentsAddUp: Invariant = {
  id: 'segments_add_up',
  says: 'A segment has as many members as at the forming before, and those who came, without those who left.',
  weight: 'violation',
  start: (findings) => {
    const sizes = new Map<string, number>();
    return {
      on: {
        segments_formed: ({ data: { segments }, seq }) => {
          for (const { name, size, joined, left } of segments) {
            const right = (sizes.get(name) ?? 0) + joined - left;
            findings.check(size === right, () => ({
              proof: [seq],
              message: `${name} is said to have ${size} members; by who came and left it has ${right}.`,
            }));
            sizes.set(name, size);
          }
        },
      },
    };
  },
};
