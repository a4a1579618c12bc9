import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayBefore } from '../../../test/support/fio-statement.ts';
import { type OpenOffice, openOffice } from '../../../test/support/open-office.ts';
import { sqliteTasks } from '../../adapters/db/desk/sqlite-tasks.ts';
import { sqliteIncoming } from '../../adapters/db/outreach/sqlite-incoming.ts';
import type { ReceivableId, StepId } from '../../kernel/ids.ts';
import { taskDesk } from '../../main/back-office/task-desk.ts';
import type { LetterWire, WorkWire } from './api-types.ts';

let office: OpenOffice;
let creditorId: string;
beforeAll(async () => {
  office = await openOffice();
  creditorId = await office.creditor();
});
afterAll(() => office.close());

const iban = 'CZ6508000000192000145399';
const home = { street: 'Dlouhá 5', city: 'Brno', postcode: '602 00' };

/** Somebody owes, lives somewhere, and a strategy wants a letter to her. The id of the work. */
async function letterTo(
  name: string,
  key: string,
  row: Record<string, unknown> = {},
  template = 'formal-demand',
): Promise<string> {
  const more = { ...home, iban, variableSymbol: `100${key}`, dueDate: dayBefore(40), ...row };
  const { id } = await office.owes(creditorId, '640.00', { receivableId: `F-${key}`, debtorId: `D-${key}`, name, ...more });
  await office.wantsLetter(id as ReceivableId, template);
  const waiting: WorkWire[] = (await office.ask('/work')).body.items;
  const found = waiting.find(({ debtor }) => debtor.name === name);
  if (!found) throw new Error(`no letter waits for ${name}`);
  return found.id;
}
const letters = async (...ids: string[]): Promise<LetterWire[]> =>
  (await office.ask(`/work/letters?ids=${ids.join(',')}`)).body.items;

test('a letter that waits is printed with its address, what is still owed, and a code to pay it by', async () => {
  const id = await letterTo('Ivan Tichý', '1');
  const [printed] = await letters(id);
  expect(printed).toMatchObject({ id, debtor: 'Ivan Tichý', registered: true, refusal: null });
  const letter = printed?.letter;
  expect(letter).toMatchObject({
    ...{ language: 'cs', sender: 'ACME Energie, a.s.', addressVerified: false, writtenOn: dayBefore(0) },
    to: ['Ivan Tichý', 'Dlouhá 5', '602 00 Brno'],
  });
  const said = [letter?.greeting, ...(letter?.opening ?? []), ...(letter?.request ?? [])].join(' ').replaceAll('\u00a0', ' ');
  expect(said).toContain('640,00 Kč');
  const [payment] = letter?.payments ?? [];
  expect(payment?.rows.map(({ value }) => value.replaceAll('\u00a0', ' '))).toEqual(
    expect.arrayContaining(['640,00 Kč', '19-2000145399/0800', '1001']),
  );
  expect(payment?.rows.some(({ value }) => value.startsWith('SPD*'))).toBe(false);
  expect(payment?.code?.text).toMatch(/^SPD\*1\.0\*ACC:CZ6508000000192000145399.*\*AM:640\.00\*CC:CZK.*X-VS:1001/);
  expect(payment?.code?.path).toMatch(/^(?:M\d+ \d+h\d+v1h-\d+z)+$/);
});

test('a letter says where its sender lives and how it is reached; nothing is printed for a creditor whom nobody could reach', async () => {
  const id = await letterTo('Petr Dlouhý', '9');
  const change = (contact: Record<string, string>) =>
    office.ask(`/creditors/${creditorId}`, { method: 'PATCH', body: { contact } });
  await change({ email: 'info@acme.example', street: 'Vídeňská 12', city: 'Brno', postcode: '639 00' });
  const [printed] = await letters(id);
  expect(printed?.letter).toMatchObject({
    from: ['Vídeňská 12', '639 00 Brno'],
    reach: ['Tel. +420 221 111 222', 'info@acme.example', 'Vídeňská 12, 639 00 Brno'],
  });
  await change({ phone: '', email: '', street: '', city: '', postcode: '' });
  const [unreachable] = await letters(id);
  expect(unreachable).toMatchObject({ letter: null, refusal: { code: 'creditor_unreachable' } });
  await change({ phone: '221 111 222' });
  expect((await letters(id))[0]?.refusal).toBeNull();
});

