import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer } from '../../test/support/open-dialer.ts';
import type { DataEffect, FlowSession } from '../flow/session.ts';
import type { Creditor } from '../receivables/model.ts';
import type { Transition } from './call/conducted-call.ts';
import type { FollowUpRequested } from './events.ts';
import type { Attempt } from './model.ts';
import { planCall } from './plan-call.ts';
import { reserveAttempt } from './reserve-attempt.ts';
import { saveTransition } from './save-transition.ts';

let the: OpenDialer;
let acme: Creditor;
let attempt: Attempt;
let session: FlowSession;
const jana = '+420000101001';

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  const trunk = await the.trunk();
  await the.identity(acme, '+420000900001');
  await the.debtor(acme, jana);
  const campaign = await the.campaign(acme);
  const [due] = await the.run((tx) => the.tools.entries.due(tx, campaign.id, the.time.now().epochMilliseconds, 1));
  if (!due) throw new Error('she is due');
  const plan = must(await the.run((tx) => planCall(the.tools, tx, due)));
  attempt = must(await reserveAttempt(the.tools, plan, trunk.id)).attempt;
  session = plan.session;
});
afterEach(() => the.close());

const transition = (effects: readonly DataEffect[], about: Partial<Transition> = {}): Transition => ({
  attempt,
  session: { ...session, visit: 7 },
  effects,
  evidence: [],
  keys: 3,
  resumed: false,
  answeredAt: null,
  waitedFor: true,
  ...about,
});
const receivables = () => session.facts.receivables.map(({ id }) => id);

test('the first transition of a call marks it answered, and says which version of which flow runs', async () => {
  const at = the.time.now().epochMilliseconds;
  await saveTransition(the.tools, transition([], { answeredAt: at }));
  expect(await the.attempts()).toMatchObject([{ state: 'answered', answered_at: at }]);
  expect((await the.events('attempt_answered'))[0]?.data).toEqual({
    at,
    flow: 'soft-reminder',
    version: session.version,
    language: 'cs',
  });
  expect(await the.run((tx) => the.tools.sessions.find(tx, attempt.id))).toEqual({ session: { ...session, visit: 7 }, keys: 3 });
});

test('what the debtor decided is done once, however often the same step of the call is saved', async () => {
  const promise = { do: 'register_promise', amountMinor: 123_450, currency: 'CZK', date: '2026-11-26' } as const;
  const effects: DataEffect[] = [
    promise,
    { do: 'open_dispute', receivables: receivables(), code: 'wrong_amount' },
    { do: 'mark_wrong_person' },
    { do: 'opt_out', scope: 'all' },
    { do: 'lock_verification' },
  ];
  for (let times = 0; times < 3; times += 1) await saveTransition(the.tools, transition(effects));
  for (const type of ['promise_recorded', 'dispute_opened', 'contact_point_marked', 'opt_out_recorded', 'verification_locked'])
    expect([type, await the.events(type)]).toEqual([type, [expect.objectContaining({ actor: 'debtor' })]]);
});

test('a claim of payment is recorded once too', async () => {
  for (let times = 0; times < 2; times += 1)
    await saveTransition(the.tools, transition([{ do: 'claim_paid', receivables: receivables() }]));
  expect(await the.events('paid_claim_recorded')).toHaveLength(1);
});

test('two promises of one call are two steps of it: the second supersedes the first', async () => {
  const promise = (date: string): DataEffect => ({ do: 'register_promise', amountMinor: 123_450, currency: 'CZK', date });
  await saveTransition(the.tools, transition([promise('2026-11-26')]));
  await saveTransition(the.tools, transition([promise('2026-11-30')], { session: { ...session, visit: 9 } }));
  expect(await the.events('promise_recorded')).toHaveLength(2);
  expect(await the.events('promise_superseded')).toHaveLength(1);
});

test('a step is saved whole or not at all: when one of its effects cannot be done, nothing of it is on record', async () => {
  const before = (await the.events()).length;
  const impossible: DataEffect = { do: 'register_promise', amountMinor: 999_999, currency: 'CZK', date: '2026-11-26' };
  await expect(saveTransition(the.tools, transition([{ do: 'opt_out', scope: 'all' }, impossible]))).rejects.toMatchObject({
    code: 'outcome_refused',
  });
  expect((await the.events()).length).toBe(before);
  expect(await the.run((tx) => the.tools.sessions.find(tx, attempt.id))).toMatchObject({
    session: { visit: session.visit },
    keys: 0,
  });
  expect(await the.run((tx) => the.tools.books.optOuts.ofPerson(tx, attempt.personId, acme.id))).toEqual([]);
});

