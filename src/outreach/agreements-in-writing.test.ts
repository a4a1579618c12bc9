import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OnThePhone, type OpenOutreach, openOutreach } from '../../test/support/open-outreach.ts';
import { languages } from '../kernel/country.ts';
import { money } from '../kernel/money.ts';
import { acceptPlan } from '../receivables/accept-plan.ts';
import { noContact } from '../receivables/creditor-contact.ts';
import { keepKeyedNumber } from '../receivables/keep-keyed-number.ts';
import type { Creditor, Person } from '../receivables/model.ts';
import { renderMessage } from './render-message.ts';
import { splitInstalments } from './split-instalments.ts';
import { textsIn } from './templates/texts-in.ts';

let the: OpenOutreach;
let acme: Creditor;
let jana: OnThePhone;
beforeEach(async () => {
  the = await openOutreach();
  acme = await the.creditor('CZ', { planPolicy: { most: 4, everyDays: 30, leastMinor: 10_000 }, keyedNumberAllowed: true });
  jana = await the.debtor(acme);
});
afterEach(() => the.close());

const asks = async (channel: 'sms' | 'email', template: string, more: object = {}, verified = true) => {
  const { personId, creditor, attemptId, contactPointId, campaignId } = jana;
  const subject = { personId, creditorId: creditor.id, campaignId, attemptId };
  const data = { channel, template, visit: 6, contactPointId, verified, ...more };
  await the.run((tx) => the.tools.journal.append(tx, 'debtor', [{ type: 'follow_up_requested', subject, data }]));
  await the.consumer.catchUp();
};
const plan = (...dates: string[]) =>
  the.run((tx) => {
    const { personId, creditor } = jana;
    const instalments = dates.map((date) => ({ date, amountMinor: 123_450 / dates.length }));
    const wish = { personId, creditorId: creditor.id, currency: 'CZK' as const, instalments };
    return acceptPlan(the.tools, tx, { actor: 'debtor', origin: dates.join() }, wish);
  });
const refusals = async () => (await the.events('message_refused')).map(({ data }) => (data as { rule: string }).rule);

describe('a payment plan in writing', () => {
  test('names each instalment, its day and where it goes', async () => {
    expect(await plan('2026-11-30', '2026-12-30')).toMatchObject({ ok: true });
    await asks('sms', 'plan-confirmation');
    expect(await the.messages()).toMatchObject([
      {
        body: 'Acme Energie a.s.: potvrzujeme splatky celkem 1 234,50 Kc: 617,25 Kc do 30. 11. 2026; 617,25 Kc do 30. 12. 2026. Ucet 19-2000145399/0800, VS 2026110017. Dekujeme.',
        debtFacts: true,
      },
    ]);
  });

  test('is not confirmed when there is none', async () => {
    await asks('sms', 'plan-confirmation');
    expect(await refusals()).toEqual(['outreach.nothing_to_tell']);
  });

  test('tells nobody of the debt whose address is not known to be the debtor’s', async () => {
    await plan('2026-11-30', '2026-12-30');
    await asks('sms', 'plan-confirmation', {}, false);
    expect(await the.messages()).toMatchObject([{ debtFacts: false, body: expect.not.stringMatching(/617|splatk/) }]);
  });

  test('pays off one receivable after the other, to the last coin', () => {
    const owed = [30_000, 70_000, 50_000].map(
      (amountMinor, n) =>
        ({ amountMinor, currency: 'CZK', due: `2026-10-0${n + 1}`, iban: null, variableSymbol: `${n}`, document: null }) as never,
    );
    const instalments = ['2026-11-30', '2026-12-30', '2027-01-30'].map((date) => ({ date, amountMinor: 50_000 }));
    const split = splitInstalments(instalments, owed, 'CZK');
    expect(split.map(({ payments }) => payments.map(({ variableSymbol, amount }) => [variableSymbol, amount.minor]))).toEqual([
      [
        ['0', 30_000],
        ['1', 20_000],
      ],
      [['1', 50_000]],
      [['2', 50_000]],
    ]);
  });
});

describe('a call back in writing', () => {
  const when = {
    from: Temporal.ZonedDateTime.from('2026-11-24T12:00[Europe/Prague]').epochMilliseconds,
    to: Temporal.ZonedDateTime.from('2026-11-24T17:00[Europe/Prague]').epochMilliseconds,
  };

  test('names the time as her clock shows it, and nothing of a debt', async () => {
    await asks('sms', 'callback-confirmation', { callback: when }, false);
    expect(await the.messages()).toMatchObject([
      { body: 'Acme: zavolame Vam 24. 11. 2026 mezi 12:00 a 17:00. Dekujeme.', debtFacts: false, sender: 'Acme' },
    ]);
  });

  test('without a time says that she will be called', async () => {
    await asks('sms', 'callback-confirmation');
    expect(await the.messages()).toMatchObject([{ body: 'Acme: zavolame Vam zpet. Dekujeme.' }]);
  });
});

