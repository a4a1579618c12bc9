import { type Fragment, pause, words } from '../../fragment.ts';

const withinGroupMs = 60;
const betweenGroupsMs = 320;

/**
 * Digits one by one in groups of three and two with a rest between them, slowly enough to be written down: variable symbols, telephone
 * numbers, document numbers. Letters are spelled; spaces only part groups.
 */
export function spokenDigits(text: string): Fragment[] {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
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

const signs: Readonly<Record<string, string>> = {
  ...{ 0: 'nula', 1: 'jedna', 2: 'dva', 3: 'tři', 4: 'čtyři', 5: 'pět', 6: 'šest', 7: 'sedm', 8: 'osm', 9: 'devět' },
  ...{ a: 'á', b: 'bé', c: 'cé', d: 'dé', e: 'é', f: 'ef', g: 'gé', h: 'há', i: 'í', j: 'jé', k: 'ká', l: 'el', m: 'em' },
  ...{ n: 'en', o: 'ó', p: 'pé', q: 'kvé', r: 'er', s: 'es', t: 'té', u: 'ú', v: 'vé', w: 'dvojité vé', x: 'iks', y: 'ypsilon' },
  ...{ z: 'zet', '+': 'plus', '/': 'lomeno', '-': 'pomlčka' },
};

export const digitsVocabulary: readonly string[] = Object.values(signs);
