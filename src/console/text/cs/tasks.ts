import type { TaskWire, WorkWire } from '../../../web/tasks/api-types.ts';
import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

const kinds: Readonly<Record<TaskWire['kind'], string>> = {
  dispute_review: 'Rozhodnout o námitce',
  hardship_review: 'Posoudit tíživou situaci',
  return_overpayment: 'Vrátit přeplatek',
  settlement_certificate: 'Poslat potvrzení o úhradě',
  call_back: 'Zavolat zpět',
  read_message: 'Přečíst zprávu',
};

const departments: Readonly<Record<TaskWire['department'], string>> = {
  collections: 'Vymáhání',
  customer_care: 'Péče o zákazníky',
  billing: 'Fakturace',
  legal: 'Právní',
  treasury: 'Finance',
  data_quality: 'Kvalita dat',
};

const severities: Readonly<Record<WorkWire['severity'], string>> = {
  courtesy: 'Připomenutí',
  reminder: 'Upomínka',
  demand: 'Výzva',
  final: 'Poslední výzva',
  legal: 'Právní krok',
};

/** Words of what people have to do. */
export const csTasks: Catalogue['tasks'] = {
  title: 'Úkoly',
  tabs: { tasks: 'K vyřízení', work: 'Ručně' },
  kinds,
  departments,
  severities,
  fresh: (count) => `Zobrazit ${counted(count, 'nový', 'nové', 'nových')}`,
  department: 'Oddělení',
  everyDepartment: 'Všechna oddělení',
  emptyTitle: 'Nic k vyřízení',
  emptyBody:
    'Námitky, tíživé situace, peníze k vrácení, zprávy k přečtení a lidé, kterým se má zavolat, se zde objeví, jakmile je potřeba, aby se na ně někdo podíval.',
  filteredBody: 'Toto oddělení nemá nic k vyřízení.',
  by: (day) => `do ${day}`,
  late: 'Po termínu',
  unknownNumber: 'číslo, které nikomu nepatří',
  quoted: (words) => `„${words}“`,
  wordsGone: 'text zprávy už není uložen',
  disputed: (keys) => `týká se: ${keys}`,
  done: 'Hotovo',
  doneOf: (what, who) => `Hotovo: ${what}, ${who}`,
  decide: 'Rozhodnout',
  decideOf: (who) => `Rozhodnout o námitce: ${who}`,
  close: 'Zavřít',
  end: {
    note: 'Poznámka',
    noteHint: 'Uloží se k úkolu. Do deníku se nezapisuje.',
    done: 'Je to vyřízeno',
    cancel: 'Není třeba vyřizovat',
  },
  dispute: {
    title: (who) => `Námitka: ${who}`,
    about: 'S čím nesouhlasí',
    owed: (amount) => `dluží ${amount}`,
    decision: 'Rozhodnutí',
    decisions: {
      accepted: 'Uznat: promíjí se vše',
      partly: 'Uznat zčásti: uveďte, kolik se promíjí',
      rejected: 'Zamítnout: dluží se vše a znovu se vymáhá',
      withdrawn: 'Dlužník vzal zpět: dluží se vše',
    },
    giveUp: (key) => `Promíjí se z ${key}`,
    submit: 'Uzavřít námitku',
    hint: 'Dlužníkovi to řeknete vy: žádná zpráva sama neodejde. Pozastavení skončí a strategie pokračují.',
  },
  work: {
    lead: 'Dopisy a zprávy, které se neposílají automaticky. Čekají, dokud nepotvrdíte odeslání; do té doby se nikde nepovažují za odeslané.',
    emptyTitle: 'Nic tu na vás nečeká',
    emptyBody: 'Když strategie chce dopis nebo zprávu v aplikaci, čeká to zde, dokud to někdo neudělá.',
    channels: { letter: 'Dopis', messaging: 'Zpráva v aplikaci' },
    registered: 'Doporučený dopis',
    about: (amount, count) => (count === 1 ? amount : `${amount}, ${counted(count, 'pohledávka', 'pohledávky', 'pohledávek')}`),
    since: (day) => `od ${day}`,
    strategy: (name) => `strategie ${name}`,
    posted: { letter: 'Podáno na poštu', messaging: 'Odesláno' },
    postedOf: (what, who) => `${what}, ${who}`,
    postedTitle: 'Opravdu už to odešlo?',
    postedBody: 'Od této chvíle je to dnešní kontakt a strategie pokračuje dalším krokem.',
    drop: 'Neodešle se',
    dropOf: (who) => `Neodešle se, ${who}`,
    dropTitle: 'Opravdu to nemá odejít?',
    dropBody: 'Bude se to brát, jako by to nikdy neodešlo, a strategie pokračuje bez toho.',
    cancel: 'Zrušit',
  },
};
