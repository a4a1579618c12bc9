/**
 * A number from 0 to below 1 for each name of something that may happen. The same seed and name always give the same number, whatever was asked
 * before: two strategies that are compared meet the very same debtors.
 */
export type Chance = (what: string) => number;

/** FNV-1a over the name, mixed by the last steps of MurmurHash3 (both in the public domain). `seed`: any whole number. */
export function chanceOf(seed: number): Chance {
  const start = mix(seed ^ 0x811c9dc5);
  return (what) => {
    let hash = start;
    for (let index = 0; index < what.length; index += 1) hash = Math.imul(hash ^ what.charCodeAt(index), 0x01000193);
    return mix(hash) / 2 ** 32;
  };
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
