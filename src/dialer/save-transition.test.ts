import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer } from '../../test/support/open-dialer.ts';
import type { DataEffect, FlowSession } from '../flow/session.ts';
import type { Creditor } from '../receivables/model.ts';
import type { Transition } from './call/conducted-call.ts';
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

test('what was heard and pressed before a step stands before it in the journal', async () => {
  const evidence = [{ type: 'keys_pressed', data: { node: 'options', keys: '1', count: 1 } }] as const;
  await saveTransition(the.tools, transition([{ do: 'ask_callback', slot: null }], { evidence }));
  const types = (await the.events()).map(({ type }) => type);
  expect(types.slice(-3)).toEqual(['keys_pressed', 'node_entered', 'callback_asked']);
});
