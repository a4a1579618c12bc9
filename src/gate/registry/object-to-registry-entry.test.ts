import { expect, test } from 'vitest';
import type { ReceivableId } from '../../kernel/ids.ts';
import { objectToRegistryEntry, type RegistryClaim } from './object-to-registry-entry.ts';
import { polishRegistry } from './registry-rules.ts';

const warnedOn = (sentOn: string, about: Partial<RegistryClaim['notices'][number]> = {}) => ({
  ...({ kind: 'registry_warning', receivableId: null, sentOn, way: 'registered_letter', evidence: 'RR123456785PL' } as const),
  ...about,
});
const owed = (amountMinor: number, due = '2026-01-01', disputed = false, id: ReceivableId = 'rcv_1') => ({
  ...{ id, amountMinor, due, disputed },
});

function verdict(today: string, claim: Partial<RegistryClaim>): string {
  const consumer = {
    debtor: 'consumer',
    currency: 'PLN',
    receivables: [owed(200_00)],
    notices: [warnedOn('2026-01-15')],
  } as const;
  const found = objectToRegistryEntry(polishRegistry, { ...consumer, ...claim }, Temporal.PlainDate.from(today));
  return found ? `${found.rule}${found.notBefore ? ` until ${found.notBefore}` : ''}` : 'may be entered';
}

test('BIG: a consumer who owes 199.99 PLN is not entered, one who owes 200.00 is', () => {
  expect(verdict('2026-03-01', { receivables: [owed(199_99)] })).toBe('registry.amount');
  expect(verdict('2026-03-01', { receivables: [owed(200_00)] })).toBe('may be entered');
});

test('BIG: anybody else is entered from 500.00 PLN', () => {
  expect(verdict('2026-03-01', { debtor: 'business', receivables: [owed(499_99)] })).toBe('registry.amount');
  expect(verdict('2026-03-01', { debtor: 'business', receivables: [owed(500_00)] })).toBe('may be entered');
});

test('BIG: what a debtor owes one creditor counts together, and only what is past due for 30 days', () => {
  const two = [owed(150_00, '2026-01-01'), owed(50_00, '2026-02-10')];
  expect(verdict('2026-03-11', { receivables: two })).toBe('registry.days_past_due until 2026-03-12');
  expect(verdict('2026-03-12', { receivables: two })).toBe('may be entered');
});

test('BIG: warned on 15 January, entered on 15 February at the earliest', () => {
  expect(verdict('2026-02-14', {})).toBe('registry.warning_time until 2026-02-15');
  expect(verdict('2026-02-15', {})).toBe('may be entered');
});

test('BIG: warned on 31 January, entered on the last of February at the earliest, the 29th in a leap year', () => {
  const warned = { notices: [warnedOn('2026-01-31')] };
  expect(verdict('2026-02-27', warned)).toBe('registry.warning_time until 2026-02-28');
  expect(verdict('2026-02-28', warned)).toBe('may be entered');
  const leap = { receivables: [owed(200_00, '2027-12-01')], notices: [warnedOn('2028-01-31')] };
  expect(verdict('2028-02-28', leap)).toBe('registry.warning_time until 2028-02-29');
  expect(verdict('2028-02-29', leap)).toBe('may be entered');
});

test('BIG: day 30 after the due date is enough, day 29 is not', () => {
  const claim = { receivables: [owed(200_00, '2026-02-01')], notices: [warnedOn('2026-01-02')] };
  expect(verdict('2026-03-02', claim)).toBe('registry.days_past_due until 2026-03-03');
  expect(verdict('2026-03-03', claim)).toBe('may be entered');
});

test('BIG: a warning by e-mail or by plain letter is none, nor is one without proof, nor none at all', () => {
  const on = '2026-03-01';
  expect(verdict(on, { notices: [] })).toBe('registry.warning');
  for (const way of ['email', 'letter', 'data_box'] as const)
    expect(verdict(on, { notices: [warnedOn('2026-01-15', { way })] })).toBe('registry.warning_way');
  expect(verdict(on, { notices: [warnedOn('2026-01-15', { evidence: ' ' })] })).toBe('registry.evidence');
  expect(verdict(on, { notices: [warnedOn('2026-01-15', { way: 'by_hand', evidence: 'signed receipt 7' })] })).toBe(
    'may be entered',
  );
});

