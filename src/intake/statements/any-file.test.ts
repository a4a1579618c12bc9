import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleAccounts, exampleStatement, readStatements, statementFile } from '../../../test/support/read-statements.ts';

const examples = [
  'camt-batch.xml',
  'camt-cz.xml',
  'camt-sk-v8.xml',
  'fio.txt',
  'gpc-cz.gpc',
  'gpc-extended.gpc',
  'gpc-internal.gpc',
  'mt940-bph.sta',
  'mt940-csob-sk.sta',
  'mt940-ing.sta',
  'mt940-mbank.sta',
  'mt940-pages.sta',
  'mt940-swift.sta',
];
/** Has no end: told apart below. */
const endless = 'elixir.csv';

const amountsOf = (result: Awaited<ReturnType<typeof readStatements>>) =>
  result.ok ? result.entries.map(({ amountMinor, booked }) => [booked, amountMinor]) : null;

describe.each(examples)('%s', (name) => {
  const bytes = exampleStatement(name);

  test('cut off at any byte it is refused, or all of its money is there', async () => {
    const whole = amountsOf(await readStatements(statementFile(name, bytes)));
    let refused = 0;
    for (let length = 0; length < bytes.length; length += 1) {
      const result = await readStatements(statementFile(name, bytes.subarray(0, length)));
      if (result.ok) expect(amountsOf(result), `${length} bytes`).toEqual(whole);
      else refused += 1;
    }
    expect(refused).toBeGreaterThan(bytes.length / 3);
  });

  test('in pieces of any length it reads the same', async () => {
    const whole = await readStatements(statementFile(name, bytes));
    expect(whole.ok).toBe(true);
    expect(await readStatements(statementFile(name, bytes, [1])), 'byte by byte').toEqual(whole);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 20 }), async (pieces) => {
        expect(await readStatements(statementFile(name, bytes, pieces))).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });

  test('with any byte changed it is read or refused, and never fails otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const changed = Buffer.from(bytes);
        changed[at] = byte;
        const result = await readStatements(statementFile(name, changed));
        if (result.ok) expect(result.statements.length).toBeGreaterThan(0);
        else expect(result.message).toContain(name);
      }),
      { numRuns: 60 },
    );
  });

  test('an amount that was changed is refused', async () => {
    const text = bytes.toString('latin1');
    const amounts = [...text.matchAll(amountIn[name.split(/[-.]/)[0] as keyof typeof amountIn])];
    expect(amounts.length).toBeGreaterThan(0);
    for (const match of amounts) {
      const at = (match.index ?? 0) + match[0].length - 1;
      const digit = String((Number(text[at]) + 1) % 10);
      const changed = Buffer.from(`${text.slice(0, at)}${digit}${text.slice(at + 1)}`, 'latin1');
      const result = await readStatements(statementFile(name, changed));
      expect(result.ok ? 'read' : result.reason, match[0]).toBe('sums_differ');
    }
  });
});

/** Up to the last digit of the whole units of a movement's amount, by the first word of the example's name. */
const amountIn = {
  camt: /<(?:n:)?Ntry><(?:n:)?Amt Ccy="\w+">\d+(?=\.\d\d<\/(?:n:)?Amt><(?:n:)?CdtDbtInd>\w+<\/(?:n:)?CdtDbtInd>(?:<(?:n:)?RvslInd>true<\/(?:n:)?RvslInd>)?<(?:n:)?Sts>(?:BOOK|<(?:n:)?Cd>BOOK))/g,
  fio: /"column1": \{ ?"value": -?\d+/g,
  gpc: /^075.{45}\d{12}/gm,
  mt940: /^:61:\d{6}(?:\d{4})?R?[CD][A-Z]?\d+/gm,
};

describe(endless, () => {
  const bytes = exampleStatement(endless);

  test('cut off at any byte it is refused, or what is left are its first lines whole', async () => {
    const account = exampleAccounts.pl;
    const whole = amountsOf(await readStatements(statementFile(endless, bytes), { account })) ?? [];
    for (let length = 0; length < bytes.length; length += 1) {
      const left = amountsOf(await readStatements(statementFile(endless, bytes.subarray(0, length)), { account }));
      if (left) expect(left, `${length} bytes`).toEqual(whole.slice(0, left.length));
    }
  });
});
