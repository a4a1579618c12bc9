import { afterAll, beforeAll, expect, test } from 'vitest';
import { act } from '../../../test/support/open-books.ts';
import { must } from '../../../test/support/open-dialer.ts';
import { type OpenOffice, openOffice } from '../../../test/support/open-office.ts';
import type { CreditorId, DisputeId, PersonId, ReceivableId } from '../../kernel/ids.ts';
import { acceptPlan } from '../../receivables/accept-plan.ts';
import { moveDispute } from '../../receivables/disputes/move-dispute.ts';
import { departments } from '../../receivables/model.ts';
import type { Page } from '../../receivables/ports.ts';
import { recordPromise } from '../../receivables/record-promise.ts';
import { exportAgreements } from '../../reports/export-agreements.ts';
import type { AgreementPages } from '../../reports/ports.ts';
import type { DisputeWire, PlanWire, PromiseWire, StandingHoldWire } from './api-types.ts';

let office: OpenOffice;
let acme: CreditorId;
let beta: CreditorId;
let today: Temporal.PlainDate;
const day = (days: number) => today.add({ days }).toString();

type Debtor = { readonly id: ReceivableId; readonly personId: PersonId };

async function owes(creditorId: CreditorId, key: string, name: string): Promise<Debtor> {
  const made = await office.owes(creditorId, '1000.00', {
    receivableId: `F-${key}`,
    debtorId: `D-${key}`,
    name,
    email: `${key}@example.cz`,
  });
  return { id: made.id as ReceivableId, personId: made.debtorId as PersonId };
}

const promises = (creditorId: CreditorId, { personId }: Debtor, date: string, amountMinor = 60_000) =>
  office.tools.work.run(async (tx) =>
    must(
      await recordPromise(office.tools, tx, act(`promise ${personId}`), {
        personId,
        creditorId,
        amountMinor,
        currency: 'CZK',
        date,
      }),
    ),
  );

/** Jana and Petr owe Acme, Ivan owes Beta; all promise. Karel agrees on a plan, Eva's collection is on hold, Olga and Dana disagree. */
let jana: Debtor;
let petr: Debtor;
let ivan: Debtor;
let karel: Debtor;
let eva: Debtor;
let olga: Debtor;
let dana: Debtor;
beforeAll(async () => {
  office = await openOffice();
  today = office.tools.clock.now().toZonedDateTimeISO('Europe/Prague').toPlainDate();
  acme = (await office.creditor()) as CreditorId;
  beta = (await office.creditor('beta')) as CreditorId;
  await office.tools.work.run(async (tx) => {
    const creditor = await office.tools.books.creditors.find(tx, acme);
    if (creditor)
      await office.tools.books.creditors.update(tx, { ...creditor, planPolicy: { most: 6, everyDays: 30, leastMinor: 10_000 } });
  });
  jana = await owes(acme, '1', 'Jana Nováková');
  petr = await owes(acme, '2', 'Petr Svoboda');
  ivan = await owes(beta, '3', 'Ivan Tichý');
  karel = await owes(acme, '4', 'Karel Říha');
  eva = await owes(acme, '5', 'Eva Malá');
  await promises(acme, jana, day(5));
  await promises(acme, petr, day(2));
  await promises(beta, ivan, day(3));
  const instalments = [20, 50].map((days) => ({ date: day(days), amountMinor: 50_000 }));
  await office.tools.work.run(async (tx) =>
    must(
      await acceptPlan(office.tools, tx, act('plan'), {
        personId: karel.personId,
        creditorId: acme,
        currency: 'CZK',
        instalments,
      }),
    ),
  );
  await office.ask(`/debtors/${eva.personId}/holds`, { body: { reason: 'hardship', note: 'her son called' } });
  olga = await owes(acme, '7', 'Olga Veselá');
  dana = await owes(beta, '8', 'Dana Nová');
  await office.disputes('wrong_amount', olga.id);
  await office.disputes('defective', dana.id);
});
afterAll(() => office.close());

const list = async <Item>(path: string): Promise<Item[]> => (await office.ask(path)).body.items;
const whose = (all: readonly { readonly debtor: { readonly name: string } }[]) => all.map(({ debtor }) => debtor.name);

