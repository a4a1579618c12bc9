/**
 * Counts how many of each number there were so far: whole numbers from 0 below 2^53 in, the how-manieth it is out, from 1 on. Takes 11 to 22
 * bytes for each different number, where a Map takes a hundred and more: a statement may have millions of movements.
 */
export function countAlike(): (number: number) => number {
  /** Each number plus one, at the first free place from its own on; 0: free. */
  let places = new Float64Array(1 << 10);
  let taken = 0;
  /** Of those that came more than once. */
  const more = new Map<number, number>();

  const placeOf = (entry: number) => {
    let at = entry % places.length;
    while (places[at] !== 0 && places[at] !== entry) at = (at + 1) % places.length;
    return at;
  };

  function grow(): void {
    const before = places;
    places = new Float64Array(before.length * 2);
    for (const entry of before) if (entry !== 0) places[placeOf(entry)] = entry;
  }

  return (number) => {
    const entry = number + 1;
    const at = placeOf(entry);
    if (places[at] === entry) {
      const nth = (more.get(number) ?? 1) + 1;
      more.set(number, nth);
      return nth;
    }
    places[at] = entry;
    taken += 1;
    if (taken > places.length * 0.7) grow();
    return 1;
  };
}
