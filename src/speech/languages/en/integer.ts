/**
 * A whole number 0..10^12 in British English: `and` before tens and ones ("one thousand two hundred and thirty-four", "one million and
 * one"; New Hart's Rules 11.1). Tens and ones are one fragment.
 */
export function spokenInteger(value: number): string[] {
  if (value === 0) return ['zero'];
  const said: string[] = [];
  let rest = value;
  for (const { size, name } of scales) {
    const count = Math.floor(rest / size);
    rest %= size;
    if (count > 0) said.push(...belowThousand(count, false), name);
  }
  return [...said, ...belowThousand(rest, said.length > 0)];
}

function belowThousand(value: number, preceded: boolean): string[] {
  const hundred = Math.floor(value / 100);
  const below = value % 100;
  return [
    ...(hundred > 0 ? [`${low[hundred - 1]} hundred`] : []),
    ...(below > 0 && (hundred > 0 || preceded) ? ['and'] : []),
    ...(below > 0 ? [belowHundred(below)] : []),
  ];
}

/** 1-99: "twenty-two". */
export function belowHundred(value: number): string {
  if (value < 20) return low[value - 1] ?? '';
  const ten = tens[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? ten : `${ten}-${low[(value % 10) - 1]}`;
}

const low = (
  'one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,' +
  'nineteen'
).split(',');
const tens = 'twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety'.split(',');
const scales = [
  { size: 1e12, name: 'trillion' },
  { size: 1e9, name: 'billion' },
  { size: 1e6, name: 'million' },
  { size: 1e3, name: 'thousand' },
];

export const integerVocabulary: readonly string[] = [
  ...['zero', 'and'],
  ...Array.from({ length: 99 }, (_, below) => belowHundred(below + 1)),
  ...Array.from({ length: 9 }, (_, hundred) => `${low[hundred]} hundred`),
  ...scales.map(({ name }) => name),
];
