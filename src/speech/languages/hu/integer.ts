/**
 * A whole number 0..10^12 in Hungarian words. `attributive`: before a noun ("két", "huszonkét", "kétezer-két"), else counting ("kettő");
 * inside a number two is always `két`. Up to 99 and whole thousands up to 99 are one fragment each ("huszonkétezer"), so that they keep
 * their melody; a hundred and a thousand stand without their one.
 */
export function spokenInteger(value: number, attributive: boolean): string[] {
  if (value === 0) return ['nulla'];
  const said: string[] = [];
  let rest = value;
  for (const { size, name } of scales) {
    const count = Math.floor(rest / size);
    rest %= size;
    if (count > 0) said.push(...belowThousand(count, true), name);
  }
  const thousands = Math.floor(rest / 1000);
  if (thousands > 0) said.push(...thousandsOf(thousands));
  return [...said, ...belowThousand(rest % 1000, attributive)];
}

function thousandsOf(count: number): string[] {
  const [hundred, below] = [Math.floor(count / 100), count % 100];
  if (below === 0) return [`${hundreds[hundred - 1]}ezer`];
  return [...(hundred > 0 ? [hundreds[hundred - 1] ?? ''] : []), belowHundredThousand(below, hundred > 0)];
}

/** "ezer", "kétezer"; behind hundreds one thousand needs its one ("százegyezer"). */
function belowHundredThousand(count: number, preceded: boolean): string {
  return count === 1 && !preceded ? 'ezer' : `${belowHundred(count, true)}ezer`;
}

function belowThousand(value: number, attributive: boolean): string[] {
  const [hundred, below] = [Math.floor(value / 100), value % 100];
  return [...(hundred > 0 ? [hundreds[hundred - 1] ?? ''] : []), ...(below > 0 ? [belowHundred(below, attributive)] : [])];
}

function belowHundred(value: number, attributive: boolean): string {
  const [ten, one] = [Math.floor(value / 10), value % 10];
  if (one === 0) return tens[ten - 1] ?? '';
  return `${joining[ten] ?? ''}${one === 2 && attributive ? 'két' : ones[one - 1]}`;
}

const ones = 'egy,kettő,három,négy,öt,hat,hét,nyolc,kilenc'.split(',');
const tens = 'tíz,húsz,harminc,negyven,ötven,hatvan,hetven,nyolcvan,kilencven'.split(',');
const joining = ['', 'tizen', 'huszon', ...tens.slice(2)];
const hundreds = ['száz', ...'két,három,négy,öt,hat,hét,nyolc,kilenc'.split(',').map((one) => `${one}száz`)];
const scales = [
  { size: 1e12, name: 'billió' },
  { size: 1e9, name: 'milliárd' },
  { size: 1e6, name: 'millió' },
];

const upToNinetyNine = Array.from({ length: 99 }, (_, below) => below + 1);

export const integerVocabulary: readonly string[] = [
  'nulla',
  ...upToNinetyNine.flatMap((value) => [belowHundred(value, false), belowHundred(value, true)]),
  ...upToNinetyNine.flatMap((value) => [belowHundredThousand(value, false), belowHundredThousand(value, true)]),
  ...hundreds.flatMap((hundred) => [hundred, `${hundred}ezer`]),
  ...scales.map(({ name }) => name),
];
