import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Evidence, noEvidence } from './evidence.ts';
import { matchRules } from './match-rules.ts';
import { matchTransaction } from './match-transaction.ts';
import type { Owed } from './model.ts';

const payment = (amountMinor: number) => ({ creditorId: 'crd_acme', currency: 'CZK', amountMinor }) as const;

/** What somebody owes: `jana 500` is a receivable of Jana’s case, of 500 minor units. */
function owes(id: string, amountMinor: number, more: Partial<Owed> = {}): Owed {
  const [who] = id.split(' ');
  return {
    id: `rcv_${id}`,
    caseId: `cas_${who}`,
    personId: `per_${who}`,
    creditorId: 'crd_acme',
    status: 'open',
    kind: 'invoice',
    currency: 'CZK',
    amountMinor,
    billedMinor: amountMinor,
    due: '2026-11-01',
    variableSymbol: null,
    document: null,
    externalKey: id,
    iban: null,
    ...more,
  };
}

/** What becomes of a payment: `RULE: receivables in order`, or `REASON (how many were the surest): what is suggested`. */
function fate(amountMinor: number, evidence: Partial<Evidence>): string {
  const matching = matchTransaction(payment(amountMinor), { ...noEvidence, ...evidence }, 'CZ');
  const told = (owed: readonly Owed[]) => owed.map(({ externalKey }) => externalKey).join(' + ');
  if (matching.outcome === 'match') return `${matching.proposal.rule}: ${told(matching.proposal.receivables)}`;
  return `${matching.reason} (${matching.best}): ${matching.suggestions.map(({ receivables }) => told(receivables)).join(', ')}`;
}

describe('a payment that bears a variable symbol', () => {
  test('pays the receivable that bears it, exactly, in part, or with something left over', () => {
    const symbol = [owes('jana', 500)];
    expect(fate(500, { symbol })).toBe('variable_symbol_and_amount: jana');
    expect(fate(200, { symbol })).toBe('variable_symbol: jana');
    expect(fate(900, { symbol })).toBe('variable_symbol: jana');
  });

  test('pays the one of its amount where many of one debtor bear the symbol, and the oldest first where none has the amount', () => {
    const symbol = [owes('jana new', 300, { due: '2026-11-01' }), owes('jana old', 500, { due: '2026-09-01' })];
    expect(fate(300, { symbol })).toBe('variable_symbol_and_amount: jana new');
    expect(fate(600, { symbol })).toBe('variable_symbol_of_case: jana old + jana new');
    expect(fate(800, { symbol })).toBe('variable_symbol_and_amount: jana old + jana new');
  });

  test('pays the older of two alike: the debtor named the case, the law chooses within it', () => {
    const symbol = [owes('jana new', 500, { due: '2026-11-01' }), owes('jana old', 500, { due: '2026-10-01' })];
    expect(fate(500, { symbol })).toBe('variable_symbol_and_amount: jana old');
  });

  test('is told apart by the amount where two debtors bear the symbol, and waits where it is not', () => {
    expect(fate(500, { symbol: [owes('jana', 500), owes('petr', 700)] })).toBe('variable_symbol_and_amount: jana');
    expect(fate(500, { symbol: [owes('jana', 500), owes('petr', 500)] })).toBe('tie (2): jana, petr');
    expect(fate(100, { symbol: [owes('jana', 500), owes('petr', 500)] })).toBe('tie (2): jana, petr');
  });

  test('pays others of the case as well where the amount says exactly which', () => {
    const symbol = [owes('jana a', 500)];
    const others = [owes('jana a', 500), owes('jana b', 300), owes('jana c', 200), owes('petr d', 300)];
    expect(fate(800, { symbol, others })).toBe('variable_symbol_and_others: jana a + jana b');
    expect(fate(1000, { symbol, others })).toBe('variable_symbol_and_others: jana a + jana b + jana c');
    expect(fate(900, { symbol, others })).toBe('variable_symbol: jana a');
  });

  test('pays exactly what it comes to where several bear the symbol and the amount is all of them and others of the case', () => {
    const symbol = [owes('jana a', 500, { due: '2026-10-01' }), owes('jana b', 300)];
    const others = [...symbol, owes('jana c', 200), owes('jana d', 70), owes('petr e', 100)];
    expect(fate(1000, { symbol, others })).toBe('variable_symbol_and_others: jana a + jana b + jana c');
    expect(fate(1070, { symbol, others })).toBe('variable_symbol_and_others: jana a + jana b + jana c + jana d');
    expect(fate(900, { symbol, others })).toBe('variable_symbol_of_case: jana a + jana b');
    expect(fate(570, { symbol, others })).toBe('variable_symbol_of_case: jana a + jana b');
  });

  test('waits where its amount is another and something that fits to the crown points at somebody else', () => {
    const symbol = [owes('jana', 500)];
    expect(fate(470, { symbol, payers: [owes('petr', 470)] })).toBe('contradicted (1): jana, petr');
    expect(fate(500, { symbol, payers: [owes('petr', 500)] })).toBe('variable_symbol_and_amount: jana');
    expect(fate(470, { symbol, payers: [owes('jana b', 470)] })).toBe('variable_symbol: jana');
  });

  test('gives way to nobody where nothing fits to the crown, whatever else points elsewhere', () => {
    const symbol = [owes('jana', 500)];
    expect(fate(200, { symbol, virtualAccount: [owes('petr', 700)] })).toBe('variable_symbol: jana');
    expect(fate(200, { symbol, sure: [owes('petr', 700)] })).toBe('variable_symbol: jana');
  });

  test('is not held up by what is too weak to be followed itself, though it fits to the crown', () => {
    const tooMany = Array.from({ length: 25 }, (_, n) => owes(`petr ${n}`, 10)); // nobody tries all their sums
    expect(fate(250, { payers: tooMany })).toMatch(/^too_weak/);
    expect(fate(250, { symbol: [owes('jana', 500)], payers: tooMany })).toBe('variable_symbol: jana');
  });
});

