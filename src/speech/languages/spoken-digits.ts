import { type Fragment, pause, words } from '../fragment.ts';

const withinGroupMs = 60;
const betweenGroupsMs = 320;

/**
 * Digits one by one in groups of three and two with a rest between them, slowly enough to be written down: variable symbols, telephone
 * numbers, document numbers. Letters are spelled without their marks; spaces only part groups. `signs` names 0-9, a-z, `+`, `/` and `-`.
 */
export function spokenDigits(text: string, signs: Readonly<Record<string, string>>): Fragment[] {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');
  const groups = [...plain.matchAll(/\d+|[a-z+/-]+/g)].flatMap(([run]) => (/^\d/.test(run) ? grouped(run) : [run]));
  return groups.flatMap((group, index) => [
    ...(index > 0 ? [pause(betweenGroupsMs)] : []),
    ...[...group].flatMap((sign, at) => [...(at > 0 ? [pause(withinGroupMs)] : []), ...words(signs[sign] ?? '')]),
  ]);
}

/** Threes, and twos at the end so that no digit stands alone: 3-3-2-2, 3-3-2, 2-2. */
function grouped(run: string): string[] {
  const twos = run.length === 1 ? 0 : (3 - (run.length % 3)) % 3;
  const threes = (run.length - twos * 2) / 3;
  const sizes = run.length === 1 ? [1] : [...Array(Math.floor(threes)).fill(3), ...Array(twos).fill(2)];
  let from = 0;
  return sizes.map((size: number) => {
    from += size;
    return run.slice(from - size, from);
  });
}

/** Names of the signs in the order 0-9, a-z, `+`, `/`, `-`, parted by commas. */
export function namesOfSigns(names: string): Readonly<Record<string, string>> {
  const each = names.split(',');
  return Object.fromEntries([...'0123456789abcdefghijklmnopqrstuvwxyz+/-'].map((sign, index) => [sign, each[index] ?? sign]));
}
