import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTellingWord } from '../../../flow/telling-words.ts';
import { type Language, languages } from '../../../kernel/country.ts';
import { type Currency, money } from '../../../kernel/money.ts';
import { noContact } from '../../../receivables/creditor-contact.ts';
import { findDebtWord } from '../../../receivables/neutral-name.ts';
import type { GatheredFacts } from '../../gather-facts.ts';
import { type DunningName, dunningNames } from '../../model.ts';
import { renderMessage } from '../../render-message.ts';
import type { Payment } from '../../split-payment.ts';
import { isGsm7 } from '../../text/count-sms-parts.ts';
import { formatAccount } from '../../text/format-account.ts';
import type { DunningFacts } from '../message-texts.ts';
import { textsIn } from '../texts-in.ts';

/** Creditors with names as long as they come, and what their debtors pay to. Accounts: the examples of the IBAN registry. */
const debts = {
  cs: ['Středočeská energetická a.s.', 'CZK', 'CZ6508000000192000145399', 'paní Nováková'],
  sk: ['Východoslovenská energetika, s.r.o.', 'EUR', 'SK9611000000002918599669', 'pani Nováková'],
  pl: ['Łódzkie Przedsiębiorstwo Energetyczne Sp. z o.o.', 'PLN', 'PL61109010140000071219812874', 'Szanowna Pani'],
  hu: ['Észak-magyarországi Közműszolgáltató Kft.', 'HUF', 'HU42117730161111101800000000', 'Kovács János úr'],
  en: ['Prague International Property Management Ltd', 'CZK', 'CZ6508000000192000145399', 'Ms Novak'],
} as const satisfies Record<Language, readonly [string, Currency, string, string]>;

function line(language: Language, index: number, minor = 123_450, iban: string = debts[language][2]): Payment {
  const symbols = {
    variableSymbol: language === 'pl' ? null : `20261100${10 + index}`,
    constantSymbol: null,
    specificSymbol: null,
  };
  const due = `2026-10-${String(index + 1).padStart(2, '0')}`;
  return { amount: money(minor, debts[language][1]), iban, ...symbols, documents: [`FV/2026/11/${17 + index}`], due };
}

function owing(language: Language, template: DunningName, lines: readonly Payment[]): GatheredFacts {
  const [creditor, currency, , address] = debts[language];
  const minor = lines.reduce((sum, { amount }) => sum + amount.minor, 0);
  const days = { today: '2026-11-23', payBy: '2026-12-23', promised: '2026-11-20' };
  const facts: DunningFacts = { creditor, address, total: money(minor, currency), lines, payments: lines, ...days };
  return { template, facts };
}

const several = (language: Language, count: number) => Array.from({ length: count }, (_, index) => line(language, index));
const accountIn = (iban: string) => spaced(formatAccount(iban));
const sms = (language: Language, facts: GatheredFacts) => renderMessage(textsIn(language), 'sms', facts, null, noContact);
const email = (language: Language, facts: GatheredFacts) => renderMessage(textsIn(language), 'email', facts, null, noContact);
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('every text tells creditor, sum, due dates and account, with one line, two or five, and leaves no gap', () => {
  test.each(languages.flatMap((language) => dunningNames.map((name) => [language, name] as const)))('%s %s', (language, name) => {
    for (const count of [1, 2, 5]) {
      const facts = owing(language, name, several(language, count));
      const [creditor, , iban] = debts[language];
      const total = { 1: /1[ ,]234[.,]50/, 2: /2[ ,]469[.,]00|2 469 Ft/, 5: /6[ ,]172[.,]50/ }[count];
      for (const { subject, body, parts } of [sms(language, facts), email(language, facts)]) {
        const text = spaced(`${subject ?? ''} ${body}`);
        expect(text).not.toMatch(/undefined|null|NaN|\$\{|\{|\}| {2}| [.,;:]|\.\.|:\s*\.|, ,/);
        expect(text).toMatch(total ?? /never/);
        expect(text).toMatch(/2026\. 10\. 01\.|1\. 10\. 2026|01\.10\.2026|1 October 2026/);
        expect(text).toContain(accountIn(iban));
        expect(parts ?? 1).toBeLessThanOrEqual(3);
      }
      expect(email(language, facts).body.trimEnd().endsWith(creditor)).toBe(true);
    }
  });
});

describe('lines that are not listed are counted with the right word', () => {
  test.each([
    ['cs', ['a 1 dalsi polozka.', 'a 2 dalsi polozky.', 'a 5 dalsich polozek.']],
    ['sk', ['a 1 dalsia polozka.', 'a 2 dalsie polozky.', 'a 5 dalsich poloziek.']],
    ['pl', ['i jeszcze 1 pozycja.', 'i jeszcze 2 pozycje.', 'i jeszcze 5 pozycji.']],
    ['hu', ['es tovabbi 1 tetel.', 'es tovabbi 2 tetel.', 'es tovabbi 5 tetel.']],
    ['en', ['and 1 more item.', 'and 2 more items.', 'and 5 more items.']],
  ] as const)('%s', (language, counted) => {
    for (const [index, more] of [1, 2, 5].entries()) {
      const facts = owing(language, 'payment-reminder', several(language, 3 + more));
      expect(sms(language, facts).body).toContain(counted[index]);
    }
  });
});

test('no SMS is longer than three cheap parts, whatever is owed, by how many lines and to how many accounts', () => {
  const some = fc.tuple(
    fc.constantFrom(...languages),
    fc.constantFrom(...dunningNames),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.boolean()), { minLength: 1, maxLength: 12 }),
  );
  fc.assert(
    fc.property(some, ([language, name, lines]) => {
      const other = debts.sk[2];
      const owed = lines.map(([minor, elsewhere], index) => line(language, index, minor, elsewhere ? other : debts[language][2]));
      const { body, parts } = sms(language, owing(language, name, owed));
      expect(isGsm7(body)).toBe(true);
      expect(parts, body).toBeLessThanOrEqual(3);
    }),
  );
});

