import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

/** Words of what debtors said to a person of ours. */
export const skConversations: Catalogue['conversations'] = {
  button: 'Zaznamenať rozhovor',
  title: (who) => `Čo povedal dlžník: ${who}`,
  close: 'Zavrieť',
  creditor: 'Dlh voči veriteľovi',
  talkedAbout: (total, count) =>
    count === 1 ? `Neuhradené: ${total}.` : `Neuhradené: ${total}, ${counted(count, 'pohľadávka', 'pohľadávky', 'pohľadávok')}.`,
  kind: 'Čo povedal',
  kinds: {
    promise: 'Prisľúbil úhradu',
    plan: 'Bude splácať',
    dispute: 'S dlhom nesúhlasí',
    paid: 'Už zaplatil',
    stop: 'Neželá si ďalší kontakt',
  },
  done: 'Zaznamenané.',
  confirmation: {
    label: 'Písomné potvrdenie',
    written: (channel) => `${channel}: potvrdenie sa odošle.`,
    refused: (channel, reason, from) =>
      `${channel}: potvrdenie sa neodošle. ${reason}${from === null ? '' : ` (možné od ${from})`}.`,
  },
  promise: {
    date: 'Do dňa',
    dateHint: (latest) => `Najneskôr ${latest}`,
    amount: 'Suma',
    amountHint: (least) => `Prázdne: celá suma. Najmenej ${least}`,
    effect:
      'Do tohto dňa a počas dodatočnej lehoty veriteľa nebude nikto o úhradu žiadať. Skorší prísľub alebo splátkový kalendár sa nahradí.',
    submit: 'Zaznamenať prísľub',
  },
  plan: {
    none: 'Tento veriteľ splátky neprijíma.',
    count: 'Počet splátok',
    countHint: (most) => `Najviac ${most}`,
    first: 'Prvá splátka',
    firstHint: (latest) => `Najneskôr ${latest}`,
    tooSmall: (least) => `Každá splátka musí byť najmenej ${least}.`,
    read: 'Prečítajte dlžníkovi',
    submit: 'Zaznamenať splátky',
  },
  dispute: {
    which: 'Čoho sa námietka týka',
    why: 'Dôvod',
    effect: 'Kým niekto nerozhodne, sporná suma sa nevymáha; vznikne na to úloha.',
    submit: 'Zaznamenať námietku',
  },
  paid: {
    which: 'Čo má byť zaplatené',
    effect: 'Kým môže byť platba na ceste, nikto o úhradu žiadať nebude.',
    submit: 'Zaznamenať',
  },
  stop: {
    scope: 'Čo si neželá',
    scopes: {
      all: 'Akýkoľvek automatický kontakt tohto veriteľa',
      voice: 'Hovory',
      sms: 'SMS',
      email: 'E-maily',
      letter: 'Listy',
      messaging: 'Správy v aplikáciách',
    },
    submit: 'Zaznamenať',
  },
};
