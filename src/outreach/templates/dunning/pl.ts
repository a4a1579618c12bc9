import type { DunningWords } from './dunning-words.ts';

/** Polish. After the greeting nobody is addressed any more: the sentences fit a woman, a man and a firm. */
export const polishDunning: DunningWords = {
  greet: (address) => `${address},`,
  subject: 'Wiadomość dla Państwa',
  total: 'łącznie',
  due: 'termin',
  more: (count, plural) => `i jeszcze ${count} ${plural === 'one' ? 'pozycja' : plural === 'few' ? 'pozycje' : 'pozycji'}`,
  paid: 'Jeśli płatność została już wykonana, dziękujemy.',
  hint: 'Aby nie dostawać takich wiadomości, prosimy dać nam znać.',
  texts: {
    'invoice-issued': ({ sum }) => ({
      sms: { lead: 'wystawiliśmy rachunek', ask: 'Dziękujemy.' },
      email: { opening: `wystawiliśmy rachunek na kwotę ${sum}.`, request: 'Dziękujemy za płatność w terminie.' },
    }),
    'coming-due': ({ sum }) => ({
      sms: { lead: 'zbliża się termin płatności', ask: 'Dziękujemy za płatność w terminie.' },
      email: {
        opening: `przypominamy, że zbliża się termin płatności kwoty ${sum}.`,
        request: 'Dziękujemy za płatność w terminie.',
      },
    }),
    'due-today': ({ sum, today }) => ({
      sms: { lead: `${today} r. mija termin płatności`, ask: 'Dziękujemy za płatność.' },
      email: {
        opening: `przypominamy, że ${today} r. mija termin płatności kwoty ${sum}.`,
        request: 'Dziękujemy za płatność.',
      },
    }),
    'payment-reminder': ({ sum }) => ({
      sms: { lead: 'przypominamy o zaległej płatności', ask: 'Prosimy o zapłatę.' },
      email: {
        opening: `przypominamy, że nie otrzymaliśmy jeszcze płatności w wysokości ${sum}.`,
        request: 'Prosimy o jej uregulowanie. Jeśli zapłata w całości nie jest możliwa, prosimy o kontakt.',
      },
    }),
    'promise-missed': ({ sum, promised }) => ({
      sms: { lead: `płatność zadeklarowana do ${promised} r. nie wpłynęła w całości, pozostaje`, ask: 'Prosimy o zapłatę.' },
      email: {
        opening: `płatność zadeklarowana do ${promised} r. nie wpłynęła w całości. Do zapłaty pozostaje ${sum}.`,
        request: 'Prosimy o zapłatę. Jeśli nie jest ona możliwa, prosimy o kontakt, ustalimy, co dalej.',
      },
    }),
    'formal-demand': ({ sum, by }) => ({
      sms: { lead: 'wzywamy do zapłaty długu', ask: `Prosimy o zapłatę do ${by} r.` },
      email: {
        opening: `nie otrzymaliśmy dotąd płatności w wysokości ${sum}. Wzywamy do zapłaty długu najpóźniej do ${by} r.`,
        request: 'Jeśli dług jest kwestionowany lub nie może być zapłacony jednorazowo, prosimy o kontakt w tym terminie.',
      },
    }),
    'final-notice': ({ sum, by }) => ({
      sms: {
        lead: 'ostateczne wezwanie do zapłaty długu',
        ask: `W razie braku zapłaty do ${by} r. przekażemy sprawę prawnikom.`,
      },
      email: {
        opening: `ostatecznie wzywamy do zapłaty długu w wysokości ${sum} najpóźniej do ${by} r.`,
        request:
          'Po bezskutecznym upływie tego terminu przekażemy sprawę prawnikom. Jeśli dług jest kwestionowany, prosimy o kontakt.',
      },
    }),
    'registry-warning': ({ sum, by }) => ({
      sms: {
        lead: 'wezwanie do zapłaty długu',
        ask: `W razie braku zapłaty do ${by} r. zamierzamy przekazać dane do biura informacji gospodarczej (BIG).`,
      },
      email: {
        opening: `wzywamy do zapłaty długu w wysokości ${sum} najpóźniej do ${by} r.`,
        request:
          'Ostrzegamy, że w razie braku zapłaty w tym terminie zamierzamy przekazać dane o tym zobowiązaniu do biura informacji gospodarczej (BIG), zgodnie z ustawą z 9 kwietnia 2010 r. Jeśli dług jest kwestionowany, prosimy o kontakt.',
      },
    }),
    'pre-action-letter': ({ sum, by }) => ({
      sms: { lead: 'przedsądowe wezwanie do zapłaty długu', ask: `W razie braku zapłaty do ${by} r. wniesiemy pozew.` },
      email: {
        opening: `przed wniesieniem pozwu wzywamy do zapłaty długu w wysokości ${sum} najpóźniej do ${by} r.`,
        request:
          'W razie braku zapłaty w tym terminie wniesiemy pozew do sądu. Jeśli dług jest kwestionowany, prosimy o kontakt.',
      },
    }),
  },
  neutral: {
    sms: 'mamy dla Państwa wiadomość, którą możemy przekazać tylko osobiście. Prosimy o kontakt.',
    subject: 'Wiadomość dla Państwa',
    paragraphs: [
      'mamy dla Państwa wiadomość, którą możemy przekazać tylko osobiście. Prosimy o kontakt.',
      'Ten adres nie został jeszcze potwierdzony, dlatego nie wysyłamy na niego szczegółów.',
    ],
  },
};