describe('what stands in for a text where nobody knows whose the address is tells of no debt, and no subject ever does', () => {
  test.each(languages)('%s', (language) => {
    for (const name of dunningNames) {
      const facts = owing(language, name, several(language, 2));
      const hidden = (['sms', 'email'] as const).map((channel) =>
        renderMessage(textsIn(language), channel, facts, { neutralName: 'Acme' }, noContact),
      );
      for (const text of [
        ...hidden.map(({ subject, body }) => `${subject ?? ''} ${body}`),
        email(language, facts).subject ?? '',
      ]) {
        const words = text.replace(debts[language][0], '');
        expect(findTellingWord(language, words)).toBeUndefined();
        expect(findDebtWord(words)).toBeNull();
        expect(words).not.toMatch(/\d|Nov|Kov/);
      }
    }
  });
});

describe('a text is no graver than it says: a courtesy knows of no debt, and only the last one of a court', () => {
  const debt = { cs: /dluh|neuhraz/, sk: /dlh|neuhrad/, pl: /dług|zaleg/, hu: /tartoz|lejárt|hátral/, en: /debt|unpaid|overdue/ };
  const court = { cs: /žalob|soud/, sk: /žalob|súd/, pl: /pozew|pozwu|sąd/, hu: /bíróság/, en: /court/ };
  const enforcement = /exeku|komorn|egzek|végrehajt|bailiff/i;
  test.each(languages)('%s', (language) => {
    for (const name of dunningNames) {
      const { body } = email(language, owing(language, name, several(language, 1)));
      expect(debt[language].test(body), name).toBe(
        ['formal-demand', 'final-notice', 'registry-warning', 'pre-action-letter'].includes(name),
      );
      expect(court[language].test(body), name).toBe(name === 'pre-action-letter');
      expect(/BIG/.test(body), name).toBe(name === 'registry-warning');
      expect(body).not.toMatch(enforcement);
    }
  });
});

describe('a reminder by SMS, as it is read', () => {
  test.each([
    [
      'cs',
      'Stredoceska energeticka a.s.: pripominame neuhrazenou platbu, celkem 2 469,00 Kc: 1 234,50 Kc, splatnost 1. 10. 2026, VS 2026110010; 1 234,50 Kc, splatnost 2. 10. 2026, VS 2026110011. Ucet 19-2000145399/0800. Prosime o uhradu. Pokud jste uz zaplatili, dekujeme. Nechcete tyto zpravy? Dejte nam vedet.',
    ],
    [
      'hu',
      'Eszak-magyarorszagi Kozmuszolgaltato Kft.: emlekeztetjuk a lejart tartozasra, osszesen 2 469 Ft: 1 234,50 Ft, hatarido 2026. 10. 01., kozlemeny: 2026110010; 1 234,50 Ft, hatarido 2026. 10. 02., kozlemeny: 2026110011. Szamlaszam: 11773016-11111018-00000000. Kerjuk, fizesse be. Ha mar fizetett, koszonjuk. Nem ker ilyen uzenetet? Jelezze nekunk.',
    ],
  ] as const)('%s', (language, body) => {
    expect(sms(language, owing(language, 'payment-reminder', several(language, 2))).body).toBe(body);
  });
});