test('promises that wait stand by their day, the soonest first, with what has been paid of them', async () => {
  const waiting = await list<PromiseWire>('/promises?state=active');
  expect(whose(waiting)).toEqual(['Petr Svoboda', 'Ivan Tichý', 'Jana Nováková']);
  expect(waiting[0]).toMatchObject({
    ...{ state: 'active', date: day(2), creditor: 'ACME Energie, a.s.' },
    ...{ promised: { amount: '600.00', currency: 'CZK' }, paid: { amount: '0.00', currency: 'CZK' } },
  });
  expect(Temporal.PlainDate.compare(waiting[0]?.lastDay ?? '', day(4))).toBeGreaterThanOrEqual(0);
  expect(whose(await list('/promises'))).toEqual(['Jana Nováková', 'Ivan Tichý', 'Petr Svoboda']);
});

test('promises are narrowed by creditor and by day, and met once page by page', async () => {
  expect(whose(await list(`/promises?creditor=${beta}`))).toEqual(['Ivan Tichý']);
  expect(whose(await list(`/promises?creditor=${acme}&state=active&from=${day(3)}`))).toEqual(['Jana Nováková']);
  expect(whose(await list(`/promises?from=${day(2)}&to=${day(3)}`))).toEqual(['Ivan Tichý', 'Petr Svoboda']);
  expect(await list('/promises?state=broken')).toEqual([]);
  for (const query of ['state=active', 'limit=2']) {
    const met: string[] = [];
    for (let after = ''; ; ) {
      const { body } = await office.ask(`/promises?limit=1&${query.replace('limit=2', '')}${after && `&after=${after}`}`);
      met.push(...whose(body.items));
      if (body.next === null) break;
      after = body.next;
    }
    expect(met.toSorted()).toEqual(['Ivan Tichý', 'Jana Nováková', 'Petr Svoboda']);
    expect(met).toEqual(whose(await list(`/promises?${query.replace('limit=2', '')}`)));
  }
  expect((await office.ask('/promises?state=forgotten')).status).toBe(400);
});

test('a plan tells how many of its instalments are paid, and what of it', async () => {
  const [plan] = await list<PlanWire>('/plans');
  expect(plan).toMatchObject({
    ...{ debtor: { id: karel.personId, name: 'Karel Říha' }, state: 'active', paidInstalments: 0 },
    ...{ total: { amount: '1000.00', currency: 'CZK' }, paid: { amount: '0.00', currency: 'CZK' } },
    instalments: [
      { date: day(20), amount: { amount: '500.00', currency: 'CZK' } },
      { date: day(50), amount: { amount: '500.00', currency: 'CZK' } },
    ],
  });
  expect(await list('/plans?state=broken')).toEqual([]);
  expect(await list(`/plans?creditor=${beta}`)).toEqual([]);
});

test('disputes stand newest first, each with what is disputed as it is owed now, and who looks at it by when', async () => {
  const [newest, older] = await list<DisputeWire>('/disputes');
  expect([newest, older].map((one) => one?.debtor.name)).toEqual(['Dana Nová', 'Olga Veselá']);
  expect(older).toMatchObject({
    ...{ debtor: { id: olga.personId }, creditor: 'ACME Energie, a.s.', code: 'wrong_amount', late: false },
    receivables: [{ id: olga.id, key: 'F-7', owed: { amount: '1000.00', currency: 'CZK' } }],
  });
  expect(older).toMatchObject({ state: 'open', department: 'billing' }); // whom its task asks
  expect(Temporal.PlainDate.compare(older?.lastDay ?? '', day(5))).toBeGreaterThanOrEqual(0);
  expect(whose(await list(`/disputes?creditor=${acme}`))).toEqual(['Olga Veselá']);
  const { body: page } = await office.ask('/disputes?limit=1');
  expect(whose(page.items)).toEqual(['Dana Nová']);
  expect(whose((await office.ask(`/disputes?limit=1&after=${page.next}`)).body.items)).toEqual(['Olga Veselá']);
  expect((await office.ask('/disputes?state=forgotten')).status).toBe(400);
});

