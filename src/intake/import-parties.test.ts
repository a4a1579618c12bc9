import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileOf, importerInto } from '../../test/support/import-into.ts';
import { act, type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { seenRows } from '../adapters/db/intake/seen-rows.ts';
import { fileKeyring } from '../adapters/keyring/file-keyring.ts';
import type { CaseId, PersonId } from '../kernel/ids.ts';
import type { Creditor } from '../receivables/model.ts';
import { putParty, removeParty } from '../receivables/parties/put-party.ts';
import { prepareHere, readRowsHere } from './read-rows-here.ts';
import { takeReceivables } from './take-receivables.ts';

let the: OpenBooks;
let acme: Creditor;
let into: ReturnType<typeof importerInto>;
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
  into = importerInto(the);
});
afterEach(() => the.close());

const header = 'receivable_id;debtor_id;name;phone;birth_date;amount;due_date;role;principal_id';
const jana = 'F-1;D-1;Jana Nováková;601 123 456;19.03.1971;1 234,50;01.11.2026;;';
const petr = ';;Petr Novák;602 999 888;1.2.1970;;;spoludlužník;D-1';
const eva = ';G-9;Eva Malá;603 111 222;;;;guarantor;D-1';
const ivan = 'F-1;;Ivan Zástupce;604 111 222;;;;Representative;';
const file = (...rows: string[]) => fileOf('debts.csv', [header, ...rows].join('\n'));
const bring = async (...rows: string[]) => {
  const done = await into.importFile(acme, file(...rows));
  if (!done.ok) throw new Error(done.message);
  return done.value;
};
const onCase = async () => {
  const [owed] = await the.db.reader.selectFrom('receivables').selectAll().where('external_key', '=', 'F-1').execute();
  const caseId = owed?.case_id as CaseId;
  const parties = await the.run((tx) => the.tools.books.parties.ofCase(tx, caseId));
  const persons = await the.run((tx) =>
    the.tools.books.persons.findAll(
      tx,
      parties.map(({ personId }) => personId),
    ),
  );
  const named = parties.map(({ personId, role, entitled }) => {
    const { name = '' } = persons.find(({ id }) => id === personId) ?? {};
    return { name, role, entitled };
  });
  const idOf = (name: string) => persons.find((person) => person.name === name)?.id as PersonId;
  return { caseId, idOf, named: named.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
};
const happened = async () => (await the.events()).filter(({ type }) => !type.startsWith('receivables_')).length;

test('a file brings co-debtors, guarantors and representatives onto a case, above the row of who owes it or below', async () => {
  expect(await bring(petr, eva, jana, ivan)).toMatchObject({ rows: 4, created: 4, rejected: 0 });
  const { named, caseId, idOf } = await onCase();
  expect(named).toEqual([
    { name: 'Eva Malá', role: 'guarantor', entitled: false },
    { name: 'Ivan Zástupce', role: 'representative', entitled: false },
    { name: 'Petr Novák', role: 'co_debtor', entitled: true },
  ]);
  expect(await the.db.reader.selectFrom('receivables').select('external_key').execute()).toEqual([{ external_key: 'F-1' }]);
  const points = await the.run((tx) => the.tools.books.contactPoints.ofPerson(tx, idOf('Petr Novák')));
  expect(points.map(({ value }) => value)).toEqual(['+420602999888']);
  const verifiers = await the.run((tx) => the.tools.books.verifiers.ofPerson(tx, idOf('Petr Novák'), acme.id));
  expect(verifiers.map(({ field }) => field)).toEqual(['birth_date']);
  const told = await the.events('party_recorded');
  expect(told.map(({ subject, data }) => [subject.caseId, (data as { role: string }).role])).toEqual([
    [caseId, 'co_debtor'],
    [caseId, 'guarantor'],
    [caseId, 'representative'],
  ]);
});

test('the same file again changes nothing, whatever people decided since', async () => {
  await bring(jana, petr, eva, ivan);
  const before = await happened();
  expect(await bring(jana, petr, eva, ivan)).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
  expect(await happened()).toBe(before);
  const { caseId, idOf } = await onCase();
  const decide = (role: 'guarantor' | 'representative', name: string) =>
    the.run((tx) => putParty(the.tools, tx, act('by hand'), { caseId, personId: idOf(name), role, entitled: true }));
  await decide('guarantor', 'Eva Malá');
  await decide('guarantor', 'Ivan Zástupce');
  await the.run((tx) => removeParty(the.tools, tx, act('off'), { caseId, personId: idOf('Petr Novák') }));
  const decided = await happened();
  expect(await bring(jana, petr, eva, ivan)).toMatchObject({ unchanged: 4 });
  expect(await happened()).toBe(decided);
  expect((await onCase()).named).toEqual([
    { name: 'Eva Malá', role: 'guarantor', entitled: true },
    { name: 'Ivan Zástupce', role: 'guarantor', entitled: true },
  ]);
});

test('a row that says another role than before changes it; one that says what stands by hand is known from then on', async () => {
  await bring(jana, petr, eva);
  expect(await bring(eva.replace('guarantor', 'co_debtor'))).toMatchObject({ updated: 1 });
  expect((await onCase()).named).toContainEqual({ name: 'Eva Malá', role: 'co_debtor', entitled: true });
  const { caseId, idOf } = await onCase();
  const [wish, before] = [{ caseId, personId: idOf('Petr Novák') }, await happened()];
  await the.run((tx) => removeParty(the.tools, tx, act('off'), wish));
  expect(await bring(petr.replace('spoludlužník', 'ručitel'))).toMatchObject({ created: 1 });
  await the.run((tx) => putParty(the.tools, tx, act('on'), { ...wish, role: 'guarantor', entitled: true }));
  expect(await bring(petr.replace('spoludlužník', 'ručitel'))).toMatchObject({ unchanged: 1 });
  expect((await onCase()).named).toContainEqual({ name: 'Petr Novák', role: 'guarantor', entitled: true });
  expect(await happened()).toBe(before + 3);
});

test('a guarantee that was called upon by hand stays so when a file names the guarantor for the first time', async () => {
  await bring(jana, petr.replace('spoludlužník', 'zástupce'));
  const other = 'F-2;D-2;Jan Jiný;605 111 222;;100;01.11.2026;;';
  await bring(other, petr);
  const second = await the.run((tx) => the.tools.books.receivables.findByExternalKey(tx, acme.id, 'F-2'));
  const { idOf } = await onCase();
  const wish = { caseId: second?.caseId as CaseId, personId: idOf('Petr Novák'), role: 'guarantor', entitled: true } as const;
  await the.run((tx) => putParty(the.tools, tx, act('called upon'), wish));
  const before = await happened();
  const named = petr.replace('spoludlužník', 'ručitel').replace('D-1', 'D-2');
  expect(await bring(named)).toMatchObject({ unchanged: 1 });
  expect(await the.run((tx) => the.tools.books.parties.ofCase(tx, wish.caseId))).toMatchObject([{ entitled: true }]);
  expect(await happened()).toBe(before);
});

test('who owes something herself and stands on the case of another is one person, by her debtor_id or her name and number', async () => {
  const own = 'F-9;G-9;Eva Malá;603 111 222;;500;01.11.2026;;';
  await bring(jana, eva, own);
  await bring('F-8;;Petr Novák;602 999 888;;700;01.11.2026;;', petr);
  const persons = await the.db.reader.selectFrom('persons').select('name').orderBy('name').execute();
  expect(persons.map(({ name }) => name)).toEqual(['Eva Malá', 'Jana Nováková', 'Petr Novák']);
  // father and son under one number: each goes by an id of his own
  await bring(jana, ';P-1;Petr Novák;602 999 888;;;;guarantor;D-1', ';P-2;Petr Novák;602 999 888;;;;guarantor;D-1');
  expect((await onCase()).named.filter(({ name }) => name === 'Petr Novák')).toHaveLength(2);
});

describe('a row of somebody on the case of another goes back with its column and the reason', () => {
  test.each([
    ['an unknown role', ';;Petr Novák;602 999 888;;;;kamarád;D-1', 'role', 'not_a_role'],
    ['no role', ';;Petr Novák;602 999 888;;;;;D-1', 'role', 'missing_value'],
    ['nobody who owes', ';;Petr Novák;602 999 888;;;;guarantor;', 'principal_id', 'missing_value'],
    ['an unknown debtor', ';;Petr Novák;602 999 888;;;;guarantor;D-2', 'principal_id', 'unknown_principal'],
    ['an unknown receivable', 'F-2;;Petr Novák;602 999 888;;;;guarantor;', 'receivable_id', 'unknown_principal'],
    ['a receivable of another', 'F-3;;Petr Novák;602 999 888;;;;guarantor;D-1', 'principal_id', 'unknown_principal'],
    ['the debtor herself', ';D-1;Jana Nováková;601 123 456;;;;guarantor;D-1', 'principal_id', 'is_the_principal'],
    ['no number', ';;Petr Novák;;;;;guarantor;D-1', '', 'no_contact'],
    ['a wrong number', ';;Petr Novák;12;;;;guarantor;D-1', 'phone', 'not_a_phone_number'],
    ['the same twice', eva, 'principal_id', 'duplicate_row'],
  ])('%s', async (_what, row, column, reason) => {
    const other = 'F-3;D-3;Jan Jiný;605 111 222;;100;01.11.2026;;';
    expect(await bring(jana, other, eva, row)).toMatchObject({ created: 3, rejected: 1 });
    const errors = await the.db.reader.selectFrom('import_errors').selectAll().execute();
    expect(errors).toMatchObject([{ line: 5, column_name: column, reason }]);
    expect(JSON.stringify(errors)).not.toMatch(/Petr|602/);
  });
});

test('whoever owes may be named as such in the column of roles', async () => {
  expect(await bring(jana.replace(/;;$/, ';dlužník;D-1'), eva)).toMatchObject({ created: 2, rejected: 0 });
  expect((await onCase()).named).toEqual([{ name: 'Eva Malá', role: 'guarantor', entitled: false }]);
});

test('guarantors may come in a file of their own, without an amount or a due date', async () => {
  await bring(jana);
  const alone = fileOf('guarantors.tsv', 'role\tprincipal_id\tname\tphone\tsince\nguarantor\tD-1\tEva Malá\t603 111 222\t2020\n');
  const done = await into.importFile(acme, alone);
  expect(done).toMatchObject({ value: { created: 1, rejected: 0 } });
  expect((await onCase()).named).toEqual([{ name: 'Eva Malá', role: 'guarantor', entitled: false }]);
});

test('a file that is read on from any row gives the rows that a whole reading gives from there', async () => {
  const reading = async (skip: number) => {
    const prepareFor = prepareHere(fileKeyring(the.keyFile));
    const defaults = { country: 'CZ', currency: 'CZK', today: '2026-11-20' } as const;
    const opened = await readRowsHere({ prepareFor, seenRows })(
      { file: file(petr, jana, 'broken', eva, ivan, petr) },
      acme,
      defaults,
    );
    if (!opened.ok) throw new Error(opened.message);
    const bundles = await Array.fromAsync(opened.value.from(skip));
    await opened.value.close();
    return bundles.flatMap(({ rows }) => rows.map(({ line, is }) => `${line} ${is}`));
  };
  const whole = ['3 owed', '4 wrong', '2 party', '5 party', '6 party', '7 wrong'];
  for (const skip of whole.keys()) expect(await reading(skip)).toEqual(whole.slice(skip));
});

test('a program may hand somebody over before whoever owes, in one batch', async () => {
  const tools = { ...the.tools, work: the.work };
  const row = { name: 'Jana Nováková', phones: ['601 123 456'], dueDate: '2026-11-01' };
  const amount = { amount: '50', currency: 'CZK' };
  const others = Array.from({ length: 60 }, (_, at) => ({ ...row, debtorId: `O-${at}`, receivableId: `O-${at}`, amount }));
  const rows = [
    { name: 'Eva Malá', phones: ['603 111 222'], role: 'guarantor', principalId: 'D-1' },
    ...others,
    { ...row, receivableId: 'F-1', debtorId: 'D-1', amount: { amount: '100', currency: 'CZK' } },
    { name: 'Petr Novák', phones: ['602 999 888'], role: 'kamarád', receivableId: 'F-1' },
    { ...row, receivableId: 'F-2' },
  ];
  const taken = await takeReceivables(tools, { creditorId: acme.id, actor: 'user:test', rows });
  expect({ value: taken.ok && taken.value.filter((_, at) => at === 0 || at > 60) }).toMatchObject({
    value: [
      { ok: true, value: { outcome: 'created', receivableId: null } },
      { ok: true, value: { outcome: 'created' } },
      { ok: false, errors: [{ column: 'role', reason: 'not_a_role' }] },
      { ok: false, errors: [{ column: 'amount/amount', reason: 'missing_value' }] },
    ],
  });
  expect((await onCase()).named).toEqual([{ name: 'Eva Malá', role: 'guarantor', entitled: false }]);
});