test('the warning of a registry names creditor, sum, what is intended and the day a month away', () => {
  const { subject, body } = email('pl', owing('pl', 'registry-warning', several('pl', 1)));
  expect(subject).toBe('Wiadomość dla Państwa – Łódzkie Przedsiębiorstwo Energetyczne Sp. z o.o.');
  expect(spaced(body)).toBe(`Szanowna Pani,

wzywamy do zapłaty długu w wysokości 1 234,50 zł najpóźniej do 23.12.2026 r.

Kwota: 1 234,50 zł
Numer rachunku: 61 1090 1014 0000 0712 1981 2874
IBAN: PL61109010140000071219812874
Tytuł przelewu: FV/2026/11/17
Pierwotny termin płatności: 01.10.2026
Kod płatności (2D ZBP): |PL|61109010140000071219812874|123450|Łódzkie Przedsiębior|FV/2026/11/17|||

Ostrzegamy, że w razie braku zapłaty w tym terminie zamierzamy przekazać dane o tym zobowiązaniu do biura informacji gospodarczej (BIG), zgodnie z ustawą z 9 kwietnia 2010 r. Jeśli dług jest kwestionowany, prosimy o kontakt.

Jeśli płatność została już wykonana, dziękujemy.

Z poważaniem
Łódzkie Przedsiębiorstwo Energetyczne Sp. z o.o.
`);
});

test('a debtor is greeted by the form of address of her language; a firm and nobody in particular politely', () => {
  const greeting = (language: Language, address: string | null) => {
    const { template, facts } = owing(language, 'coming-due', several(language, 1));
    const body = email(language, { template, facts: { ...facts, address } } as GatheredFacts).body;
    return body.split('\n')[0];
  };
  expect(languages.map((language) => greeting(language, debts[language][3]))).toEqual(
    languages.map(
      (language) =>
        ({
          cs: 'Dobrý den, paní Nováková,',
          sk: 'Dobrý deň, pani Nováková,',
          pl: 'Szanowna Pani,',
          hu: 'Tisztelt Kovács János úr!',
          en: 'Dear Ms Novak,',
        })[language],
    ),
  );
  expect([greeting('en', 'dear customer'), greeting('hu', 'tisztelt ügyfelünk'), greeting('cs', null)]).toEqual([
    'Dear customer,',
    'Tisztelt ügyfelünk!',
    'Dobrý den,',
  ]);
});

describe('a letter on paper names one day by which to pay, an IBAN that can be copied, and no way to be spared it', () => {
  const due = { cs: 'Splatnost', sk: 'Splatnosť', pl: 'Termin płatności', hu: 'Fizetési határidő', en: 'Due' };
  const hint = { cs: /Nechcete/, sk: /Nechcete/, pl: /nie dostawać/, hu: /Nem kér/, en: /Do you want no/ };
  test.each(languages)('%s', (language) => {
    for (const name of ['payment-reminder', 'formal-demand', 'final-notice', 'pre-action-letter'] as const) {
      const { facts } = owing(language, name, several(language, 1));
      const { payments, request } = textsIn(language)[name].letter(facts as DunningFacts);
      const rows = new Map(payments[0]?.map(({ label, value }) => [label, value]));
      expect(rows.has(due[language]), name).toBe(false);
      expect([...rows.keys()].at(-1)).toMatch(/^(?:Původní|Pôvodná|Pierwotny|Eredeti|Originally) /);
      for (const part of rows.get('IBAN')?.split(' ') ?? []) expect(part.length).toBeLessThanOrEqual(4);
      expect(request.join(' ')).not.toMatch(hint[language]);
    }
  });
});

describe('what follows if nobody pays is said to follow only then, also in few words', () => {
  const only = {
    cs: /jinak|Nezaplatíte-li|Nebude-li/,
    sk: /inak|Ak /,
    pl: /W razie braku zapłaty/,
    hu: /Ha addig nem fizet/,
    en: /, or |If /,
  };
  test.each(languages)('%s', (language) => {
    for (const name of ['final-notice', 'registry-warning', 'pre-action-letter'] as const) {
      const { facts } = owing(language, name, several(language, 1));
      expect(textsIn(language)[name].sms(facts as DunningFacts), name).toMatch(only[language]);
    }
  });
});
