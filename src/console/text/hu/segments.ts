import type { SegmentWire } from '../../../web/segments/api-types.ts';
import type { Catalogue } from '../catalogue.ts';

const sources: Readonly<Record<SegmentWire['source'], string>> = {
  published: 'A stratégiákkal közzétéve',
  saved: 'Itt mentve',
  formed: 'A rendszer képezi',
};

/** Words of segments. */
export const huSegments: Catalogue['segments'] = {
  lead: 'A szegmens egy névvel ellátott feltétel; egy ügy több szegmensben is lehet, és a stratégiák hivatkoznak rájuk. Más szegmenseket a rendszer maga képez: harmadokat egyenleg és késedelmes napok szerint, továbbá aszerint, ki hogyan tartja be az ígéreteit.',
  formedAt: (when) => `Számítva: ${when}`,
  never: 'Még nincs kiszámítva',
  form: 'Újraszámítás',
  forming: 'Számítás folyamatban',
  sources,
  change: (joined, left) =>
    joined + left === 0 ? 'nincs változás' : `${joined} bekerült, ${left} kikerült az előző számítás óta`,
  notYet: 'még nincs kiszámítva',
  cases: (n) => `${n} ügy`,
  emptyTitle: 'Még nincs szegmens',
  emptyBody: 'Mentsen el egy feltételt névvel, vagy számíttassa ki, amit a rendszer maga képez.',
  save: 'Szegmens mentése',
  name: 'Név',
  nameHint: 'Kisbetűk, számjegyek és kötőjelek: late-and-large',
  titleField: 'Megnevezés',
  where: 'Ki tartozik bele',
  whereHint: 'Soronként egy feltétel, ahogy a stratégiák írják: days_past_due >= 30. Mindegyiknek teljesülnie kell.',
  saveIt: 'Mentés',
  remove: 'Eltávolítás',
  removeAsk: (name) =>
    `Eltávolítandó szegmens: ${name}. A stratégiák többé senkit sem találnak benne; az előzményei megmaradnak.`,
  keep: 'Megtartás',
  back: 'Minden szegmens',
  missingTitle: 'Nincs ilyen szegmens',
  missingBody: 'Elírták, eltávolították, vagy senki sincs benne.',
  history: 'Előzmények',
  historyChart: (name) => `Hányan voltak benne az egyes számításokkor: ${name}`,
  changes: 'Legutóbbi változások',
  noChanges: 'A legutóbbi számításkor nem volt változás.',
  came: (from) => (from ? `átkerült innen: ${from}` : 'bekerült'),
  went: (to) => (to ? `átkerült ide: ${to}` : 'kikerült'),
  members: 'Ki tartozik bele',
  nobody: 'Senki sincs benne.',
  since: (when) => `${when} óta`,
  more: 'Továbbiak',
};