test('looking at a letter says nothing of its having been sent', async () => {
  const id = await letterTo('Ota Bílý', '2');
  for (let look = 0; look < 3; look += 1) await letters(id);
  expect((await office.ask('/work')).body.items.map(({ id: waits }: WorkWire) => waits)).toContain(id);
  expect(await office.events('step_ended')).toEqual([]);
});

test('a letter is refused with the reason where nothing is owed any more, nobody lives anywhere, or the gate says no', async () => {
  const homeless = await letterTo('Eva Malá', '3', { street: undefined, city: undefined, postcode: undefined });
  const paid = await letterTo('Karel Říha', '4');
  await office.owes(creditorId, '0', {
    receivableId: 'F-4',
    debtorId: 'D-4',
    name: 'Karel Říha',
    ...home,
    iban,
    variableSymbol: '1004',
    dueDate: dayBefore(40),
  });
  const held = await letterTo('Jan Tmavý', '5');
  const work: WorkWire[] = (await office.ask('/work')).body.items;
  const who = work.find(({ id }) => id === held)?.debtor.id;
  await office.ask(`/debtors/${who}/holds`, { body: { reason: 'deceased' } });
  const unknown = `stp_${'0'.repeat(26)}`;
  const all = await letters(homeless, paid, held, unknown);
  expect(all.map(({ letter }) => letter)).toEqual([null, null, null, null]);
  const codes = all.map(({ refusal }) => refusal?.code);
  expect(codes).toEqual(['no_address', 'nothing_to_tell', 'refused_by_gate', 'unknown_work']);
  expect(all[2]?.refusal?.reason).toContain('(circumstances.deceased)');
  expect(all[2]?.refusal?.rule).toBe('circumstances.deceased');
});

test('letters of a batch are posted together, each by itself, and only by those who may', async () => {
  const first = await letterTo('Adam Nový', '6');
  const second = await letterTo('Dana Stará', '7');
  const unknown = `stp_${'0'.repeat(26)}`;
  const post = (ids: string[], as = office.keys.operator) => office.ask('/work/letters/posted', { body: { ids }, as });
  expect((await post([first], office.keys.viewer)).status).toBe(403);
  expect(await office.events('step_ended')).toEqual([]);
  const { status, body } = await post([first, unknown, second, first]);
  expect([status, body.posted, body.refused.map(({ id, code }: { id: string; code: string }) => [id, code])]).toEqual([
    200,
    [first, second],
    [[unknown, 'unknown_work']],
  ]);
  const ended = await office.events('step_ended');
  expect(ended.map(({ data }) => data)).toMatchObject([{ fate: 'done' }, { fate: 'done' }]);
  expect((await letters(first)).map(({ refusal }) => refusal?.code)).toEqual(['ended_already']);
  expect((await post([first])).body).toMatchObject({ posted: [], refused: [{ id: first, code: 'ended_already' }] });
  expect((await post([])).status).toBe(400);
});

test('whoever may only look may print as well, strangers nothing; what is no id is no question', async () => {
  const id = await letterTo('Iva Lesní', '8');
  expect((await office.ask(`/work/letters?ids=${id}`, { as: office.keys.viewer })).status).toBe(200);
  expect((await office.ask(`/work/letters?ids=${id}`, { as: 'nobody' })).status).toBe(401);
  expect((await office.ask('/work/letters?ids=first')).status).toBe(400);
});

test('while many letters are made ready, whatever else waits gets its turn between any two of them', async () => {
  const ids: StepId[] = [];
  for (const key of ['31', '32', '33']) ids.push((await letterTo(`Debtor ${key}`, key)) as StepId);
  const { tools, planning } = office.campaign;
  const desk = taskDesk({ ...tools, tasks: sqliteTasks, incoming: sqliteIncoming }, planning);
  const order: string[] = [];
  for await (const { id } of desk.letters(ids)) {
    order.push(id);
    void tools.work.run(async () => void order.push('something of a call'), { urgency: 'call' });
    setImmediate(() => order.push('a request'));
  }
  await tools.work.run(async () => {});
  for (const between of ['something of a call', 'a request'])
    expect(order.filter((each) => each === between || each.startsWith('stp_')).slice(0, 5)).toEqual([
      ...[ids[0], between, ids[1], between, ids[2]],
    ]);
});
