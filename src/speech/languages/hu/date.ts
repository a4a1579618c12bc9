import { spokenInteger } from './integer.ts';

/** Forms of a date: "november huszonharmadika", on "-án", until "-áig", by "-ára", as an adjective "-ai"; each also with the year before it. */
export const dateForms = [
  'nominative',
  'on',
  'until',
  'by',
  'adjective',
  'with_year',
  'on_with_year',
  'until_with_year',
] as const;
export type DateForm = (typeof dateForms)[number];

/**
 * A date, month before day: "december tizenötödike", "kétezer-huszonhat december tizenötödike". The day takes the ending with the vowels of
 * its own (A magyar helyesírás szabályai 293-298).
 */
export function spokenDate({ day, month, year }: Temporal.PlainDate, form: DateForm | undefined): string[] {
  const before = form?.endsWith('with_year') ? spokenInteger(year, true) : [];
  return [...before, months[month - 1] ?? '', dayIn(day, endingOf(form))];
}

type Ending = 'nominative' | 'on' | 'until' | 'by' | 'adjective';

function endingOf(form: DateForm | undefined): Ending {
  const ending = form?.replace(/_?with_year$/, '');
  return (ending || 'nominative') as Ending;
}

/** "elseje", "másodika", "negyedike" and what becomes of their last vowel before an ending. */
function dayIn(day: number, ending: Ending): string {
  const nominative = days[day - 1] ?? '';
  const back = nominative.endsWith('a');
  const endings = back
    ? { nominative: 'a', on: 'án', until: 'áig', by: 'ára', adjective: 'ai' }
    : { nominative: 'e', on: 'én', until: 'éig', by: 'ére', adjective: 'ei' };
  return `${nominative.slice(0, -1)}${endings[ending]}`;
}

const months = 'január,február,március,április,május,június,július,augusztus,szeptember,október,november,december'.split(',');
const days = (
  'elseje,másodika,harmadika,negyedike,ötödike,hatodika,hetedike,nyolcadika,kilencedike,tizedike,tizenegyedike,tizenkettedike,' +
  'tizenharmadika,tizennegyedike,tizenötödike,tizenhatodika,tizenhetedike,tizennyolcadika,tizenkilencedike,huszadika,huszonegyedike,' +
  'huszonkettedike,huszonharmadika,huszonnegyedike,huszonötödike,huszonhatodika,huszonhetedike,huszonnyolcadika,huszonkilencedike,' +
  'harmincadika,harmincegyedike'
).split(',');

export const dateVocabulary: readonly string[] = [
  ...months,
  ...days.flatMap((_, day) =>
    (['nominative', 'on', 'until', 'by', 'adjective'] as const).map((ending) => dayIn(day + 1, ending)),
  ),
];
