import { describe, expect, test } from 'vitest';
import { languages } from '../kernel/country.ts';
import { money } from '../kernel/money.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import { noContact } from '../receivables/creditor-contact.ts';
import type { GatheredFacts } from './gather-facts.ts';
import { renderMessage } from './render-message.ts';
import { textsIn } from './templates/texts-in.ts';

const contact = {
  ...{ phone: '+420221111222' as PhoneNumber, email: 'pohledavky@acme.example', web: 'acme.example' },
  ...{ street: 'Dlouhá 1', city: 'Praha 1', postcode: '110 00' },
};
const symbols = { variableSymbol: '123', constantSymbol: null, specificSymbol: null };
const payment = { amount: money(50_000, 'CZK'), iban: null, ...symbols, documents: [], due: '2026-10-01' };
const owed = { creditor: 'Acme', address: null, total: payment.amount, lines: [payment], payments: [payment] };
const facts = { ...owed, today: '2026-11-23', payBy: null, promised: null };
const reminder: GatheredFacts = { template: 'payment-reminder', facts };
const callback: GatheredFacts = { template: 'callback-confirmation', facts: { neutralName: 'Acme', when: null } };
const neutral = { neutralName: 'Acme' };

describe('an e-mail about a debt says below its sender how the creditor is reached; what tells of none names the telephone alone', () => {
  test.each(languages)('%s', (language) => {
    const email = (about: GatheredFacts, hidden: typeof neutral | null) =>
      renderMessage(textsIn(language), 'email', about, hidden, contact).body;
    expect(email(reminder, null)).toMatch(
      /\nAcme\nTel\. \+420 221 111 222\npohledavky@acme\.example\nacme\.example\nDlouhá 1, 110 00 Praha 1\n$/,
    );
    expect(email(reminder, neutral)).toMatch(/\nAcme\nTel\. \+420 221 111 222\n$/);
    expect(email(callback, null)).toMatch(/\nAcme\nTel\. \+420 221 111 222\n$/);
    expect(renderMessage(textsIn(language), 'email', reminder, null, noContact).body).toMatch(/\nAcme\n$/);
  });
});

describe('an SMS that only asks for a call names the telephone; any other one where that costs no further part', () => {
  test.each(languages)('%s', (language) => {
    const sms = (hidden: typeof neutral | null, ways: Partial<typeof contact>, creditor = 'Acme') =>
      renderMessage(textsIn(language), 'sms', { template: 'payment-reminder', facts: { ...facts, creditor } }, hidden, {
        ...noContact,
        ...ways,
      });
    expect(sms(neutral, contact).body).toMatch(/ Tel\. \+420221111222$/);
    const { phone: _none, ...written } = contact;
    expect(sms(neutral, written)).toEqual(sms(neutral, {}));
    // so long a name that one letter more is a part more
    const lengths = Array.from({ length: 320 }, (_, index) => index + 1);
    for (const length of lengths) {
      const creditor = 'A'.repeat(length);
      const [plain, telling] = [sms(null, {}, creditor), sms(null, contact, creditor)];
      expect(telling.parts).toBe(plain.parts);
    }
    expect(lengths.filter((length) => sms(null, contact, 'A'.repeat(length)).body.endsWith('Tel. +420221111222'))).not.toEqual(
      [],
    );
    expect(lengths.some((length) => sms(null, written, 'A'.repeat(length)).body.endsWith(' pohledavky@acme.example'))).toBe(true);
  });
});