describe('a number that was keyed in', () => {
  const kept = (digits: string) =>
    the.run(async (tx) => {
      const person = (await the.tools.books.persons.find(tx, jana.personId)) as Person;
      const about = { person, creditor: acme, verified: true, rehearsal: true, digits };
      const result = await keepKeyedNumber(the.tools, tx, { actor: 'debtor', origin: jana.attemptId }, about);
      if (!result.ok) throw new Error(result.message);
      return result.value;
    });

  test('gets what the verified debtor asked for, debt facts too', async () => {
    await asks('sms', 'payment-details', { keyedTo: await kept('00420000555001') });
    expect(await the.messages()).toMatchObject([{ to: '+420000555001', debtFacts: true }]);
    expect((await the.events('message_written'))[0]?.data).toMatchObject({ trust: 'named_in_call' });
  });

  test('serves that message alone: the next one goes to the number that she speaks from', async () => {
    await asks('sms', 'payment-details', { keyedTo: await kept('00420000555001') });
    await asks('sms', 'callback-confirmation');
    const next = (await the.messages()).find(({ template }) => template === 'callback-confirmation');
    expect(next?.to).toBe('+420000101001');
  });

  test('that may not be used gets nothing, and nobody else does in its place', async () => {
    await asks('sms', 'payment-details', { keyedRefused: 'no_mobile_number' });
    expect([await the.messages(), await refusals()]).toEqual([[], ['outreach.keyed_number']]);
  });

  test('of somebody else is no number of hers', async () => {
    const keyedTo = await kept('00420000555001');
    jana = await the.debtor(acme, { receivableId: 'F-other', debtorId: 'D-other', phones: [] });
    await asks('sms', 'payment-details', { keyedTo });
    expect([await the.messages(), await refusals()]).toEqual([[], ['outreach.no_address']]);
  });
});

describe('every language tells of plans and call backs', () => {
  test.each(languages)('%s: amounts and days in the text, no debt in the subject', (language) => {
    const amount = money(50_000, 'CZK');
    const payment = { iban: 'CZ6508000000192000145399', variableSymbol: '1', constantSymbol: null, specificSymbol: null };
    const instalments = ['2026-11-30', '2026-12-30', '2027-01-30', '2027-03-01', '2027-03-31'].map((date) => ({
      date,
      amount,
      payments: [{ ...payment, amount, documents: [], due: '2026-10-01' }],
    }));
    const facts = { creditor: 'Acme Energie a.s.', total: money(250_000, 'CZK'), instalments, inCall: true };
    const sms = renderMessage(textsIn(language), 'sms', { template: 'plan-confirmation', facts }, null, noContact);
    expect(sms.body).toMatch(/2027/);
    expect(sms.parts).toBeLessThanOrEqual(3);
    expect(sms.body.match(/500[.,]00/g)?.length).toBeGreaterThanOrEqual(4); // the first three and the last
    const letter = renderMessage(textsIn(language), 'email', { template: 'plan-confirmation', facts }, null, noContact);
    expect(letter.body.match(/500[.,]00/g)?.length).toBeGreaterThanOrEqual(5);
    expect(letter.subject).not.toMatch(/\d|splát|rat|részlet|instal/i);
    const byHand = { template: 'plan-confirmation' as const, facts: { ...facts, inCall: false } };
    const written = renderMessage(textsIn(language), 'email', byHand, null, noContact);
    expect(`${written.subject} ${written.body}`).not.toMatch(/hovor|rozmow|telefon|call|today/i);
    expect(written.body.match(/500[.,]00/g)?.length).toBe(letter.body.match(/500[.,]00/g)?.length);
    const callback = { neutralName: 'Acme', when: { date: '2026-11-24', from: '12:00', to: '17:00' } };
    for (const channel of ['sms', 'email'] as const) {
      const { body } = renderMessage(
        textsIn(language),
        channel,
        { template: 'callback-confirmation', facts: callback },
        null,
        noContact,
      );
      expect(body).toMatch(/12:00.*17:00/s);
      expect(body).not.toMatch(/dluh|dlh|dług|tartoz|debt|zapla|płat|fizet/i);
    }
  });
});
