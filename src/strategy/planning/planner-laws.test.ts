import fc from 'fast-check';
import { expect, test } from 'vitest';
import { act } from '../../../test/support/open-books.ts';
import { must } from '../../../test/support/open-dialer.ts';
import { type OpenPlanner, openPlanner } from '../../../test/support/open-planner.ts';
import { paidBy } from '../../../test/support/paid-by.ts';
import { finishEntry } from '../../dialer/finish-entry.ts';
import type { PersonId, ReceivableId } from '../../kernel/ids.ts';
import type { Creditor } from '../../receivables/model.ts';
import { placeHold } from '../../receivables/place-hold.ts';
import { recordPromise } from '../../receivables/record-promise.ts';
import { aStep, byChannel, days, ladder } from '../a-case.ts';
import type { Strategy } from '../model.ts';
import { planDueWork } from './plan-due-work.ts';

const sms = (template = 'payment-details') => byChannel('sms', { template });

/** Five steps over eighteen days; what a result of a call does is left to the strategy as a whole. */
const strategy: Strategy = {
  ...ladder,
  steps: [
    aStep('due-today', { severity: 'courtesy', when: [days('due', 0)], by: [sms()] }),
    aStep('first-call', { when: [days('due', 3)], by: [byChannel('voice'), sms()] }),
    aStep('reminder', { severity: 'demand', when: [days('due', 7)], by: [sms('no-such-text'), byChannel('voice')] }),
    aStep('letter', { severity: 'final', when: [days('due', 12)], by: [byChannel('letter', { template: 'formal-demand' })] }),
    aStep('last-call', { severity: 'final', when: [days('previous', 5)], by: [byChannel('voice')] }),
  ],
  on: { promise_broken: { do: 'go', step: 'first-call', days: 1 }, no_answer: { do: 'next' } },
};

type Event =
  | { readonly does: 'passes' | 'outage'; readonly hours: number }
  | { readonly does: 'pays' | 'is_held' | 'promises' | 'breaks' | 'dies' | 'posts' | 'other_process' }
  | { readonly does: 'call_ends'; readonly because: string };

const what: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('passes' as const), hours: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('outage' as const), hours: fc.integer({ min: 48, max: 120 }) }) },
  fc.record({ does: fc.constantFrom('pays', 'is_held', 'promises', 'breaks', 'dies', 'posts', 'other_process') }),
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('call_ends' as const),
      because: fc.constantFrom('rpc_informed', 'no_answer', 'attempts_used_up', 'frequency.calls_per_campaign', 'nothing_owed'),
    }),
  },
);
const events: fc.Arbitrary<readonly { readonly whom: number; readonly what: Event }[]> = fc.array(
  fc.record({ whom: fc.nat({ max: 2 }), what }),
  { minLength: 8, maxLength: 22 },
);

test('whatever happens in whatever order, and whenever the planner dies, nobody is contacted twice a day and no step is lost or repeated', async () => {
  await fc.assert(
    fc.asyncProperty(events, async (happens) => {
      const the = await openPlanner(strategy, '2026-11-16T09:00:00+01:00[Europe/Prague]');
      try {
        const world = await open(the);
        for (const [index, { whom, what }] of happens.entries()) await live(world, what, whom, index);
        await the.turn();
        expect(await the.violations(false)).toEqual([]);
        await expectOneContactADay(the);
        await expectOneFateEach(the);
        await expectNothingLost(the);
      } finally {
        await the.close();
      }
    }),
    { numRuns: 8 },
  );
});

type World = {
  readonly the: OpenPlanner;
  readonly creditors: readonly Creditor[];
  readonly debtors: readonly { readonly personId: PersonId; readonly receivableId: ReceivableId; readonly creditor: Creditor }[];
};

/** Two people; the first owes two creditors, so that three cases share two days. */
async function open(the: OpenPlanner): Promise<World> {
  const creditors = [await the.creditor('CZ'), await the.creditor('CZ', { code: 'other', name: 'Other', neutralName: 'Other' })];
  const [acme, other] = creditors as [Creditor, Creditor];
  await the.trunk();
  const row = (nationalId: string, due: string) => ({ nationalId, due });
  const debtors = [
    { ...(await the.debtor(acme, '+420000101001', {}, row('CZ:8503151234', '2026-11-16'))), creditor: acme },
    { ...(await the.debtor(other, '+420000101001', {}, row('CZ:8503151234', '2026-11-12'))), creditor: other },
    { ...(await the.debtor(acme, '+420000101002', {}, row('CZ:9001011234', '2026-11-19'))), creditor: acme },
  ];
  return { the, creditors, debtors };
}

