/**
 * The word of a name that tells whoever hears it of a debt, or null. Words by their beginnings, in Czech, Slovak, Polish, Hungarian, English
 * and German: a neutral name is said before anybody is verified. Pure.
 */
export function findDebtWord(name: string): string | null {
  const words = name.split(/[^\p{L}]+/u).filter(Boolean);
  return words.find((word) => telling.some((beginning) => fold(word).startsWith(beginning))) ?? null;
}

/** Without accents, in small letters, so that `Vymáhání` and `VYMAHANI` are one. */
function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ł/g, 'l');
}

const telling: readonly string[] = [
  ...['inkas', 'incass', 'inkasso'],
  ...['dluh', 'dluzn', 'dluzi', 'vymah', 'exeku', 'pohledav', 'upomin', 'nedoplat', 'nezaplac'],
  ...['dlh', 'dlzn', 'vymozit', 'pohladav'],
  ...['dlug', 'zadluz', 'windyk', 'naleznosc', 'komornik', 'komornicz', 'egzeku', 'zalegl', 'wierzyt'],
  ...['adossag', 'adosok', 'tartozas', 'koveteles', 'behajt', 'vegrehajt', 'hatralek'],
  ...['debt', 'collections', 'collector', 'receivab', 'recover', 'overdue', 'arrears', 'dunning', 'bailiff', 'enforce'],
  ...['schuld', 'forderung', 'mahnung', 'mahnwes', 'gerichtsvoll'],
];