describe('a payment without a symbol', () => {
  test('pays what is owed on the account that is one debtor’s alone, and is not fooled by one that many pay to', () => {
    for (const amountMinor of [100, 500, 900])
      expect(fate(amountMinor, { virtualAccount: [owes('jana', 500)] })).toBe('virtual_account: jana');
    expect(fate(100, { virtualAccount: [owes('jana', 500), owes('petr', 100)] })).toBe('nothing_found (0): ');
  });

  test('is nobody’s alone on an account that two pay to, though one of them has paid meanwhile', () => {
    const settled = owes('petr', 0, { status: 'settled' });
    expect(fate(100, { virtualAccount: [owes('jana', 500), settled] })).toBe('nothing_found (0): ');
  });

  test('pays by the payer’s account what has exactly the amount, one receivable or several', () => {
    const payers = [owes('jana a', 500), owes('jana b', 300), owes('jana c', 250)];
    expect(fate(300, { payers })).toBe('payer_account_and_amount: jana b');
    expect(fate(800, { payers })).toBe('account_and_sum: jana a + jana b');
    expect(fate(1050, { payers })).toBe('account_and_sum: jana a + jana b + jana c');
    expect(fate(777, { payers })).toBe('too_weak (1): jana a + jana b + jana c');
  });

  test('waits where two of the payer’s receivables, or two sums of them, have the amount', () => {
    expect(fate(500, { payers: [owes('jana a', 500), owes('jana b', 500)] })).toBe('tie (2): jana a, jana b');
    expect(fate(500, { payers: [owes('jana b', 500), owes('jana a', 500)] })).toBe('tie (2): jana a, jana b');
    const alike = [owes('jana a', 500), owes('jana b', 500), owes('jana c', 300)];
    expect(fate(800, { payers: alike })).toBe('tie (2): jana a + jana c, jana b + jana c');
  });

  test('pays what a creditor reference names, in part as well; a word of the message has to have the amount', () => {
    expect(fate(100, { sure: [owes('jana', 500)] })).toBe('reference: jana');
    expect(fate(500, { loose: [owes('jana', 500)] })).toBe('message_and_amount: jana');
    expect(fate(100, { loose: [owes('jana', 500)] })).toBe('too_weak (1): jana');
    const two = [owes('jana a', 500), owes('jana b', 300)];
    expect(fate(600, { sure: two })).toBe('reference: jana a + jana b');
    expect(fate(600, { loose: two })).toBe('too_weak (1): jana a + jana b');
    expect(fate(800, { loose: [owes('jana a', 500), owes('jana b', 300)] })).toBe('message_and_amount: jana a + jana b');
  });

  test('pays by the payer’s name only what has exactly the amount and is the only such', () => {
    expect(fate(500, { named: [owes('jana', 500)] })).toBe('name_and_amount: jana');
    expect(fate(500, { named: [owes('jana', 500), owes('jana2', 500)] })).toBe('tie (2): jana, jana2');
    expect(fate(400, { named: [owes('jana', 500)] })).toBe('too_weak (1): jana');
    expect(fate(800, { named: [owes('jana a', 500), owes('jana b', 300)] })).toBe('name_and_sum: jana a + jana b');
  });

  test('follows what is surer: the account goes before the name', () => {
    expect(fate(500, { payers: [owes('jana', 500)], named: [owes('petr', 500)] })).toBe('payer_account_and_amount: jana');
  });
});

