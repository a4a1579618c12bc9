import type { TaskWire, WorkWire } from '../../../web/tasks/api-types.ts';
import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

const kinds: Readonly<Record<TaskWire['kind'], string>> = {
  dispute_review: 'Rozhodnúť o námietke',
  hardship_review: 'Posúdiť finančnú tieseň',
  return_overpayment: 'Vrátiť preplatok',
  settlement_certificate: 'Poslať potvrdenie o úhrade',
  call_back: 'Zavolať späť',
  read_message: 'Prečítať odpoveď',
};

const departments: Readonly<Record<TaskWire['department'], string>> = {
  collections: 'Vymáhanie',
  customer_care: 'Zákaznícky servis',
  billing: 'Fakturácia',
  legal: 'Právne oddelenie',
  treasury: 'Financie',
  data_quality: 'Kvalita údajov',
};

const severities: Readonly<Record<WorkWire['severity'], string>> = {
  courtesy: 'Pripomienka',
  reminder: 'Upomienka',
  demand: 'Výzva',
  final: 'Posledná výzva',
  legal: 'Právny krok',
};

/** Words of what people have to do. */
export const skTasks: Catalogue['tasks'] = {
  title: 'Úlohy',
  tabs: { tasks: 'Na vybavenie', work: 'Ručne' },
  kinds,
  departments,
  severities,
  fresh: (count) => `Zobraziť ${counted(count, 'novú úlohu', 'nové úlohy', 'nových úloh')}`,
  department: 'Oddelenie',
  everyDepartment: 'Všetky oddelenia',
  emptyTitle: 'Nič na vybavenie',
  emptyBody:
    'Námietky, finančná tieseň, peniaze na vrátenie, správy na prečítanie a ľudia, ktorým treba zavolať, sa tu zobrazia hneď, ako si to má niekto pozrieť.',
  filteredBody: 'Toto oddelenie nemá nič na vybavenie.',
  by: (day) => `do ${day}`,
  late: 'Po termíne',
  unknownNumber: 'neznáme číslo',
  quoted: (words) => `„${words}“`,
  wordsGone: 'text sa už neuchováva',
  disputed: (keys) => `týka sa: ${keys}`,
  done: 'Hotovo',
  doneOf: (what, who) => `Hotovo: ${what}, ${who}`,
  decide: 'Rozhodnúť',
  decideOf: (who) => `Rozhodnúť o námietke: ${who}`,
  close: 'Zavrieť',
  end: {
    note: 'Poznámka',
    noteHint: 'Uloží sa k úlohe. Do denníka sa nedostane.',
    done: 'Hotovo',
    cancel: 'Netreba to urobiť',
  },
  dispute: {
    title: (who) => `Námietka: ${who}`,
    about: 'Čoho sa námietka týka',
    owed: (amount) => `dlh ${amount}`,
    decision: 'Rozhodnutie',
    decisions: {
      accepted: 'Uznať: celá suma sa odpustí',
      partly: 'Uznať čiastočne: uveďte, koľko sa odpustí',
      rejected: 'Zamietnuť: celá suma zostáva dlžná a znova sa vymáha',
      withdrawn: 'Dlžník námietku stiahol: celá suma zostáva dlžná',
    },
    giveUp: (key) => `Koľko odpustiť: ${key}`,
    submit: 'Uzavrieť námietku',
    hint: 'Dlžníkovi to oznámite vy: sama sa žiadna správa neodošle. Pozastavenia sa skončia a stratégie budú pokračovať.',
  },
  work: {
    lead: 'Listy a správy, ktoré neposiela žiadny stroj. Kým nepotvrdíte, že ste ich odoslali, čakajú a nepovažujú sa za odoslané.',
    emptyTitle: 'Nič nečaká na ručné vybavenie',
    emptyBody: 'Keď stratégia potrebuje list alebo správu v aplikácii, čaká to tu, kým to niekto neurobí.',
    channels: { letter: 'List', messaging: 'Správa v aplikácii' },
    registered: 'Doporučený list',
    about: (amount, count) => (count === 1 ? amount : `${amount}, ${counted(count, 'pohľadávka', 'pohľadávky', 'pohľadávok')}`),
    since: (day) => `od ${day}`,
    strategy: (name) => `stratégia ${name}`,
    posted: { letter: 'Podané na pošte', messaging: 'Odoslané' },
    postedOf: (what, who) => `${what}: ${who}`,
    postedTitle: 'Naozaj je to odoslané?',
    postedBody: 'Odteraz sa to počíta ako dnešný kontakt a stratégia pokračuje ďalším krokom.',
    drop: 'Neurobí sa',
    dropOf: (who) => `Neurobí sa: ${who}`,
    dropTitle: 'Naozaj sa to neurobí?',
    dropBody: 'Bude sa to považovať za neodoslané a stratégia pokračuje bez toho.',
    cancel: 'Zrušiť',
  },
};
