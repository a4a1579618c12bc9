import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../kernel/country.ts';
import { type Currency, money } from '../../kernel/money.ts';
import { noContact } from '../../receivables/creditor-contact.ts';
import type { GatheredFacts } from '../gather-facts.ts';
import { renderMessage } from '../render-message.ts';
import type { Payment } from '../split-payment.ts';
import { isGsm7 } from '../text/count-sms-parts.ts';
import { plainLetters } from '../text/plain-letters.ts';
import { textsIn } from './texts-in.ts';

/** Creditors with names as long as they come, and what their debtors pay to. Accounts: the examples of the IBAN registry. */
const debts = {
  cs: ['Středočeská energetická a.s.', 'CZK', 'CZ6508000000192000145399', '2026110017'],
  sk: ['Východoslovenská energetika, s.r.o.', 'EUR', 'SK9611000000002918599669', '2026110017'],
  pl: ['Łódzkie Przedsiębiorstwo Energetyczne Sp. z o.o.', 'PLN', 'PL61109010140000071219812874', null],
  hu: ['Észak-magyarországi Közműszolgáltató Kft.', 'HUF', 'HU42117730161111101800000000', null],
  en: ['Prague International Property Management Ltd', 'CZK', 'CZ6508000000192000145399', '2026110017'],
} as const satisfies Record<Language, readonly [string, Currency, string, string | null]>;

const payment = (language: Language, minor: number, document = 'FV/2026/11/17'): Payment => {
  const [, currency, iban, variableSymbol] = debts[language];
  const symbols = { variableSymbol, constantSymbol: null, specificSymbol: null };
  return { amount: money(minor, currency), iban, ...symbols, documents: [document], due: '2026-10-01' };
};
const promise = (language: Language, payments: readonly Payment[]): GatheredFacts => {
  const [creditor, currency] = debts[language];
  const amount = money(
    payments.reduce((sum, each) => sum + each.amount.minor, 0),
    currency,
  );
  return { template: 'promise-confirmation', facts: { creditor, amount, date: '2026-11-23', payments, inCall: true } };
};
const details = (language: Language, payments: readonly Payment[]): GatheredFacts => {
  const { facts } = promise(language, payments) as Extract<GatheredFacts, { template: 'promise-confirmation' }>;
  return { template: 'payment-details', facts: { creditor: facts.creditor, total: facts.amount, payments } };
};
const optOut = (neutralName: string): GatheredFacts => ({ template: 'opt-out-confirmation', facts: { neutralName } });
const sms = (language: Language, facts: GatheredFacts) => renderMessage(textsIn(language), 'sms', facts, null, noContact);
const email = (language: Language, facts: GatheredFacts) => renderMessage(textsIn(language), 'email', facts, null, noContact);
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a promise is confirmed by SMS in the debtor’s language, with the account as banks there take it', () => {
  test.each([
    [
      'cs',
      'Stredoceska energeticka a.s.: potvrzujeme Vas slib zaplatit 1 234,50 Kc do 23. 11. 2026. Ucet 19-2000145399/0800, VS 2026110017. Dekujeme.',
    ],
    [
      'sk',
      'Vychodoslovenska energetika, s.r.o.: potvrdzujeme Vas prislub zaplatit 1 234,50 € do 23. 11. 2026. Ucet SK96 1100 0000 0029 1859 9669, VS 2026110017. Dakujeme.',
    ],
    [
      'pl',
      'Lodzkie Przedsiebiorstwo Energetyczne Sp. z o.o.: potwierdzamy deklaracje zaplaty 1 234,50 zl do 23.11.2026 r. Rachunek 61 1090 1014 0000 0712 1981 2874, tytul FV/2026/11/17. Dziekujemy.',
    ],
    [
      'hu',
      'Eszak-magyarorszagi Kozmuszolgaltato Kft.: visszaigazoljuk fizetesi igeretet: 1 234,50 Ft, hatarido: 2026. 11. 23. Szamlaszam: 11773016-11111018-00000000, kozlemeny: FV/2026/11/17. Koszonjuk.',
    ],
    [
      'en',
      'Prague International Property Management Ltd: we confirm your promise to pay CZK 1,234.50 by 23 November 2026. Account 19-2000145399/0800, VS 2026110017. Thank you.',
    ],
  ] as const)('%s', (language, body) => {
    expect(sms(language, promise(language, [payment(language, 123_450)]))).toMatchObject({ subject: null, body });
  });
});

describe('payments that an SMS has no room for are counted with the right word', () => {
  test.each([
    ['cs', ['1 platba', '2 platby', '5 plateb']],
    ['sk', ['1 platba', '2 platby', '5 platieb']],
    ['pl', ['1 platnosc', '2 platnosci', '5 platnosci']],
    ['hu', ['1 befizetes', '2 befizetes', '5 befizetes']],
    ['en', ['1 more payment,', '2 more payments,', '5 more payments,']],
  ] as const)('%s', (language, counted) => {
    for (const [index, more] of [1, 2, 5].entries()) {
      const payments = Array.from({ length: 3 + more }, () => payment(language, 100));
      expect(sms(language, details(language, payments)).body).toContain(counted[index]);
    }
  });
});

