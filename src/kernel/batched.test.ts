import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batched } from './batched.ts';

const later = () => new Promise<void>((resolve) => setImmediate(resolve));

test('whatever is asked, each gets its own answer, and never more batches run or grow than allowed', async () => {
  const question = fc.record({ group: fc.constantFrom('cs', 'pl'), value: fc.nat(1000), bad: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(question, { maxLength: 40 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 8 }),
      async (asked, atOnce, largest) => {
        let [running, most, biggest] = [0, 0, 0];
        const ask = batched<(typeof asked)[number], number>({
          atOnce,
          largest,
          groupOf: ({ group }) => group,
          perform: async (questions) => {
            running += 1;
            most = Math.max(most, running);
            biggest = Math.max(biggest, questions.length);
            expect(new Set(questions.map(({ group }) => group)).size).toBe(1);
            await later();
            running -= 1;
            if (questions.some(({ bad }) => bad)) throw new Error('one of them is bad');
            return questions.map(({ value }) => value * 2);
          },
        });
        const answers = await Promise.allSettled(asked.map(ask));
        answers.forEach((answer, index) => {
          const { bad, value } = asked[index] ?? { bad: true, value: -1 };
          expect(answer).toMatchObject(bad ? { status: 'rejected' } : { status: 'fulfilled', value: value * 2 });
        });
        expect(most).toBeLessThanOrEqual(atOnce);
        expect(biggest).toBeLessThanOrEqual(largest);
      },
    ),
    { numRuns: 60 },
  );
});

test('while one batch is under way the others gather into the next', async () => {
  const sizes: number[] = [];
  const ask = batched<number, number>({
    atOnce: 1,
    largest: 10,
    groupOf: () => 'all',
    perform: async (questions) => {
      sizes.push(questions.length);
      await later();
      return questions;
    },
  });
  await Promise.all(Array.from({ length: 25 }, (_, i) => ask(i)));
  expect(sizes).toEqual([1, 10, 10, 4]);
});
