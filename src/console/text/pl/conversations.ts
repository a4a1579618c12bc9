import type { Catalogue } from '../catalogue.ts';
import { counted } from './counted.ts';

/** Words of what debtors said to a person of ours, in Polish. */
export const plConversations: Catalogue['conversations'] = {
  button: 'Odnotuj rozmowę',
  title: (who) => `Rozmowa: ${who}`,
  close: 'Zamknij',
  creditor: 'Dotyczy wierzyciela',
  talkedAbout: (total, count) =>
    count === 1 ? `Do zapłaty: ${total}.` : `Do zapłaty: ${total}, ${counted(count, 'należność', 'należności', 'należności')}.`,
  kind: 'Co powiedziano',
  kinds: {
    promise: 'Deklaruje zapłatę',
    plan: 'Zapłaci w ratach',
    dispute: 'Kwestionuje należność',
    paid: 'Zgłasza, że zapłacono',
    stop: 'Nie chce dalszego kontaktu',
  },
  done: 'Zapisano.',
  confirmation: {
    label: 'Potwierdzenie na piśmie',
    written: (channel) => `${channel}: potwierdzenie zostanie wysłane.`,
    refused: (channel, reason, from) =>
      `${channel}: bez potwierdzenia. ${reason}${from === null ? '' : ` (możliwe od ${from})`}.`,
  },
  promise: {
    date: 'Do kiedy',
    dateHint: (latest) => `Najpóźniej ${latest}`,
    amount: 'Kwota',
    amountHint: (least) => `Puste: całość. Co najmniej ${least}`,
    effect:
      'Do tego dnia i w okresie tolerancji wierzyciela nikt nie przypomina o zapłacie. Zastępuje wcześniejszą deklarację lub plan ratalny.',
    submit: 'Zapisz deklarację',
  },
  plan: {
    none: 'Ten wierzyciel nie rozkłada należności na raty.',
    count: 'Liczba rat',
    countHint: (most) => `Najwyżej ${most}`,
    first: 'Data pierwszej raty',
    firstHint: (latest) => `Najpóźniej ${latest}`,
    tooSmall: (least) => `Każda rata musi wynosić co najmniej ${least}.`,
    read: 'Odczytaj rozmówcy',
    submit: 'Zapisz plan',
  },
  dispute: {
    which: 'Co jest sporne',
    why: 'Powód',
    effect: 'Do czasu decyzji nikt nie przypomina o spornej kwocie; powstaje zadanie do rozpatrzenia.',
    submit: 'Zapisz spór',
  },
  paid: {
    which: 'Co według dłużnika zapłacono',
    effect: 'Nikt o to nie przypomina, dopóki wpłata może być w drodze.',
    submit: 'Zapisz',
  },
  stop: {
    scope: 'Z czego rezygnuje',
    scopes: {
      all: 'Z każdego automatycznego kontaktu w imieniu tego wierzyciela',
      voice: 'Z połączeń',
      sms: 'Z SMS-ów',
      email: 'Z e-maili',
      letter: 'Z listów',
      messaging: 'Z wiadomości w komunikatorach',
    },
    submit: 'Zapisz',
  },
};
