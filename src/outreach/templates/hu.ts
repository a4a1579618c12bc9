import { dunningTexts } from './dunning/dunning-texts.ts';
import { hungarianDunning } from './dunning/hu.ts';
import { letterLayout } from './letter-layout.ts';
import type { MessageTexts } from './message-texts.ts';

const layout = letterLayout({
  language: 'hu',
  greeting: 'Jó napot kívánunk!',
  closing: 'Üdvözlettel:',
  account: 'számlaszám:',
  reference: 'közlemény:',
  more: (count) => `valamint további ${count} befizetés, ezek adatait telefonon közöljük`,
  labels: {
    amount: 'Összeg',
    account: 'Számlaszám',
    variableSymbol: 'Változó szimbólum (VS)',
    constantSymbol: 'Állandó szimbólum (KS)',
    specificSymbol: 'Specifikus szimbólum (SS)',
    reference: 'Közlemény',
    document: 'Bizonylat',
    due: 'Fizetési határidő',
    originallyDue: 'Eredeti fizetési határidő',
    code: 'Fizetési kód',
  },
});
const { sum, day, letter, smsPayments, smsInstalments, paymentLines } = layout;

/** What was agreed in a call thanks for the call. */
const opening = (inCall: boolean) =>
  inCall
    ? { subject: 'Visszaigazolás a telefonbeszélgetésről', thanks: 'Köszönjük a mai telefonbeszélgetést.' }
    : { subject: 'Visszaigazolás', thanks: 'Köszönjük az egyeztetést.' };

/** Hungarian. Amounts and dates stand after a colon, where they need no ending that depends on how they are read. */
export const hungarianTexts: MessageTexts = {
  'promise-confirmation': {
    sms: ({ creditor, amount, date, payments }) =>
      `${creditor}: visszaigazoljuk fizetési ígéretét: ${sum(amount)}, határidő: ${day(date)} ${smsPayments(payments)} Köszönjük.`,
    email: ({ creditor, amount, date, payments, inCall }) => ({
      subject: `${opening(inCall).subject} – ${creditor}`,
      text: letter(
        creditor,
        `${opening(inCall).thanks} Visszaigazoljuk fizetési ígéretét: ${sum(amount)}, legkésőbbi határidő: ${day(date)}`,
        ...payments.map((payment) => paymentLines(payment, date, creditor)),
        'Addig ebben az ügyben nem küldünk emlékeztetőt. Ha már fizetett, nincs további teendője.',
      ),
    }),
  },
  'plan-confirmation': {
    sms: ({ creditor, total, instalments }) =>
      `${creditor}: visszaigazoljuk a részletfizetést, összesen ${sum(total)}. Részletek és határidők: ${smsInstalments(instalments, '-')} ${smsPayments(instalments[0]?.payments ?? [])} Köszönjük.`,
    email: ({ creditor, total, instalments, inCall }) => ({
      subject: `${opening(inCall).subject} – ${creditor}`,
      text: letter(
        creditor,
        `${opening(inCall).thanks} Visszaigazoljuk a részletfizetési megállapodást. Összesen: ${sum(total)}, a részletek száma: ${instalments.length}, az első részlet határideje: ${day(instalments[0]?.date ?? '')}`,
        ...instalments.flatMap(({ payments, date }) =>
          payments.map((payment) => `${day(date)}\n${paymentLines(payment, date, creditor)}`),
        ),
        'Amíg a részletek időben beérkeznek, ebben az ügyben nem küldünk emlékeztetőt.',
      ),
    }),
  },
  'callback-confirmation': {
    sms: ({ neutralName, when }) =>
      `${neutralName}: ${when ? `visszahívjuk Önt, időpont: ${day(when.date)} ${when.from} és ${when.to} között` : 'visszahívjuk Önt'}. Köszönjük.`,
    email: ({ neutralName, when }) => ({
      subject: `Visszahívjuk – ${neutralName}`,
      text: letter(
        neutralName,
        when
          ? `Kérésének megfelelően visszahívjuk, időpont: ${day(when.date)} ${when.from} és ${when.to} között.`
          : 'Kérésének megfelelően visszahívjuk.',
      ),
    }),
  },
  'payment-details': {
    sms: ({ creditor, total, payments }) => `${creditor}: fizetendő: ${sum(total)}. ${smsPayments(payments)}`,
    email: ({ creditor, total, payments }) => ({
      subject: `A kért adatok – ${creditor}`,
      text: letter(
        creditor,
        `A mai telefonbeszélgetésben kért fizetési adatokat az alábbiakban küldjük. Összesen fizetendő: ${sum(total)}.`,
        ...payments.map((payment) => paymentLines(payment, null, creditor)),
        'Ha már fizetett, nincs további teendője.',
      ),
    }),
  },
  'opt-out-confirmation': {
    sms: ({ neutralName }) => `${neutralName}: kérését rögzítettük, automatikus úton többé nem keressük Önt.`,
    email: ({ neutralName }) => ({
      subject: `Kérését rögzítettük – ${neutralName}`,
      text: letter(neutralName, 'Kérését rögzítettük. Automatikus hívással vagy üzenettel többé nem keressük Önt.'),
    }),
  },
  ...dunningTexts(hungarianDunning, layout),
  neutral: {
    sms: ({ neutralName }) =>
      `${neutralName}: visszaigazoljuk, hogy megkaptuk a telefonhívásban megadott választását. A részletekről telefonon tájékoztatjuk.`,
    email: ({ neutralName }) => ({
      subject: `Visszaigazolás a telefonbeszélgetésről – ${neutralName}`,
      text: letter(
        neutralName,
        'Visszaigazoljuk, hogy megkaptuk a telefonhívásban megadott választását.',
        'Ezt a címet még nem ellenőriztük, ezért a részleteket nem küldjük el rá. Telefonon szívesen tájékoztatjuk.',
      ),
    }),
  },
};
