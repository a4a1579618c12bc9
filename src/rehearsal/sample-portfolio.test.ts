import { expect, test } from 'vitest';
import { isAccountIban } from '../kernel/bank-account/is-iban.ts';
import { languageOf } from '../kernel/country.ts';
import { parsePhone, rehearsalRange } from '../kernel/phone.ts';
import { demoHome, demoMarkets } from './demo-homes.ts';
import { demoMix } from './demo-mix.ts';
import { personas } from './personas.ts';
import { agentNumber, callerNumbers } from './sample-market.ts';
import { portfolioFile, samplePortfolio, subscribersOf } from './sample-portfolio.ts';

const promising = new Set(personas.filter(({ result }) => result === 'rpc_ptp').map(({ suffix }) => suffix));
const mix = demoMix(108);
const everybody = samplePortfolio(108, mix, Temporal.PlainDate.from('2026-11-20'), demoHome);

test('debtors of the demo come from four countries and speak five languages, each country with many kinds of them', () => {
  for (const { country } of demoMarkets) {
    const here = everybody.filter(({ market }) => market.country === country);
    expect(here.length).toBeGreaterThanOrEqual(15);
    expect(new Set(here.map(({ number }) => number.slice(-2))).size).toBeGreaterThanOrEqual(10);
    const native = here.filter(({ language }) => language === languageOf[country]);
    expect(native.filter(({ number }) => promising.has(number.slice(-2))).length).toBeGreaterThanOrEqual(2);
    expect(new Set(native.map(({ name }) => name)).size).toBeGreaterThanOrEqual(native.length - 2);
  }
  expect(new Set(everybody.map(({ language }) => language))).toEqual(new Set(['cs', 'sk', 'pl', 'hu', 'en']));
});

test('every persona that the demo calls is still called once somebody lives somewhere', () => {
  expect(everybody.map(({ number }) => number.slice(-2))).toEqual(mix);
});

test('every number that the demo dials or shows rings nobody: it lies in the rehearsal range of its own country', () => {
  for (const { number, market } of everybody) expect(rehearsalRange(number)).toBe(market.country);
  for (const market of demoMarkets)
    for (const number of [agentNumber(market), ...callerNumbers(market, 6)])
      expect(parsePhone(number, 'CZ')).toMatchObject({ value: { rehearsal: true, region: market.country, kind: 'mobile' } });
  const all = [...everybody.map(({ number }) => number), ...demoMarkets.flatMap((market) => callerNumbers(market, 6))];
  expect(new Set(all).size).toBe(all.length);
});

test('a postcode is keyed as its digits alone: five, in Hungary four', () => {
  for (const { number, postcode } of subscribersOf(everybody))
    expect(postcode).toMatch(number.startsWith('+36') ? /^\d{4}$/ : /^\d{5}$/);
});

test('the file of the sample has each debtor’s own currency, account, and a symbol only where banks have a field for it', () => {
  const [header = '', ...rows] = portfolioFile(everybody).trim().split('\n');
  const columns = header.split(';');
  const seen = new Map<string, Set<string>>();
  for (const row of rows) {
    const cells = row.split(';');
    expect(cells).toHaveLength(columns.length);
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    expect(isAccountIban(cell('iban'))).toBe(true);
    const country = cell('iban').slice(0, 2);
    const told = `${cell('currency')} ${cell('variable_symbol') ? 'symbol' : 'title'}`;
    seen.set(country, (seen.get(country) ?? new Set()).add(told));
  }
  expect(Object.fromEntries([...seen].map(([country, told]) => [country, [...told]]))).toEqual({
    CZ: ['CZK symbol'],
    SK: ['EUR symbol'],
    PL: ['PLN title'],
    HU: ['HUF title'],
  });
});

test('a Hungarian’s family name stands first, and a Polish woman’s has its own ending', () => {
  const namesIn = (code: string) =>
    everybody.filter(({ market }) => market.country === code).map(({ name }) => name.split(' ') as [string, string]);
  const families = demoMarkets.find(({ country }) => country === 'HU')?.people.surnames.map(({ man }) => man);
  for (const [first] of namesIn('HU')) expect(families).toContain(first);
  const poles = namesIn('PL').filter(([, family]) => /sk[ia]$/.test(family));
  expect(poles.length).toBeGreaterThan(3);
  for (const [given, family] of poles) expect(family.endsWith('a')).toBe(given.endsWith('a'));
});
