import type { Catalogue } from '../catalogue.ts';

/** Words of what debtors said to a person of ours. */
export const huConversations: Catalogue['conversations'] = {
  button: 'Elmondottak rögzítése',
  title: (who) => `Elmondta: ${who}`,
  close: 'Bezárás',
  creditor: 'Melyik hitelező követeléséről',
  talkedAbout: (total, count) => (count === 1 ? `Nyitott: ${total}.` : `Nyitott: ${total}, összesen ${count} követelés.`),
  kind: 'Mit mondott',
  kinds: {
    promise: 'Fizetést ígér',
    plan: 'Részletekben fizet',
    dispute: 'Vitatja',
    paid: 'Már fizetett',
    stop: 'Nem kér több megkeresést',
  },
  done: 'Rögzítve.',
  confirmation: {
    label: 'Írásos visszaigazolás',
    written: (channel) => `${channel}: visszaigazolást küldünk.`,
    refused: (channel, reason, from) =>
      `${channel}: nem megy ki visszaigazolás. ${reason}${from === null ? '' : ` (legközelebb: ${from})`}.`,
  },
  promise: {
    date: 'Határidő',
    dateHint: (latest) => `Legkésőbb ${latest}`,
    amount: 'Összeg',
    amountHint: (least) => `Ha üres: a teljes összeg. Legalább ${least}`,
    effect:
      'Eddig a napig és a hitelező türelmi idejének végéig nem keressük miatta. Korábbi ígéret vagy részletfizetés helyébe lép.',
    submit: 'Ígéret rögzítése',
  },
  plan: {
    none: 'Ez a hitelező nem fogad el részletfizetést.',
    count: 'Részletek száma',
    countHint: (most) => `Legfeljebb ${most}`,
    first: 'Az első részlet napja',
    firstHint: (latest) => `Legkésőbb ${latest}`,
    tooSmall: (least) => `Egy részlet legkisebb összege: ${least}.`,
    read: 'Olvassa vissza az adósnak',
    submit: 'Részletfizetés rögzítése',
  },
  dispute: {
    which: 'Mit vitat',
    why: 'Miért',
    effect: 'A döntésig nem keressük miatta; feladat nyílik hozzá.',
    submit: 'Kifogás rögzítése',
  },
  paid: {
    which: 'Állítása szerint mit fizetett be',
    effect: 'Amíg a befizetés úton lehet, nem keressük miatta.',
    submit: 'Rögzítés',
  },
  stop: {
    scope: 'Mit nem kér többé',
    scopes: {
      all: 'Ettől a hitelezőtől semmilyen automatikus megkeresést',
      voice: 'Hívást',
      sms: 'SMS-t',
      email: 'E-mailt',
      letter: 'Levelet',
      messaging: 'Üzenetet alkalmazásban',
    },
    submit: 'Rögzítés',
  },
};
