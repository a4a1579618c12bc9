import type { SegmentWire } from '../../../web/segments/api-types.ts';
import type { Catalogue } from '../catalogue.ts';
import { counted, formOf } from './counted.ts';

const sources: Readonly<Record<SegmentWire['source'], string>> = {
  published: 'Zverejnený so stratégiami',
  saved: 'Uložený tu',
  formed: 'Vytvorený systémom',
};

/** Words of segments. */
export const skSegments: Catalogue['segments'] = {
  lead: 'Segment je pomenovaná podmienka; prípad môže byť vo viacerých a stratégie sa na ne pýtajú. Ďalšie si systém tvorí sám: tretiny podľa dlžnej sumy a podľa dní po splatnosti a podľa toho, ako kto plní prísľuby.',
  formedAt: (when) => `Stav k ${when}`,
  never: 'Zatiaľ sa nič neprepočítalo',
  form: 'Prepočítať',
  forming: 'Práve sa prepočítava',
  sources,
  change: (joined, left) =>
    joined + left === 0
      ? 'nikto nepribudol ani neodišiel'
      : `od predchádzajúceho prepočtu ${formOf(joined, 'pribudol', 'pribudli', 'pribudlo')} ${joined}, ${formOf(left, 'odišiel', 'odišli', 'odišlo')} ${left}`,
  notYet: 'zatiaľ neprepočítaný',
  cases: (n) => counted(n, 'prípad', 'prípady', 'prípadov'),
  emptyTitle: 'Zatiaľ žiadny segment',
  emptyBody: 'Uložte podmienku pod vlastným názvom alebo prepočítajte segmenty, ktoré tvorí systém.',
  save: 'Uložiť segment',
  name: 'Názov',
  nameHint: 'Malé písmená, číslice a spojovníky: late-and-large',
  titleField: 'Ako mu hovoria ľudia',
  where: 'Kto doň patrí',
  whereHint: 'Na každom riadku jedna podmienka v zápise stratégií: days_past_due >= 30. Platiť musia všetky.',
  saveIt: 'Uložiť',
  remove: 'Odstrániť',
  removeAsk: (name) => `Odstrániť segment ${name}? Stratégie v ňom už nikoho nenájdu; jeho história zostane.`,
  keep: 'Ponechať',
  back: 'Všetky segmenty',
  missingTitle: 'Taký segment neexistuje',
  missingBody: 'Je v ňom preklep, bol odstránený alebo v ňom nikto nie je.',
  history: 'História',
  historyChart: (name) => `Počet prípadov v segmente ${name} pri každom prepočte`,
  changes: 'Kto naposledy pribudol a odišiel',
  noChanges: 'Pri poslednom prepočte nikto nepribudol ani neodišiel.',
  came: (from) => (from ? `prišiel zo segmentu ${from}` : 'pribudol'),
  went: (to) => (to ? `prešiel do segmentu ${to}` : 'odišiel'),
  members: 'Kto doň patrí',
  nobody: 'Nikto v ňom nie je.',
  since: (when) => `od ${when}`,
  more: 'Ďalšie',
};
