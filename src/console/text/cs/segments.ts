import type { SegmentWire } from '../../../web/segments/api-types.ts';
import type { Catalogue } from '../catalogue.ts';
import { counted, formOf } from './counted.ts';

const sources: Readonly<Record<SegmentWire['source'], string>> = {
  published: 'Vydaný se strategiemi',
  saved: 'Uložený zde',
  formed: 'Tvoří ho systém',
};

/** Words of segments. */
export const csSegments: Catalogue['segments'] = {
  lead: 'Segment je pojmenovaná podmínka; případ může patřit do několika a strategie se na ně odvolávají. Další tvoří systém sám: třetiny podle výše dluhu a dnů po splatnosti a podle toho, jak kdo drží sliby.',
  formedAt: (when) => `Přepočteno ${when}`,
  never: 'Zatím nepřepočteno',
  form: 'Přepočítat',
  forming: 'Právě se přepočítává',
  sources,
  change: (joined, left) =>
    joined + left === 0
      ? 'nikdo nepřibyl ani neubyl'
      : `od minula ${formOf(joined, 'přibyl', 'přibyly', 'přibylo')} ${joined}, ${formOf(left, 'ubyl', 'ubyly', 'ubylo')} ${left}`,
  notYet: 'zatím nepřepočteno',
  cases: (n) => counted(n, 'případ', 'případy', 'případů'),
  emptyTitle: 'Zatím žádný segment',
  emptyBody: 'Uložte podmínku pod jménem, nebo přepočítejte segmenty, které tvoří systém sám.',
  save: 'Uložit segment',
  name: 'Kód',
  nameHint: 'Malá písmena, číslice a spojovníky: late-and-large',
  titleField: 'Název pro lidi',
  where: 'Kdo do něj patří',
  whereHint: 'Na každém řádku jedna podmínka, jak je píší strategie: days_past_due >= 30. Musí platit všechny.',
  saveIt: 'Uložit',
  remove: 'Odstranit',
  removeAsk: (name) => `Odstranit segment ${name}? Strategie v něm už nikoho nenajdou; jeho historie zůstane.`,
  keep: 'Ponechat',
  back: 'Všechny segmenty',
  missingTitle: 'Takový segment není',
  missingBody: 'Adresa je špatně, segment byl odstraněn, nebo v něm nikdo není.',
  history: 'Historie',
  historyChart: (name) => `Počet případů při každém přepočtu: ${name}`,
  changes: 'Kdo naposledy přibyl a ubyl',
  noChanges: 'Při posledním přepočtu nikdo nepřibyl ani neubyl.',
  came: (from) => (from ? `ze segmentu ${from}` : 'přibyl'),
  went: (to) => (to ? `do segmentu ${to}` : 'ubyl'),
  members: 'Kdo do něj patří',
  nobody: 'Nikdo v něm není.',
  since: (when) => `od ${when}`,
  more: 'Další',
};