test('no SMS is longer than three parts, however long the names, many the payments and high the amounts are', () => {
  const some = fc.tuple(
    fc.constantFrom(...languages),
    fc.array(fc.integer({ min: 1, max: 999_999_999 }), { minLength: 1, maxLength: 12 }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(some, ([language, amounts, asPromise]) => {
      const payments = amounts.map((minor) => payment(language, minor));
      const { body, parts } = sms(language, asPromise ? promise(language, payments) : details(language, payments));
      expect(isGsm7(body)).toBe(true);
      expect(parts).toBeLessThanOrEqual(3);
    }),
  );
});

test('many documents under one transfer do not make an SMS longer: the first is named, the others counted', () => {
  const many = { ...payment('pl', 100), documents: Array.from({ length: 40 }, (_, n) => `FV/${n}`) };
  expect(sms('pl', details('pl', [many])).body).toContain('tytul FV/0 +39.');
});

describe('without its marks an SMS keeps every letter, and stays in the cheap alphabet', () => {
  test.each(languages)('%s', (language) => {
    const texts = textsIn(language);
    const [creditor] = debts[language];
    const { facts } = promise(language, [payment(language, 100)]) as Extract<GatheredFacts, { template: 'promise-confirmation' }>;
    const written = [
      texts['promise-confirmation'].sms(facts),
      texts['payment-details'].sms({ ...facts, total: facts.amount }),
      texts['opt-out-confirmation'].sms({ neutralName: creditor }),
      texts.neutral.sms({ neutralName: creditor }),
    ];
    for (const text of written) {
      const plain = plainLetters(text);
      const letters = (some: string) => [...some].filter((character) => /\p{L}/u.test(character));
      expect(letters(plain)).toHaveLength(letters(text).length);
      expect(letters(plain).join('')).toMatch(/^[A-Za-z]+$/);
      for (const [index, letter] of letters(text).entries())
        expect(baseOf(letter), `${letter} in ${language}`).toBe(letters(plain)[index]);
      expect(isGsm7(plain)).toBe(true);
    }
  });

  /** Unicode's own decomposition, and the one letter of the five languages that has none. */
  function baseOf(letter: string): string {
    return ({ ł: 'l', Ł: 'L' } as Record<string, string>)[letter] ?? letter.normalize('NFD').charAt(0);
  }
});

describe('a letter of promise tells amount, date, account and reference; its subject and the neutral letter tell of no debt', () => {
  const saysDebt =
    /dl[uh]|dlu[žh]|zaplat|uhrad|úhrad|platb|prísľub|slib|zapłat|płat|nale[żz]n|fizet|tartoz|befizet|pay|debt|owe|due|\d/i;

  test.each(languages)('%s', (language) => {
    const facts = promise(language, [payment(language, 123_450)]);
    const { subject, body } = email(language, facts);
    const [creditor, , iban] = debts[language];
    expect(subject).toContain(` – ${creditor}`);
    expect(subject?.replace(creditor, '')).not.toMatch(saysDebt);
    expect(email(language, details(language, [payment(language, 100)])).subject?.replace(creditor, '')).not.toMatch(saysDebt);
    expect(email(language, optOut('Acme')).subject).not.toMatch(saysDebt);
    expect(spaced(body)).toMatch(/1[ ,]234[.,]50/);
    expect(body.replace(/[\s-]/g, '')).toContain(iban.slice(4, 12));
    for (const channel of ['sms', 'email'] as const) {
      const hidden = renderMessage(textsIn(language), channel, facts, { neutralName: 'Acme' }, noContact);
      expect(`${hidden.subject ?? ''} ${hidden.body}`).not.toMatch(saysDebt);
    }
  });

  test('a Polish letter in full, with the code that Polish banks read', () => {
    const { subject, body } = email('pl', promise('pl', [payment('pl', 123_450)]));
    expect(subject).toBe('Potwierdzenie rozmowy – Łódzkie Przedsiębiorstwo Energetyczne Sp. z o.o.');
    expect(spaced(body)).toBe(`Dzień dobry,

dziękujemy za dzisiejszą rozmowę. Potwierdzamy złożoną w niej deklarację zapłaty 1 234,50 zł najpóźniej do 23.11.2026 r.

Kwota: 1 234,50 zł
Numer rachunku: 61 1090 1014 0000 0712 1981 2874
IBAN: PL61109010140000071219812874
Tytuł przelewu: FV/2026/11/17
Pierwotny termin płatności: 01.10.2026
Kod płatności (2D ZBP): |PL|61109010140000071219812874|123450|Łódzkie Przedsiębior|FV/2026/11/17|||

Do tego czasu nie będziemy wysyłać przypomnień w tej sprawie. Jeśli płatność została już wykonana, nie trzeba robić nic więcej.

Z poważaniem
Łódzkie Przedsiębiorstwo Energetyczne Sp. z o.o.
`);
  });

  test('a Slovak account stands once, as an IBAN; a Hungarian one as three groups of eight and as an IBAN', () => {
    const lines = (language: Language) => spaced(email(language, details(language, [payment(language, 100)])).body).split('\n');
    expect(lines('sk').filter((line) => line.includes('SK96'))).toEqual(['Účet: SK96 1100 0000 0029 1859 9669']);
    expect(lines('hu').filter((line) => line.includes('11773016'))).toEqual([
      'Számlaszám: 11773016-11111018-00000000',
      'IBAN: HU42117730161111101800000000',
    ]);
  });

  test('who reads Polish and pays to a Czech account is told the variable symbol that a Czech bank asks for', () => {
    const czech = { ...payment('cs', 100), variableSymbol: '77' };
    expect(spaced(email('pl', details('pl', [czech])).body)).toContain('Symbol zmienny (VS): 77');
    expect(sms('pl', details('pl', [czech])).body).toContain('Rachunek 19-2000145399/0800, VS 77.');
  });
});