test('a reply in writing is asked for with the number that is spoken from, and whether she was verified by then', async () => {
  const ask: DataEffect = { do: 'request_follow_up', channel: 'sms', template: 'payment-details' };
  await saveTransition(the.tools, transition([ask], { session: { ...session, visit: 7, verified: true } }));
  expect((await the.events('follow_up_requested'))[0]).toMatchObject({
    actor: 'debtor',
    subject: { attemptId: attempt.id, personId: attempt.personId },
    data: { channel: 'sms', template: 'payment-details', visit: 7, contactPointId: attempt.contactPointId, verified: true },
  });
});

test('hardship, a wish about one number and a disputed invoice with what was said of it are recorded once', async () => {
  const effects: DataEffect[] = [
    { do: 'open_dispute', receivables: receivables(), code: 'wrong_amount', recording: 'att_1-statement' },
    { do: 'record_hardship' },
    { do: 'opt_out', scope: 'number' },
  ];
  for (let times = 0; times < 2; times += 1) await saveTransition(the.tools, transition(effects));
  const told = async (type: string) => (await the.events(type)).map(({ data }) => data);
  expect(await told('dispute_opened')).toEqual([expect.objectContaining({ recording: 'att_1-statement' })]);
  expect(await told('hardship_recorded')).toHaveLength(1);
  expect(await told('opt_out_recorded')).toEqual([
    expect.objectContaining({ scope: 'number', contactPointId: attempt.contactPointId }),
  ]);
  const dispute = await the.db.reader.selectFrom('disputes').select('recording').executeTakeFirst();
  expect(dispute?.recording).toBe('att_1-statement');
});

test('a plan is recorded when the creditor allows it, and the call breaks off when it does not', async () => {
  const instalments = ['2026-11-30', '2026-12-30'].map((date) => ({ date, amountMinor: 123_450 / 2 }));
  const plan: DataEffect = { do: 'accept_plan', currency: 'CZK', instalments };
  await expect(saveTransition(the.tools, transition([plan]))).rejects.toMatchObject({ code: 'outcome_refused' });
  await the.run((tx) =>
    the.tools.books.creditors.update(tx, { ...acme, planPolicy: { most: 3, everyDays: 30, leastMinor: 10_000 } }),
  );
  for (let times = 0; times < 2; times += 1) await saveTransition(the.tools, transition([plan]));
  expect((await the.events('plan_accepted')).map(({ data, actor }) => [actor, data])).toEqual([
    ['debtor', expect.objectContaining({ instalments, totalMinor: 123_450 })],
  ]);
});

test('answers of a survey and marks on the call are told once, in the order in which they came', async () => {
  const effects: DataEffect[] = [
    { do: 'answer_survey', question: 'friendly', answer: '5' },
    { do: 'answer_survey', question: 'clear', answer: '4' },
    { do: 'tag', tag: 'vip' },
  ];
  for (let times = 0; times < 3; times += 1) await saveTransition(the.tools, transition(effects));
  await saveTransition(the.tools, transition([{ do: 'tag', tag: 'vip' }], { session: { ...session, visit: 9 } }));
  expect((await the.events('survey_answered', 'call_tagged')).map(({ data }) => data)).toEqual([
    { visit: 7, question: 'friendly', answer: '5' },
    { visit: 7, question: 'clear', answer: '4' },
    { visit: 7, tag: 'vip' },
    { visit: 9, tag: 'vip' },
  ]);
});

test('a number that is keyed in for a message stands in no journal, and where it may not be used the request says so', async () => {
  const ask: DataEffect = { do: 'request_follow_up', channel: 'sms', template: 'payment-details', to: '00420000000555' };
  const verified = { session: { ...session, visit: 7, verified: true } };
  await saveTransition(the.tools, transition([ask], verified));
  await the.run((tx) => the.tools.books.creditors.update(tx, { ...acme, keyedNumberAllowed: true }));
  await saveTransition(the.tools, transition([ask], { session: { ...session, visit: 9, verified: true } }));
  const [refused, kept] = (await the.events('follow_up_requested')).map(({ data }) => data as FollowUpRequested);
  expect(refused).toMatchObject({ keyedRefused: 'keyed_number_not_allowed' });
  expect(refused?.keyedTo).toBeUndefined();
  expect(kept?.keyedTo).toMatch(/^cnt_/);
  expect(JSON.stringify(await the.events())).not.toContain('000000555');
});

test('what was heard and pressed before a step stands before it in the journal', async () => {
  const evidence = [{ type: 'keys_pressed', data: { node: 'options', keys: '1', count: 1 } }] as const;
  await saveTransition(the.tools, transition([{ do: 'ask_callback', slot: null }], { evidence }));
  const types = (await the.events()).map(({ type }) => type);
  expect(types.slice(-3)).toEqual(['keys_pressed', 'node_entered', 'callback_asked']);
});
