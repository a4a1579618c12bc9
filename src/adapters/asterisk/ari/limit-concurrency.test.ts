import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitConcurrency } from './limit-concurrency.ts';

test('never more than the limit run at once, and everything runs, also after failures', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.array(fc.boolean(), { maxLength: 20 }), async (limit, jobs) => {
      const take = limitConcurrency(limit);
      let running = 0;
      let most = 0;
      const results = await Promise.allSettled(
        jobs.map((fails) =>
          take(async () => {
            running += 1;
            most = Math.max(most, running);
            await Promise.resolve();
            running -= 1;
            if (fails) throw new Error('failed');
          }),
        ),
      );
      expect(results.map((result) => result.status === 'rejected')).toEqual(jobs);
      expect(most).toBeLessThanOrEqual(limit);
    }),
  );
});