test('BIG: under an enforceable title no amount is asked for, but fourteen days after its notice and its proof', () => {
  const titled = (sentOn: string, evidence = 'I C 17/26') => ({
    receivables: [owed(1_00, '2026-02-20')],
    notices: [warnedOn(sentOn, { kind: 'enforceable_title', evidence })],
  });
  expect(verdict('2026-03-14', titled('2026-03-01'))).toBe('registry.title_notice until 2026-03-15');
  expect(verdict('2026-03-15', titled('2026-03-01'))).toBe('may be entered');
  expect(verdict('2026-03-15', titled('2026-03-01', ''))).toBe('registry.evidence');
});

test('BIG: a title on one claim enters no other: each has its own and fourteen days, or the amount and the warning are asked for', () => {
  const title = (sentOn: string, receivableId: ReceivableId) =>
    warnedOn(sentOn, { kind: 'enforceable_title', evidence: 'I C 17/26', receivableId });
  const two = [owed(100_00, '2026-01-01', false, 'rcv_1'), owed(50_00, '2026-01-02', false, 'rcv_2')];
  const notices = [title('2026-02-01', 'rcv_1')];
  expect(verdict('2026-03-14', { receivables: [owed(150_00, '2026-01-01', false, 'rcv_2')], notices })).toBe('registry.amount');
  expect(verdict('2026-03-14', { receivables: two, notices })).toBe('registry.amount');
  const both = { receivables: two, notices: [...notices, title('2026-03-01', 'rcv_2')] };
  expect(verdict('2026-03-14', both)).toBe('registry.title_notice until 2026-03-15');
  expect(verdict('2026-03-15', both)).toBe('may be entered');
});

test('BIG: a warning about one claim enters no other: only claims whose own warning is a month old make the amount', () => {
  const about = (sentOn: string, receivableId: ReceivableId | null) => warnedOn(sentOn, { receivableId });
  const two = [owed(150_00, '2026-01-01', false, 'rcv_1'), owed(100_00, '2026-01-02', false, 'rcv_2')];
  const onFirst = [about('2026-01-15', 'rcv_1')];
  expect(verdict('2026-03-01', { receivables: two, notices: onFirst })).toBe('registry.warning');
  const both = [...onFirst, about('2026-02-10', 'rcv_2')];
  expect(verdict('2026-03-09', { receivables: two, notices: both })).toBe('registry.warning_time until 2026-03-10');
  expect(verdict('2026-03-10', { receivables: two, notices: both })).toBe('may be entered');
  expect(verdict('2026-02-15', { receivables: two, notices: [about('2026-01-15', null)] })).toBe('may be entered');
  const enough = [owed(200_00, '2026-01-01', false, 'rcv_1'), owed(100_00, '2026-01-02', false, 'rcv_2')];
  expect(verdict('2026-03-01', { receivables: enough, notices: onFirst })).toBe('may be entered');
  const title = warnedOn('2026-02-15', { kind: 'enforceable_title', evidence: 'I C 17/26', receivableId: 'rcv_2' });
  expect(verdict('2026-02-28', { receivables: two, notices: [...onFirst, title] })).toBe('registry.warning');
  expect(verdict('2026-03-01', { receivables: two, notices: [...onFirst, title] })).toBe('may be entered');
});

test('BIG: what is disputed is neither entered nor counted', () => {
  expect(verdict('2026-03-01', { receivables: [owed(900_00, '2026-01-01', true)] })).toBe('registry.disputed');
  expect(verdict('2026-03-01', { receivables: [owed(900_00, '2026-01-01', true), owed(199_99)] })).toBe('registry.amount');
});

test('BIG: what is due for six years is not entered any more', () => {
  const claim = { receivables: [owed(900_00, '2020-03-01')], notices: [warnedOn('2020-05-01')] };
  expect(verdict('2026-02-28', claim)).toBe('may be entered');
  expect(verdict('2026-03-01', claim)).toBe('registry.too_old');
});

test('BIG: a claim in another currency is not entered', () => {
  expect(verdict('2026-03-01', { currency: 'CZK' })).toBe('registry.currency');
});
