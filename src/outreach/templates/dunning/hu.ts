import type { DunningWords } from './dunning-words.ts';

/** Hungarian. Amounts and dates stand after a colon, where they need no ending that depends on how they are read. */
export const hungarianDunning: DunningWords = {
  greet: (address) =>
    /^tisztelt /i.test(address) ? `${address.charAt(0).toUpperCase()}${address.slice(1)}!` : `Tisztelt ${address}!`,
  subject: 'Üzenet Önnek',
  total: 'összesen',
  due: 'határidő',
  more: (count) => `és további ${count} tétel`,
  paid: 'Ha már fizetett, köszönjük.',
  hint: 'Nem kér ilyen üzenetet? Jelezze nekünk.',
  texts: {
    'invoice-issued': ({ sum }) => ({
      sms: { lead: 'számlát állítottunk ki', ask: 'Köszönjük.' },
      email: { opening: `Számlát állítottunk ki, összege: ${sum}.`, request: 'Köszönjük, hogy határidőre fizet.' },
    }),
    'coming-due': ({ sum }) => ({
      sms: { lead: 'közeledik a fizetési határidő', ask: 'Köszönjük, hogy határidőre fizet.' },
      email: {
        opening: `Emlékeztetjük, hogy közeledik a fizetési határidő. Fizetendő: ${sum}.`,
        request: 'Köszönjük, hogy határidőre fizet.',
      },
    }),
    'due-today': ({ sum, today }) => ({
      sms: { lead: 'elérkezett a fizetési határidő', ask: 'Köszönjük befizetését.' },
      email: {
        opening: `Emlékeztetjük, hogy elérkezett a fizetési határidő: ${today} Fizetendő: ${sum}.`,
        request: 'Köszönjük befizetését.',
      },
    }),
    'payment-reminder': ({ sum }) => ({
      sms: { lead: 'emlékeztetjük a lejárt tartozásra', ask: 'Kérjük, fizesse be.' },
      email: {
        opening: `Emlékeztetjük, hogy még nem érkezett be a következő összeg: ${sum}.`,
        request: 'Kérjük, fizesse be. Ha nem tudja egy összegben kifizetni, keressen minket.',
      },
    }),
    'promise-missed': ({ sum, promised }) => ({
      sms: { lead: `az ígért összeg (${promised}) nem érkezett be teljesen, hátralék`, ask: 'Kérjük, fizesse be.' },
      email: {
        opening: `Az Ön által megígért befizetés nem érkezett be teljes egészében. Az ígért nap: ${promised} A fennmaradó összeg: ${sum}.`,
        request: 'Kérjük, fizesse be. Ha nem tudja, keressen minket, és megbeszéljük, hogyan tovább.',
      },
    }),
    'formal-demand': ({ sum, by }) => ({
      sms: { lead: 'felszólítjuk tartozása megfizetésére', ask: `Végső nap: ${by}` },
      email: {
        opening: `Nem érkezett be a következő összeg: ${sum}. Felszólítjuk, hogy tartozását fizesse meg. Határidő: ${by}`,
        request: 'Ha a tartozást vitatja, vagy nem tudja egy összegben megfizetni, a megadott határidőn belül keressen minket.',
      },
    }),
    'final-notice': ({ sum, by }) => ({
      sms: {
        lead: 'utolsó felszólítás tartozása megfizetésére',
        ask: `Végső nap: ${by} Ha addig nem fizet, az ügyet jogászainknak adjuk át.`,
      },
      email: {
        opening: `Utoljára szólítjuk fel tartozása megfizetésére. Összege: ${sum}. Határidő: ${by}`,
        request: 'Ha a határidőig nem fizet, az ügyet átadjuk jogászainknak. Ha a tartozást vitatja, keressen minket.',
      },
    }),
    'registry-warning': ({ sum, by }) => ({
      sms: {
        lead: 'felszólítjuk tartozása megfizetésére',
        ask: `Végső nap: ${by} Ha addig nem fizet, a tartozás adatait át kívánjuk adni a lengyel adósnyilvántartásnak (BIG).`,
      },
      email: {
        opening: `Felszólítjuk, hogy tartozását fizesse meg. Összege: ${sum}. Határidő: ${by}`,
        request:
          'Figyelmeztetjük, hogy ha a határidőig nem fizet, a tartozás adatait át kívánjuk adni a lengyel gazdasági információs irodának (BIG), a 2010. április 9-i lengyel törvény szerint. Ha a tartozást vitatja, keressen minket.',
      },
    }),
    'pre-action-letter': ({ sum, by }) => ({
      sms: {
        lead: 'fizetési felszólítás bírósági eljárás előtt',
        ask: `Végső nap: ${by} Ha addig nem fizet, bírósághoz fordulunk.`,
      },
      email: {
        opening: `Bírósági eljárás előtt felszólítjuk, hogy tartozását fizesse meg. Összege: ${sum}. Határidő: ${by}`,
        request: 'Ha a határidőig nem fizet, bírósághoz fordulunk. Ha a tartozást vitatja, keressen minket.',
      },
    }),
  },
  neutral: {
    sms: 'üzenetünk van, amelyet csak Önnel személyesen közölhetünk. Kérjük, keressen minket.',
    subject: 'Üzenet Önnek',
    paragraphs: [
      'Üzenetünk van, amelyet csak Önnel személyesen közölhetünk. Kérjük, keressen minket.',
      'Ezt a címet még nem ellenőriztük, ezért a részleteket nem küldjük el rá.',
    ],
  },
};