async function live({ the, debtors }: World, event: Event, whom: number, index: number): Promise<void> {
  const { personId, receivableId, creditor } = debtors[whom] as World['debtors'][number];
  const now = the.time.now().epochMilliseconds;
  switch (event.does) {
    case 'passes':
      await the.time.advance(event.hours * 3_600_000);
      await the.turn();
      return;
    case 'outage': // nobody plans, hears or carries out anything meanwhile
      await the.time.advance(event.hours * 3_600_000);
      return;
    case 'other_process': // two planners look at once
      await Promise.all([the.plan(), the.plan()]);
      return;
    case 'dies': {
      await the.news.catchUp();
      const journal = { append: () => Promise.reject(new Error('killed')) };
      await planDueWork({ ...the.planner, journal }, { chunk: 1 }).catch(() => undefined);
      return;
    }
    case 'pays':
      await the.run(async (tx) => {
        const receivable = await the.tools.books.receivables.find(tx, receivableId);
        if (!receivable) return;
        const amountMinor = index % 2 === 0 ? 0 : Math.floor(receivable.amountMinor / 2);
        const status = amountMinor === 0 ? 'settled' : receivable.status;
        await the.tools.books.receivables.update(tx, { ...receivable, status, amountMinor });
        const subject = { creditorId: creditor.id, personId, caseId: receivable.caseId, receivableId };
        await the.tools.journal.append(tx, 'system', [
          { type: 'payment_matched', subject, data: paidBy(receivable, amountMinor, `${index}_${now}`) },
        ]);
      });
      return;
    case 'is_held':
      await the.run((tx) =>
        placeHold(the.tools, tx, act(`held ${index}`), {
          ...{ reason: 'manual', scope: 'person', personId, creditorId: null, caseId: null, receivableId: null, channel: null },
          ...{ from: now, until: now + 50 * 3_600_000, cause: null },
        }),
      );
      return;
    case 'promises': {
      const date = the.time.now().toZonedDateTimeISO('Europe/Prague').toPlainDate().add({ days: 2 }).toString();
      const wish = { personId, creditorId: creditor.id, amountMinor: null, currency: 'CZK', date } as const;
      await the.run((tx) => recordPromise(the.tools, tx, act(`promise ${index}`), wish));
      return;
    }
    case 'breaks':
      await breakPromises(the, now);
      return;
    case 'posts': {
      const { finishWork } = await import('./finish-work.ts');
      const [work] = await the.run((tx) => the.planner.steps.byHand(tx, 1));
      if (work) must(await finishWork(the.planner, 'user:test', { stepId: work.id, dropped: index % 3 === 0 }));
      return;
    }
    case 'call_ends':
      await the.run(async (tx) => {
        const row = await the.db.reader.selectFrom('entries').select('id').where('state', '=', 'waiting').executeTakeFirst();
        const entry = row && (await the.tools.entries.find(tx, row.id as never));
        if (entry?.state === 'waiting') await finishEntry(the.tools, tx, entry, event.because);
      });
  }
}

/** As the books would: those whose grace is over. */
async function breakPromises(the: OpenPlanner, now: number): Promise<void> {
  const active = await the.db.reader.selectFrom('promises').selectAll().where('state', '=', 'active').execute();
  for (const { id, person_id: personId, creditor_id: creditorId, case_id: caseId, date } of active) {
    if (Temporal.PlainDate.from(date).add({ days: 5 }).toZonedDateTime('Europe/Prague').epochMilliseconds > now) continue;
    await the.run(async (tx) => {
      await the.tools.books.promises.setState(tx, id as never, 'broken');
      const subject = { personId, creditorId, caseId } as never;
      await the.tools.journal.append(tx, 'system', [{ type: 'promise_broken', subject, data: {} }]);
    });
  }
}

async function expectOneContactADay(the: OpenPlanner): Promise<void> {
  const days = (await the.events('step_due')).map(({ subject, data }) => `${subject.personId} ${(data as { day: string }).day}`);
  expect(new Set(days).size).toBe(days.length);
}

async function expectOneFateEach(the: OpenPlanner): Promise<void> {
  const due = (await the.told('step_due')).map(({ stepId }) => stepId);
  const ended = (await the.told('step_ended')).map(({ stepId }) => stepId);
  const open = (await the.db.reader.selectFrom('planned_steps').select('id').where('fate', 'is', null).execute()).map(
    ({ id }) => id,
  );
  expect([...ended, ...open].sort()).toEqual([...due].sort());
}

/** A model that knows nothing of how it is decided: every level that a receivable has behind it was contacted or left out, once in each round. */
async function expectNothingLost(the: OpenPlanner): Promise<void> {
  const levels = new Map<string, number[]>();
  const put = (enrolmentId: string, level: number) => levels.set(enrolmentId, [...(levels.get(enrolmentId) ?? []), level]);
  for (const { type, data } of await the.events('step_due', 'step_superseded', 'strategy_reacted')) {
    const told = data as {
      enrolmentId: string;
      level: number;
      reaction?: string;
      lines?: { enrolmentId: string; level: number }[];
    };
    if (type === 'step_superseded') put(told.enrolmentId, told.level);
    else if (type === 'strategy_reacted') {
      if (told.reaction === 'go' || told.reaction === 'next')
        levels.set(
          told.enrolmentId,
          Array.from({ length: told.level }, (_, n) => n),
        );
    } else for (const line of told.lines ?? []) if (line.level === told.level) put(line.enrolmentId, told.level);
  }
  const rows = await the.db.reader.selectFrom('enrolments').select(['id', 'done']).execute();
  for (const { id, done } of rows) {
    const sorted = (levels.get(id) ?? []).toSorted((a, b) => a - b);
    expect({ id, levels: sorted }).toEqual({
      id,
      levels: Array.from({ length: Math.max(done + 1, sorted.length) }, (_, n) => n),
    });
  }
}
