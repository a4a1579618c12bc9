import { uptime } from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import { systemSteadyClock } from './system-clock.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** The system's own answer is as coarse as a hundredth of a second, and takes a moment to be asked for. */
const apart = () => Math.abs(systemSteadyClock.elapsedMs() - uptime() * 1000);

test('steady time is the machine’s own, since it was started', () => {
  expect(apart()).toBeLessThan(1000);
});

test('steady time goes on as before when the wall clock is set forward or back, and never runs backwards', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  let before = systemSteadyClock.elapsedMs();
  for (const hours of [1, -30, 0, 0, 9000]) {
    vi.setSystemTime(Date.now() + hours * 3_600_000);
    const now = systemSteadyClock.elapsedMs();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(apart()).toBeLessThan(1000);
    before = now;
  }
});
