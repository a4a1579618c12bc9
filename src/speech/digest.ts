/** FNV-1a of 64 bits, as a short text: part of the key of every prompt that is kept, so it must not be as long as what it stands for. */
export function digest(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return hash.toString(36);
}
