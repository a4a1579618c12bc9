/** A variable symbol as it is compared: without leading zeros; null where nothing else is in it (`0`, `0000` are none). Pure. */
export function bareSymbol(symbol: string | null): string | null {
  if (symbol === null) return null;
  const bare = symbol.trim().replace(leadingZeros, '');
  return bare === '' ? null : bare;
}

const leadingZeros = /^0+/;
