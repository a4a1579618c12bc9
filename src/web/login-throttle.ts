/** Slows down whoever guesses passwords. Every attempt counts when it begins, so that many at once gain nothing. */
export type LoginThrottle = {
  /** Counts an attempt, or tells for how long (ms) none is taken. */
  begin(attempt: LoginAttempt, now: number): { readonly waitMs: number };
  /** The right password forgives what came before it from this address for this e-mail. */
  succeed(attempt: LoginAttempt): void;
};

export type LoginAttempt = { readonly email: string; readonly address: string };

type Rule = { readonly key: (attempt: LoginAttempt) => string; readonly attempts: number; readonly windowMs: number };

const minute = 60_000;

/** A person who mistypes, a machine that tries many people, many machines that try one person. */
const rules: readonly Rule[] = [
  { key: ({ email, address }) => `both ${address} ${email}`, attempts: 5, windowMs: 5 * minute },
  { key: ({ address }) => `address ${address}`, attempts: 30, windowMs: 15 * minute },
  { key: ({ email }) => `email ${email}`, attempts: 60, windowMs: 15 * minute },
];

/** Kept in memory, at most `limit` keys: the oldest is forgotten first. */
export function loginThrottle(limit = 10_000): LoginThrottle {
  const began = new Map<string, number[]>();
  const named = (attempt: LoginAttempt): LoginAttempt => ({ ...attempt, email: attempt.email.trim().toLowerCase() });

  return {
    begin: (attempt, now) => {
      const windows = rules.map((rule) => {
        const key = rule.key(named(attempt));
        const times = (began.get(key) ?? []).filter((at) => at > now - rule.windowMs);
        return { key, times, waitMs: times.length < rule.attempts ? 0 : (times[0] ?? now) + rule.windowMs - now };
      });
      const waitMs = Math.max(...windows.map((window) => window.waitMs));
      if (waitMs > 0) return { waitMs };
      for (const { key, times } of windows) {
        began.delete(key);
        began.set(key, [...times, now]);
      }
      while (began.size > limit) began.delete(began.keys().next().value ?? '');
      return { waitMs: 0 };
    },
    succeed: (attempt) => {
      for (const rule of rules.slice(0, 1)) began.delete(rule.key(named(attempt)));
    },
  };
}
