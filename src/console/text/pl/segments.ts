import type { SegmentWire } from '../../../web/segments/api-types.ts';
import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

const sources: Readonly<Record<SegmentWire['source'], string>> = {
  published: 'Opublikowany ze strategiami',
  saved: 'Zapisany tutaj',
  formed: 'Tworzony przez system',
};

/** Words of segments, in Polish. */
export const plSegments: Catalogue['segments'] = {
  lead: 'Segment to warunek z nazwą; sprawa może należeć do kilku, a strategie się do nich odwołują. Inne segmenty system tworzy sam: trzy równe grupy według salda i według dni po terminie oraz podział według dotrzymywania deklaracji.',
  formedAt: (when) => `Stan na: ${when}`,
  never: 'Jeszcze nie przeliczono',
  form: 'Przelicz',
  forming: 'Trwa przeliczanie',
  sources,
  change: (joined, left) => (joined + left === 0 ? 'bez zmian' : `od ostatniego przeliczenia: doszło ${joined}, ubyło ${left}`),
  notYet: 'jeszcze nie przeliczono',
  cases: (n) => counted(n, 'sprawa', 'sprawy', 'spraw'),
  emptyTitle: 'Nie ma jeszcze segmentów',
  emptyBody: 'Zapisz warunek pod nazwą albo przelicz segmenty, które system tworzy sam.',
  save: 'Zapisz segment',
  name: 'Nazwa',
  nameHint: 'Małe litery, cyfry i myślniki: late-and-large',
  titleField: 'Nazwa dla ludzi',
  where: 'Kto należy',
  whereHint: 'W każdym wierszu jeden warunek, jak w strategiach: days_past_due >= 30. Muszą być spełnione wszystkie.',
  saveIt: 'Zapisz',
  remove: 'Usuń',
  removeAsk: (name) => `Usunąć segment ${name}? Strategie nikogo już w nim nie znajdą; historia zostaje.`,
  keep: 'Zostaw',
  back: 'Wszystkie segmenty',
  missingTitle: 'Nie ma takiego segmentu',
  missingBody: 'Nazwa jest błędna, segment usunięto albo nikt do niego nie należy.',
  history: 'Historia',
  historyChart: (name) => `Liczba spraw w segmencie ${name} przy każdym przeliczeniu`,
  changes: 'Ostatnie zmiany',
  noChanges: 'Przy ostatnim przeliczeniu nic się nie zmieniło.',
  came: (from) => (from ? `przejście z: ${from}` : 'nowa sprawa'),
  went: (to) => (to ? `przejście do: ${to}` : 'już poza segmentem'),
  members: 'Kto należy',
  nobody: 'Nikt do niego nie należy.',
  since: (when) => `od ${when}`,
  more: 'Więcej',
};
