/**
 * Lines for each campaign by how many it calls: one at least, and all lines given out; what does not divide falls to the largest share.
 * More than `lines` come out only where there are fewer lines than campaigns. Pure.
 */
export function shareLines(lines: number, debtors: readonly number[]): number[] {
  const all = debtors.reduce((sum, count) => sum + count, 0);
  const shares = debtors.map((count) => Math.max(1, Math.floor((lines * count) / all)));
  const left = lines - shares.reduce((sum, share) => sum + share, 0);
  const largest = shares.indexOf(Math.max(...shares));
  return shares.map((share, index) => (index === largest ? Math.max(1, share + left) : share));
}
