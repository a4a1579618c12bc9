/** The oldest Asterisk that has all we use: `tech_cause` (22.7), the ARI deadlock fixes (22.10.0), ARI hardening (22.10.1). */
export const leastAsterisk = '22.10.1';

/** The first `1.2.3` or `1.2` in what a program says of itself, or undefined. */
export function versionIn(text: string): string | undefined {
  return /(?<![\d.])\d+(?:\.\d+){1,3}/.exec(text)?.[0];
}

/** True when `version` is `least` or newer, number by number; an absent number counts as 0. */
export function atLeast(version: string, least: string): boolean {
  const [a, b] = [version, least].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 4; i += 1) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
