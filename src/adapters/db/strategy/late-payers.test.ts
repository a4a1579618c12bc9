import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenAgreements, openAgreements } from '../../../../test/support/open-agreements.ts';
import type { CaseId, ReceivableId } from '../../../kernel/ids.ts';
import type { Creditor } from '../../../receivables/model.ts';
import { inside } from '../unit-of-work.ts';
import { sqliteCaseFacts } from './sqlite-case-facts.ts';

let the: OpenAgreements;
let acme: Creditor;

beforeEach(async () => {
  the = await openAgreements('2026-11-23T09:00:00+01:00[Europe/Prague]');
  acme = await the.creditor('CZ');
});
afterEach(() => the.close());

test('somebody pays late whose money counts from a day after the due date; who pays on the day is in time', async () => {
  const owed = await bill('open', '2026-12-01');
  await paid('late', '2026-05-04', '2026-05-05');
  await paid('on the day', '2026-06-04', '2026-06-04');
  await paid('early', '2026-07-04', '2026-06-28');

  expect(await lateOfLast(owed.caseId)).toBe(1);
});

test('of many invoices the six that fell due last tell how somebody pays', async () => {
  const owed = await bill('open', '2026-12-01');
  for (const month of ['01', '02', '03']) await paid(`late in ${month}`, `2026-${month}-04`, `2026-${month}-20`);
  for (const month of ['04', '05', '06', '07']) await paid(`in time in ${month}`, `2026-${month}-04`, `2026-${month}-01`);

  expect(await lateOfLast(owed.caseId)).toBe(2);
});

test('an invoice that is still owed, a fee, and what was paid to another creditor tell nothing', async () => {
  const owed = await bill('overdue', '2026-10-01');
  const fee = await bill('fee', '2026-05-04');
  await the.run((tx) => inside(tx).updateTable('receivables').set({ kind: 'fee' }).where('id', '=', fee.id).execute());
  await the.pays(fee.id, 100_000, '2026-05-20');
  const other = await the.creditor('CZ', { code: 'other' });
  const elsewhere = await bill('elsewhere', '2026-05-04', other);
  await the.pays(elsewhere.id, 100_000, '2026-06-04');

  expect(await lateOfLast(owed.caseId)).toBe(0);
});

test('what was paid in parts is paid when the last part counts', async () => {
  const owed = await bill('open', '2026-12-01');
  const parts = await bill('in parts', '2026-05-04');
  await the.pays(parts.id, 60_000, '2026-05-01');
  await the.pays(parts.id, 40_000, '2026-05-11');

  expect(await lateOfLast(owed.caseId)).toBe(1);
});

type Billed = { readonly id: ReceivableId; readonly caseId: CaseId };

async function bill(receivableId: string, due: string, creditor = acme): Promise<Billed> {
  const made = await the.register(creditor, {
    receivableId,
    debtorId: 'D-1',
    name: 'Jana Nováková',
    birthDate: '1985-03-15',
    due,
  });
  const receivable = await the.run((tx) => the.tools.books.receivables.find(tx, made.receivableId));
  if (!receivable) throw new Error('it was not taken in');
  return receivable;
}

async function paid(name: string, due: string, on: string): Promise<void> {
  const { id } = await bill(name, due);
  await the.pays(id, 100_000, on);
}

async function lateOfLast(id: CaseId): Promise<number | undefined> {
  const facts = sqliteCaseFacts({ calendar: 'legal', breaksAt: () => 0, barredByLaw: () => false });
  const [loaded] = await the.run((tx) => facts.load(tx, [id], the.tools.clock.now().epochMilliseconds));
  return loaded?.facts.history.lateOfLast;
}
