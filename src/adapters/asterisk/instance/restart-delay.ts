/** How long to wait before the next start, in ms: a quarter of a second after the first death, doubling to half a minute. */
export function restartDelay(failures: number): number {
  return Math.min(30_000, 250 * 2 ** Math.min(failures, 20));
}
