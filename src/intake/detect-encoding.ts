import type { Language } from '../kernel/country.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { type SingleByte, singleBytes, singleByteTable } from './decode-text.ts';
import type { Before, FileScan, Place } from './scan-bytes.ts';

export type Encoding = 'utf-8' | SingleByte;

export type EncodingRefusal = Refusal<'empty_file' | 'not_text' | 'broken_encoding'>;

/**
 * Which encoding a file is in: UTF-8 when it is valid; else whichever of windows-1250, ISO-8859-2 and cp852 makes the likeliest Czech,
 * Slovak, Polish or Hungarian of its bytes, the language that is expected before the others (a single š cannot be told from ą
 * otherwise). Text that is broken in all of them is refused with the byte at which it breaks.
 */
export function detectEncoding(scan: FileScan, file: string, expected?: Language): Result<Encoding, EncodingRefusal> {
  if (scan.bom === 'utf-16')
    return refuse('not_text', `${file} is UTF-16: save it as "CSV UTF-8" or convert it with iconv -f utf-16 -t utf-8`);
  if (scan.control)
    return refuse(
      'not_text',
      `${file} is not text: byte ${scan.control.offset} (line ${scan.control.line}) is a control character; save a spreadsheet as CSV first`,
    );
  if (scan.blank) return refuse('empty_file', `${file} is empty: it needs a line of column names and a line for each receivable`);
  const { sequences, broken, firstBroken } = scan.utf8;
  if (!firstBroken) return accept('utf-8');
  if (scan.bom === 'utf-8' || sequences > broken) return no(file, firstBroken, 'it is UTF-8 but for this byte');
  const best = singleBytes.map((encoding) => judge(scan, encoding, expected)).sort((a, b) => b.likelihood - a.likelihood)[0];
  if (!best || best.strange > best.total / 5)
    return no(file, best?.firstStrange ?? firstBroken, 'it makes no sense in UTF-8, windows-1250, ISO-8859-2 or cp852');
  return accept(best.encoding);
}

function no(file: string, { offset, line }: Place, why: string): EncodingRefusal {
  return refuse(
    'broken_encoding',
    `${file} is broken at byte ${offset} (line ${line}): ${why}; export it again as UTF-8, or name its encoding if you know it`,
  );
}

type Verdict = {
  readonly encoding: SingleByte;
  readonly likelihood: number;
  readonly total: number;
  /** Bytes that become something which no text of ours has. */
  readonly strange: number;
  readonly firstStrange: Place | undefined;
};

/** The best that any language makes of the file's bytes in this encoding. */
function judge(scan: FileScan, encoding: SingleByte, expected: Language | undefined): Verdict {
  const table = singleByteTable(encoding);
  const letters = [...scan.high].map(([byte, { after, first }]) => ({
    letter: String.fromCharCode(table[byte] ?? 0),
    after,
    count: after.small + after.capital + after.other,
    first,
  }));
  const strange = letters.filter(({ letter }) => !common.has(letter.toLowerCase()) && !signs.includes(letter));
  const likelihoods = Object.entries(frequencies).map(([language, known]) =>
    letters.reduce((sum, { letter, after }) => sum + likelihood(letter, after, known), beforehand(encoding, language, expected)),
  );
  return {
    encoding,
    likelihood: Math.max(...likelihoods),
    total: letters.reduce((sum, { count }) => sum + count, 0),
    strange: strange.reduce((sum, { count }) => sum + count, 0),
    firstStrange: strange.map(({ first }) => first).sort((a, b) => a.offset - b.offset)[0],
  };
}

/** What is likely before any byte is seen: Windows wrote most such files, in the creditor's own language. */
function beforehand(encoding: SingleByte, language: string, expected: Language | undefined): number {
  return Math.log(encoding === 'windows-1250' ? 0.7 : 0.15) + Math.log(language === expected ? 1 : expected ? 0.01 : 0.5);
}

/** Logarithm of how likely this letter is as often as it occurs, and as a capital where it stands: hardly after a small letter. */
function likelihood(letter: string, after: Readonly<Record<Before, number>>, known: Readonly<Record<string, number>>): number {
  const lower = letter.toLowerCase();
  const isSign = letter.toUpperCase() === lower;
  const share = known[lower] ?? (common.has(lower) ? 0.5 : signs.includes(letter) ? 1 : 0.001);
  const shape = (capital: number, sign: number) =>
    Math.log((share / 1000) * (isSign ? sign : lower === letter ? 1 - capital : capital));
  return after.small * shape(0.01, 0.1) + after.capital * shape(0.4, 0.1) + after.other * shape(0.4, 1);
}

/** Of a thousand letters with a mark: how many are which. Rounded from running text; the rank matters, not the figure. */
const frequencies: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  cs: { á: 175, č: 75, ď: 2, é: 105, ě: 120, í: 240, ň: 6, ó: 3, ř: 90, š: 65, ť: 4, ú: 12, ů: 45, ý: 75, ž: 80 },
  sk: { á: 180, ä: 8, č: 105, ď: 17, é: 75, í: 95, ĺ: 3, ľ: 35, ň: 15, ó: 18, ô: 20, ŕ: 3, š: 90, ť: 60, ú: 95, ý: 85, ž: 85 },
  pl: { ą: 150, ć: 60, ę: 170, ł: 270, ń: 30, ó: 130, ś: 100, ź: 10, ż: 130 },
  hu: { á: 290, é: 320, í: 55, ó: 95, ö: 90, ő: 75, ú: 30, ü: 50, ű: 20 },
};

const common = new Set([
  ...Object.values(frequencies).flatMap((known) => Object.keys(known)),
  'ß',
  'ë',
  'ç',
  'ă',
  'â',
  'î',
  'ş',
  'ţ',
  'đ',
]);
const signs = '\u00a0§°„“”‚‘’–—…€«»×´';
