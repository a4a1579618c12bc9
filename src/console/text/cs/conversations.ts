import type { Catalogue } from '../catalogue.ts';

/** Words of what debtors said to a person of ours. */
export const csConversations: Catalogue['conversations'] = {
  button: 'Zapsat, co zaznělo',
  title: (who) => `Co zaznělo: ${who}`,
  close: 'Zavřít',
  creditor: 'Komu se dluží',
  talkedAbout: (total, count) =>
    count === 1 ? `K úhradě zbývá ${total}.` : `K úhradě zbývá ${total}, počet pohledávek: ${count}.`,
  kind: 'Co zaznělo',
  kinds: {
    promise: 'Slibuje úhradu',
    plan: 'Zaplatí ve splátkách',
    dispute: 'Nesouhlasí',
    paid: 'Už zaplaceno',
    stop: 'Nepřeje si další kontakt',
  },
  done: 'Zapsáno.',
  confirmation: {
    label: 'Písemné potvrzení',
    written: (channel) => `${channel}: potvrzení odejde.`,
    refused: (channel, reason, from) => `${channel}: potvrzení neodejde. ${reason}${from === null ? '' : ` (možné od ${from})`}.`,
  },
  promise: {
    date: 'Do kdy',
    dateHint: (latest) => `Nejpozději ${latest}`,
    amount: 'Částka',
    amountHint: (least) => `Prázdné: celý dluh. Nejméně ${least}`,
    effect:
      'Do toho dne a po dobu, kterou věřitel ještě toleruje, se nic neupomíná. Dřívější slib nebo splátky tím přestávají platit.',
    submit: 'Zapsat slib',
  },
  plan: {
    none: 'Tento věřitel splátky nepřijímá.',
    count: 'Počet splátek',
    countHint: (most) => `Nejvýše ${most}`,
    first: 'První splátka dne',
    firstHint: (latest) => `Nejpozději ${latest}`,
    tooSmall: (least) => `Každá splátka musí být alespoň ${least}.`,
    read: 'Přečtěte dlužníkovi',
    submit: 'Zapsat splátky',
  },
  dispute: {
    which: 'S čím nesouhlasí',
    why: 'Proč',
    effect: 'Dokud někdo nerozhodne, nic z toho se neupomíná; vznikne k tomu úkol.',
    submit: 'Zapsat námitku',
  },
  paid: {
    which: 'Co má být zaplaceno',
    effect: 'Dokud může být platba na cestě, nic se neupomíná.',
    submit: 'Zapsat',
  },
  stop: {
    scope: 'Co už si nepřeje',
    scopes: {
      all: 'Žádný automatický kontakt tohoto věřitele',
      voice: 'Žádné hovory',
      sms: 'Žádné SMS',
      email: 'Žádné e-maily',
      letter: 'Žádné dopisy',
      messaging: 'Žádné zprávy v aplikacích',
    },
    submit: 'Zapsat',
  },
};