test('a dispute that nobody decided by its day is late, until it is decided', async () => {
  const [dispute] = await list<DisputeWire>(`/disputes?creditor=${beta}`);
  const { work, books } = office.tools;
  const { id } = dispute as { id: DisputeId };
  const yesterday = office.tools.clock.now().epochMilliseconds - 1;
  await work.run((tx) => books.disputes.move(tx, id, { state: 'internal_review', department: 'billing', reviewBy: yesterday }));
  expect(await list<DisputeWire>(`/disputes?creditor=${beta}`)).toMatchObject([{ late: true, department: 'billing' }]);
  expect((await office.ask(`/disputes/${id}/decide`, { body: { decision: 'rejected' } })).status).toBe(200);
  expect(await list<DisputeWire>(`/disputes?creditor=${beta}`)).toMatchObject([{ late: false, state: 'rejected' }]);
  expect(whose(await list('/disputes?state=rejected'))).toEqual(['Dana Nová']);
  expect((await csv(`disputes.csv?creditor=${beta}`))[1]).toContain(
    ';Dana Nová;ACME Energie, a.s.;rejected;defective;1;billing;',
  );
});

test('holds that stand are told with who placed them, and end by hand with a reason that never reaches the journal', async () => {
  const standing = await list<StandingHoldWire>('/holds');
  expect(standing.map(({ reason, byHand }) => [reason, byHand])).toEqual([
    ['dispute', false],
    ['hardship', true],
    ['plan', false],
    ...Array.from({ length: 3 }, () => ['promise', false]),
  ]);
  const [, hardship, plan] = standing;
  expect(hardship).toMatchObject({
    ...{ debtor: { name: 'Eva Malá' }, creditor: null, scope: 'person', until: null, note: 'her son called' },
    by: expect.stringContaining('a operator'),
  });
  expect(whose(await list(`/holds?creditor=${beta}`))).toEqual(['Eva Malá', 'Ivan Tichý']);
  expect(whose(await list('/holds?reason=plan'))).toEqual(['Karel Říha']);

  const release = (id: string | undefined, body: object, as = office.keys.operator) =>
    office.ask(`/holds/${id}/release`, { body, as });
  expect((await release(hardship?.id, { reason: 'she asked for it' }, office.keys.viewer)).status).toBe(403);
  expect((await release(hardship?.id, {})).status).toBe(400);
  expect((await release(hardship?.id, { reason: '   ' })).status).toBe(400);
  const withPlan = await release(plan?.id, { reason: 'no' });
  expect([withPlan.status, withPlan.body.code]).toEqual([409, 'ends_with_its_cause']);
  expect((await release(hardship?.id, { reason: 'she asked for it' })).status).toBe(200);
  expect((await list<StandingHoldWire>('/holds')).map(({ reason }) => reason)).not.toContain('hardship');
  const [told] = (await office.events('hold_released')).slice(-1);
  expect([told?.actor.startsWith('user:'), told?.data]).toMatchObject([true, { reason: 'hardship', why: 'by_hand' }]);
  expect(JSON.stringify(await office.events())).not.toContain('she asked for it');
  const { body } = await office.ask(`/debtors/${eva.personId}`);
  expect(body.holds[0]).toMatchObject({ standing: false, releaseNote: 'she asked for it' });
  const again = await release(hardship?.id, { reason: 'again' });
  expect([again.status, again.body.code]).toEqual([409, 'released_already']);
});