describe('what is suggested to a person', () => {
  test('stands there once, whatever leads to it and in whatever order', () => {
    const jana = [owes('jana', 500)];
    expect(fate(400, { payers: jana, named: jana })).toBe('too_weak (1): jana');
    const older = [owes('jana a', 300, { due: '2026-08-01' }), owes('jana c', 300, { due: '2026-09-01' })];
    const symbol = [owes('jana b', 500)];
    const all = [...older, ...symbol];
    expect(fate(800, { symbol, others: all, payers: all })).toBe('tie (2): jana b + jana a, jana b + jana c, jana b');
  });

  test('is the older debt first among what is as sure, and ten at most', () => {
    expect(fate(500, { symbol: [owes('jana', 500), owes('petr', 500, { due: '2026-10-01' })] })).toBe('tie (2): petr, jana');
    const many = Array.from({ length: 12 }, (_, n) => owes(`debtor${n}`, 500));
    const told = fate(500, { named: many });
    expect(told).toMatch(/^tie \(12\)/);
    expect(told.split(', ')).toHaveLength(10);
  });
});

test('nothing of another creditor, in another currency or settled already is ever paid, whatever leads there', () => {
  for (const wrong of [
    owes('jana', 500, { creditorId: 'crd_other' }),
    owes('jana', 500, { currency: 'EUR' }),
    owes('jana', 500, { status: 'settled' }),
    owes('jana', 0),
  ]) {
    const everywhere = [wrong];
    const evidence = { symbol: everywhere, others: everywhere, virtualAccount: everywhere, sure: everywhere, loose: everywhere };
    expect(fate(500, { ...evidence, payers: everywhere, named: everywhere })).toBe('nothing_found (0): ');
    const beside = [{ ...wrong, id: 'rcv_jana b' as const, amountMinor: Math.min(wrong.amountMinor, 300) }];
    expect(fate(600, { symbol: [owes('jana a', 300)], others: beside })).toBe('variable_symbol: jana a');
  }
});

test('costs go first, then interest, then what was billed, whatever is older', () => {
  const symbol = [
    owes('jana invoice', 500, { due: '2026-01-01' }),
    owes('jana interest', 50, { kind: 'interest', due: '2026-06-01' }),
    owes('jana cost', 100, { kind: 'cost', due: '2026-09-01' }),
  ];
  expect(fate(200, { symbol })).toBe('variable_symbol_of_case: jana cost + jana interest + jana invoice');
});

describe('whatever is known of a payment', () => {
  const amount = fc.integer({ min: 1, max: 6 }).map((n) => n * 100);
  const one = fc
    .record({ who: fc.constantFrom('jana', 'petr', 'eva'), which: fc.integer({ min: 1, max: 4 }), amountMinor: amount })
    .map(({ who, which, amountMinor }) => owes(`${who} ${which}`, amountMinor));
  const list = fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 5 });
  const evidence = fc.record({
    symbol: list,
    others: list,
    virtualAccount: list,
    sure: list,
    loose: list,
    payers: list,
    named: list,
  });

  test('it is matched by itself only to what one single proposal was surest of, and only in one case', () => {
    let matches = 0;
    fc.assert(
      fc.property(amount, evidence, (amountMinor, known) => {
        const matching = matchTransaction(payment(amountMinor), known, 'CZ');
        if (matching.outcome !== 'match') return;
        matches += 1;
        expect(matching.best).toBe(1);
        expect(new Set(matching.proposal.receivables.map(({ caseId }) => caseId)).size).toBe(1);
        expect(matching.proposal.score).toBe(matchRules[matching.proposal.rule as keyof typeof matchRules].score);
      }),
      { numRuns: 500 },
    );
    expect(matches).toBeGreaterThan(50);
  });

  test('the order in which it was found changes nothing', () => {
    fc.assert(
      fc.property(amount, evidence, (amountMinor, known) => {
        const turned = Object.fromEntries(Object.entries(known).map(([name, owed]) => [name, owed.toReversed()]));
        const sets = (each: Partial<Evidence>) => fate(amountMinor, each).split(': ')[0];
        expect(sets(turned)).toBe(sets(known));
      }),
      { numRuns: 300 },
    );
  });
});
