import type { SegmentWire } from '../../../web/segments/api-types.ts';

const sources: Readonly<Record<SegmentWire['source'], string>> = {
  published: 'Published with the strategies',
  saved: 'Saved here',
  formed: 'Formed by the system',
};

/** Words of segments. */
export const enSegments = {
  lead: 'A segment is a condition with a name; a case may be in several, and strategies ask for them. Others the system forms by itself: thirds by balance and by days past due, and how somebody keeps promises.',
  formedAt: (when: string) => `As formed ${when}`,
  never: 'Nothing was formed yet',
  form: 'Form anew',
  forming: 'Being formed now',
  sources,
  change: (joined: number, left: number) =>
    joined + left === 0 ? 'nobody came or left' : `${joined} came, ${left} left since the forming before`,
  notYet: 'not formed yet',
  cases: (n: number) => (n === 1 ? '1 case' : `${n} cases`),
  emptyTitle: 'No segment yet',
  emptyBody: 'Save a condition under a name, or form what the system makes by itself.',
  save: 'Save a segment',
  name: 'Name',
  nameHint: 'Small letters, digits and hyphens: late-and-large',
  titleField: 'What people call it',
  where: 'Who is in it',
  whereHint: 'One condition on each line, as strategies write them: days_past_due >= 30. All of them must hold.',
  saveIt: 'Save',
  remove: 'Remove',
  removeAsk: (name: string) => `Remove ${name}? Strategies find nobody in it any more; its history stays.`,
  keep: 'Keep it',
  back: 'All segments',
  missingTitle: 'There is no such segment',
  missingBody: 'It was mistyped or removed, or nobody is in it.',
  history: 'History',
  historyChart: (name: string) => `How many were in ${name} at each forming`,
  changes: 'Who came and left last',
  noChanges: 'Nobody came or left at the last forming.',
  came: (from: string | null) => (from ? `came from ${from}` : 'came'),
  went: (to: string | null) => (to ? `went to ${to}` : 'left'),
  members: 'Who is in it',
  nobody: 'Nobody is in it.',
  since: (when: string) => `since ${when}`,
  more: 'More',
};