const csv = async (list: string, as = office.keys.operator): Promise<string[]> => {
  const answer = await fetch(`${office.url}/api/v1/${list}`, { headers: { authorization: `Bearer ${as}` } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  return Buffer.from(await answer.arrayBuffer())
    .toString()
    .trimEnd()
    .split('\r\n'); // `text()` drops the mark at its beginning
};

test('operators take lists of agreements along as files, narrowed as the pages are', async () => {
  const [head, first, ...more] = await csv('promises.csv?state=active');
  expect(head).toMatch(/^\ufeffpromise;debtor;name;creditor;state;promised_amount;paid_amount;currency;date;last_day;made_at$/);
  expect(first).toMatch(
    new RegExp(`^prm_\\w+;${petr.personId};Petr Svoboda;ACME Energie, a\\.s\\.;active;600\\.00;0\\.00;CZK;${day(2)};`),
  );
  expect(more).toHaveLength(2);
  expect(await csv(`promises.csv?creditor=${beta}`)).toHaveLength(2);
  expect((await csv('plans.csv'))[1]).toContain(`;1000.00;0.00;CZK;2;0;${day(20)};${day(50)};`);
  expect((await csv('holds.csv?reason=plan'))[1]).toMatch(/^hld_\w+;per_\w+;Karel Říha;/);
  expect(await csv('disputes.csv')).toHaveLength(3);
  for (const list of ['promises', 'plans', 'disputes', 'holds'])
    expect((await office.ask(`/${list}.csv`, { as: office.keys.viewer })).status).toBe(403);
});

test('disputes are narrowed by the department that looks at them: whom the task asks, or to whom it was moved on', async () => {
  const hana = await owes(acme, '9', 'Hana Tichá');
  await office.disputes('limitation', hana.id);
  const all = await list<DisputeWire>('/disputes');
  const lookedAtBy = (department: string, more = '') => list<DisputeWire>(`/disputes?department=${department}${more}`);
  expect(whose(await lookedAtBy('legal'))).toEqual(['Hana Tichá']);
  expect(whose(await lookedAtBy('billing'))).toEqual(['Dana Nová', 'Olga Veselá']); // decided there, and not yet
  for (const department of departments)
    expect(await lookedAtBy(department)).toEqual(all.filter((dispute) => dispute.department === department));
  expect(whose(await lookedAtBy('billing', '&state=open'))).toEqual(['Olga Veselá']);
  expect(whose(await lookedAtBy('billing', `&creditor=${beta}`))).toEqual(['Dana Nová']);
  const { next } = (await office.ask('/disputes?department=billing&limit=1')).body;
  expect(whose(await lookedAtBy('billing', `&limit=1&after=${next}`))).toEqual(['Olga Veselá']);
  expect(await csv('disputes.csv?department=legal')).toEqual([
    expect.stringContaining('dispute;'),
    expect.stringContaining(';Hana Tichá;'),
  ]);

  const { work } = office.tools;
  const toTreasury = { to: 'internal_review', department: 'treasury', workingDays: 2 } as const;
  await work.run(async (tx) => must(await moveDispute(office.tools, tx, act('on'), all[0]?.id as DisputeId, toTreasury)));
  expect(whose(await lookedAtBy('treasury'))).toEqual(['Hana Tichá']);
  expect(await lookedAtBy('legal')).toEqual([]); // though its task still waits for the keeper of tasks
  await office.catchUpTasks();
  expect(whose(await lookedAtBy('treasury'))).toEqual(['Hana Tichá']);
  expect((await office.ask('/disputes?department=kitchen')).status).toBe(400);
});

test('a name or a note that a spreadsheet would run as a formula is disarmed in the file', async () => {
  const { personId } = await owes(acme, '6', '=HYPERLINK("http://evil")');
  await office.ask(`/debtors/${personId}/holds`, { body: { reason: 'hardship', note: '@SUM(A1)\r\nand more' } });
  const all = (await csv('holds.csv?reason=hardship')).join('\r\n');
  expect(all).toContain(`;"'=HYPERLINK(""http://evil"")";`);
  expect(all).toContain(`;"'@SUM(A1)`);
});

test('a long list is written page by page, each line once', async () => {
  const desk = {
    plans: async (_filter: object, { limit, after }: Page) =>
      Array.from({ length: 450 }, (_, index) => ({ ...plan, id: `pln_${String(1000 + index)}` as const }))
        .filter(({ id }) => after === null || id > after)
        .slice(0, limit),
  } as unknown as AgreementPages;
  const pieces = [];
  for await (const piece of exportAgreements(desk, 'plans', {})) pieces.push(piece);
  expect(pieces.map(({ lines }) => lines)).toEqual([0, 200, 200, 50]);
  const lines = pieces.slice(1).flatMap(({ csv: text }) => text.trimEnd().split('\r\n'));
  expect(new Set(lines).size).toBe(450);
});

const plan = {
  ...{ personId: 'per_1', debtor: 'Jana', creditor: 'ACME', state: 'active', totalMinor: 100, currency: 'CZK' },
  ...{ paid: { minor: 0, currency: 'CZK' }, instalments: [], paidInstalments: 0, recordedAt: 0 },
} as const;

test('whoever may only look sees all of it, strangers nothing', async () => {
  for (const path of ['/promises', '/plans', '/disputes', '/holds']) {
    expect((await office.ask(path, { as: office.keys.viewer })).status).toBe(200);
    expect((await office.ask(path, { as: 'nobody' })).status).toBe(401);
  }
});
