import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDialer, openDialer, phone, promising } from '../../test/support/open-dialer.ts';
import { stopEverything } from '../gate/stop-everything.ts';
import type { Creditor } from '../receivables/model.ts';
import { closedBreaker } from './trunk-breaker.ts';

let the: OpenDialer;
let acme: Creditor;
const jana = '+420000101001';
const karel = '+420000101002';

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
});
afterEach(async () => {
  expect(await the.violations(false)).toEqual([]);
  await the.close();
});

const types = async () => (await the.events()).map(({ type }) => type);
const minutes = (count: number) => the.time.advance(count * 60_000);

test('a debtor who proves who she is promises to pay: one call, one result, and the campaign is finished', async () => {
  await the.debtor(acme, jana, promising);
  const { id } = await the.campaign(acme);
  const dialer = the.start();
  await minutes(2);
  expect(the.phones.heard.get(the.phones.legOf(jana))).toEqual(
    ['greeting', 'who', 'ask-birth-date', 'thanks-verified', 'balance-one', 'options', 'promise-when'].concat(
      ['promise-today', 'promise-3-days', 'promise-7-days', 'promise-keyed', 'promise-else', 'promise-read-back'],
      ['thanks-promise-sent', 'goodbye'],
    ),
  );
  expect(await the.results()).toEqual(['001 rpc_ptp']);
  expect(await the.entries()).toMatchObject([{ state: 'done', done_because: 'rpc_ptp', attempts: 1 }]);
  expect(await the.run((tx) => the.tools.campaigns.find(tx, id))).toMatchObject({ state: 'finished' });
  expect([dialer.calls.size, await the.openSessions(), the.complaints]).toEqual([0, 0, []]);
  expect(await the.violations()).toEqual([]);
});

test('the identification digits are nowhere in the record, only how many were keyed', async () => {
  await the.debtor(acme, jana, promising);
  await the.campaign(acme);
  the.start();
  await minutes(2);
  const journal = JSON.stringify(await the.events());
  expect(journal).toContain('••••••••');
  expect(journal).not.toContain('15031985');
});

test('somebody who hangs up in the breath in which she answers is on record as having answered, and nothing is left behind', async () => {
  await the.debtor(acme, jana);
  await the.campaign(acme);
  const dialer = the.start();
  the.phones.subscribe((event) => {
    if (event.type === 'answered') the.phones.farEndHangsUp(event.channelId);
  });
  await minutes(1);
  expect(await the.results()).toEqual(['001 hung_up_early']);
  const story = await types();
  expect(story.indexOf('attempt_answered')).toBeLessThan(story.indexOf('attempt_ended'));
  expect(story.lastIndexOf('node_entered')).toBeLessThan(story.indexOf('attempt_ended'));
  expect([dialer.calls.size, await the.openSessions(), the.complaints]).toEqual([0, 0, []]);
});

test('a line that was busy before Asterisk had answered our order has one result, after the order', async () => {
  the.phones.answersOrdersAfterMs = 500;
  await the.debtor(acme, jana, { rejects: { after: 100, sipCode: 486, cause: 17 } });
  await the.campaign(acme, { attemptsInAll: 1 });
  the.start();
  await minutes(1);
  expect(await the.results()).toEqual(['001 busy']);
  expect((await types()).filter((type) => type.startsWith('attempt_'))).toEqual([
    'attempt_reserved',
    'attempt_rang',
    'attempt_order_answered',
    'attempt_ended',
  ]);
});

test('a call that ended while we were cut off is closed as lost when we are back, and called again another time', async () => {
  await the.debtor(acme, jana, promising);
  await the.campaign(acme, { calendar: 'rehearsal', retryAfterMs: { lost: 5 * 60_000 } });
  the.start();
  await the.time.advance(5000);
  the.phones.connection(false);
  the.phones.farEndHangsUp(the.phones.legOf(jana));
  await the.time.advance(20_000);
  expect(await the.results()).toEqual(['001 open']);
  the.phones.connection(true);
  await minutes(4);
  expect(await the.results()).toEqual(['001 lost']);
  expect(the.phones.dialled).toHaveLength(1);
  await minutes(3);
  expect(await the.results()).toEqual(['001 lost', '001 rpc_ptp']);
});

test('a call that went on while we were cut off for a moment goes on undisturbed', async () => {
  await the.debtor(acme, jana, promising);
  await the.campaign(acme);
  the.start();
  await the.time.advance(5000);
  for (const up of [false, true, false, true]) the.phones.connection(up);
  await minutes(2);
  expect(await the.results()).toEqual(['001 rpc_ptp']);
  const heard = the.phones.heard.get(the.phones.legOf(jana)) ?? [];
  expect(heard.filter((prompt) => prompt === 'greeting')).toHaveLength(1);
  expect((await the.events('node_entered')).filter(({ data }) => (data as { resumed: boolean }).resumed)).toEqual([]);
});

test('a look at the network in the moment of an answer does not begin the call a second time', async () => {
  await the.debtor(acme, jana, promising);
  await the.campaign(acme);
  the.start();
  the.phones.subscribe((event) => {
    if (event.type === 'answered') the.phones.connection(true);
  });
  await minutes(2);
  const heard = the.phones.heard.get(the.phones.legOf(jana)) ?? [];
  expect(heard.filter((prompt) => prompt === 'greeting')).toHaveLength(1);
  expect(await the.results()).toEqual(['001 rpc_ptp']);
  expect(await the.events('attempt_answered')).toHaveLength(1);
});

test('nothing is dialled while we are cut off', async () => {
  await the.debtor(acme, jana, promising);
  await the.campaign(acme);
  the.start();
  the.phones.connection(false);
  await minutes(1);
  expect(the.phones.dialled).toEqual([]);
  the.phones.connection(true);
  await minutes(2);
  expect(await the.results()).toEqual(['001 rpc_ptp']);
});

test('the controller is killed anywhere in a call and starts again: the call goes on, is dialled once and promises once', async () => {
  let number = 101_010;
  for (let second = 0; second < 44; second += 4) {
    number += 1;
    const debtor = `+420000${number}`;
    await the.debtor(acme, debtor, {
      presses: {
        'who-else': ['1', '1', '1'],
        'ask-birth-date': ['15031985', '15031985', '15031985'],
        options: ['1', '1', '1'],
        'promise-else': ['2', '2', '2'],
        'promise-read-back': ['1', '1', '1'],
      },
    });
    await the.campaign(acme, {}, `Killed at ${second} s`);
    the.start();
    await the.time.advance(500 + second * 1000);
    the.kill();
    await the.time.advance(3000);
    the.start();
    for (let waited = 0; waited < 120 && (await the.attempts()).at(-1)?.state !== 'ended'; waited += 1)
      await the.time.advance(1000);
    the.kill();
    expect([second, await the.attempts().then((all) => all.at(-1)?.result)]).toEqual([second, 'rpc_ptp']);
  }
  expect(the.phones.dialled).toHaveLength(11);
  expect(await the.events('promise_recorded')).toHaveLength(11);
  expect([await the.openSessions(), the.complaints]).toEqual([0, []]);
  expect(await the.violations()).toEqual([]);
}, 120_000);

test('a debtor who answers while the controller is dead is greeted by the one that comes back', async () => {
  await the.debtor(acme, jana, { ...promising, answersAfter: 3000 });
  await the.campaign(acme);
  the.start();
  await the.time.advance(1000);
  the.kill();
  await the.time.advance(4000);
  the.start();
  await minutes(2);
  expect(the.phones.heard.get(the.phones.legOf(jana))?.slice(0, 2)).toEqual(['greeting', 'who']);
  expect(await the.results()).toEqual(['001 rpc_ptp']);
});

test('a call that ended while the controller was dead is lost; what the debtor had decided stands', async () => {
  await the.debtor(acme, jana, promising);
  await the.debtor(acme, karel, promising);
  await the.campaign(acme);
  the.start();
  await the.time.advance(10_000);
  the.phones.farEndHangsUp(the.phones.legOf(karel));
  while ((await the.events('promise_recorded')).length === 0) await the.time.advance(200);
  the.kill();
  the.phones.farEndHangsUp(the.phones.legOf(jana));
  the.start();
  await minutes(1);
  expect(await the.results()).toEqual(['001 rpc_ptp', expect.stringContaining('002')]);
  const ended = (await the.events('attempt_ended')).find(({ data }) => (data as { result: string }).result === 'rpc_ptp');
  expect(ended?.data).toMatchObject({ flowResult: 'rpc_ptp', hungUpBy: 'nobody_knows', conversation: true });
});

test('a leg that nobody has on record is hung up, and so is an agent’s telephone whose call is over; a leg that is not ours is left alone', async () => {
  await the.debtor(acme, jana, { answersAfter: null });
  await the.campaign(acme, { ringMs: 120_000 });
  const stray = the.tools.ids.next('att');
  const order = { number: the.people.size > 0 ? ('+420000101077' as never) : ('' as never), trunk: 'simulated', ringMs: 600_000 };
  await the.phones.dial({ ...order, channelId: stray, callerId: order.number });
  await the.phones.dial({ ...order, channelId: `agent-${stray}`, callerId: order.number });
  await the.phones.dial({ ...order, channelId: 'agent-1', callerId: order.number });
  the.start();
  await minutes(1);
  expect((await the.phones.liveLegs()).map(({ channelId }) => channelId)).toEqual(['agent-1', the.phones.legOf(jana)]);
});

test('a leg that one look misses is not given up; one that two looks miss is, and its late end changes nothing', async () => {
  await the.debtor(acme, jana, { answersAfter: null });
  await the.debtor(acme, karel, { answersAfter: null });
  await the.campaign(acme, { ringMs: 115_000 });
  the.start();
  await the.time.advance(20_000);
  the.phones.hidden.add(the.phones.legOf(jana)).add(the.phones.legOf(karel));
  await the.time.advance(20_000); // the sweep at 30 s
  the.phones.hidden.delete(the.phones.legOf(jana));
  await the.time.advance(30_000); // and at 60 s
  expect(await the.results()).toEqual(['001 open', '002 lost']);
  await minutes(2);
  expect(await the.results()).toEqual(['001 no_answer', '002 lost']);
});

test('a look at the network that fails proves nothing: every call goes on', async () => {
  await the.debtor(acme, jana, { answersAfter: null });
  await the.campaign(acme, { ringMs: 115_000 });
  the.start();
  await the.time.advance(20_000);
  the.phones.deaf = true;
  await the.time.advance(90_000);
  expect(await the.results()).toEqual(['001 open']);
  the.phones.deaf = false;
  await the.time.advance(10_000);
  expect(await the.results()).toEqual(['001 no_answer']);
  expect(the.complaints.every((complaint) => complaint.startsWith('the sweep failed'))).toBe(true);
});

test('an order that Asterisk refuses burns no attempt and gives the caller identity back', async () => {
  const other = await the.creditor('CZ', { code: 'other' });
  await the.identity(other, '+420000900002', 1);
  let refusals = 2;
  await the.debtor(other, jana, {
    ...promising,
    get taken() {
      refusals -= 1;
      return refusals >= 0 ? ({ taken: 'refused', code: 'no_such_endpoint' } as const) : ({ taken: 'accepted' } as const);
    },
  });
  await the.campaign(other);
  the.start();
  await the.time.advance(30_000);
  expect(await the.results()).toEqual(['001 carrier_failed']);
  expect((await the.events('attempt_ended'))[0]?.data).toMatchObject({
    sipCode: null,
    cause: null,
    answered: false,
    burns: false,
  });
  expect(await the.entries()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  await minutes(2);
  expect(await the.results()).toEqual(['001 carrier_failed', '001 carrier_failed']);
  await minutes(10);
  expect(the.phones.dialled).toHaveLength(2); // the same way failed twice: not before a quarter of an hour
  await minutes(10);
  expect(await the.results()).toEqual(['001 carrier_failed', '001 carrier_failed', '001 rpc_ptp']);
});

test('an order whose fate nobody knows is never given again: it is lost, and counts', async () => {
  await the.debtor(acme, jana, { taken: { taken: 'unknown', code: 'time_out' } });
  await the.campaign(acme);
  the.start();
  await minutes(2);
  expect(await the.results()).toEqual(['001 lost']);
  expect(the.phones.dialled).toHaveLength(1);
  expect(await the.entries()).toMatchObject([{ state: 'waiting', attempts: 1, last_result: 'lost' }]);
});

test('an order whose fate nobody knew is conducted like any other once its leg appears', async () => {
  await the.debtor(acme, jana, { ...promising, taken: { taken: 'unknown', code: 'time_out' }, appears: true });
  await the.campaign(acme);
  the.start();
  await minutes(2);
  expect(await the.results()).toEqual(['001 rpc_ptp']);
  expect(the.phones.dialled).toHaveLength(1);
});

test('no call lasts longer than it may, a crash in between or not', async () => {
  const talkative = {
    presses: { 'ask-birth-date': '15031985', options: ['8', '8', '8', '8', '8', '8', '8', '8', '8', '8', '8', '8'] },
  };
  await the.debtor(acme, jana, talkative);
  await the.campaign(acme, { longestCallMs: 60_000 });
  the.start();
  await the.time.advance(31_000);
  the.kill();
  await the.time.advance(2000);
  the.start();
  await the.time.advance(25_000);
  expect(await the.results()).toEqual(['001 open']);
  await the.time.advance(5000);
  expect(await the.results()).toEqual(['001 rpc_informed']);
  expect((await the.events('attempt_ended'))[0]?.data).toMatchObject({ talkMs: 60_000, hungUpBy: 'us' });
});

test('a number goes by a trunk that may carry it, though another has more channels free', async () => {
  await the.trunk({ name: 'real', simulated: false, channels: 100, callsPerSecond: 50 });
  await the.debtor(acme, jana, promising);
  await the.campaign(acme);
  the.start();
  await minutes(2);
  expect(the.phones.dialled).toMatchObject([{ number: jana, trunk: 'simulated' }]);
  expect(await the.results()).toEqual(['001 rpc_ptp']);
});

test('a debtor whose first number is premium, foreign or suppressed is called on the next; with no other she is left out, and told why', async () => {
  await the.suppress(karel);
  const first = ['+420900123456', '+4915123456789', karel].map(phone);
  await the.debtor(acme, jana, promising, { phones: [...first, phone(jana)] });
  await the.debtor(acme, karel, promising, { name: 'Karel Dvořák' });
  await the.campaign(acme);
  the.start();
  await minutes(2);
  expect(the.phones.dialled.map(({ number }) => number)).toEqual([jana]);
  expect((await the.entries()).map(({ done_because: because }) => because).sort()).toEqual([
    'rpc_ptp',
    'safety.suppression_list',
  ]);
});

test('a dead trunk gets no calls; they wait until it is back, and nothing is burned', async () => {
  await the.debtor(acme, jana, promising);
  await the.campaign(acme);
  the.start();
  the.trunkTurns('simulated', 'unreachable');
  await minutes(5);
  expect(the.phones.dialled).toEqual([]);
  the.trunkTurns('simulated', 'reachable');
  await minutes(2);
  expect(await the.results()).toEqual(['001 rpc_ptp']);
  const moves = await the.events('trunk_breaker_moved');
  expect(moves.map(({ data }) => Reflect.get(data, 'state'))).toEqual(['open', 'closed']);
});

test('a debtor whose name cannot be said waits a minute between tries, and keeps nobody else from being called', async () => {
  await the.debtor(acme, jana, promising, { name: 'Xqzw' });
  await the.debtor(acme, karel, promising);
  await the.campaign(acme, { concurrency: 1 });
  the.broken.prepare.add('Xqzw');
  the.start();
  await minutes(2);
  expect(await the.results()).toEqual(['002 rpc_ptp']);
  expect(the.complaints).toHaveLength(3); // at 0, 1 and 2 min
  the.broken.prepare.clear();
  await minutes(3);
  expect(await the.results()).toEqual(['002 rpc_ptp', '001 rpc_ptp']);
});

test('a debtor whose language the flow does not speak is done, with that as the reason', async () => {
  await the.debtor(acme, jana, {}, { language: 'hu' });
  const { id } = await the.campaign(acme, {}, 'Czech alone', 'soft-reminder-cs');
  the.start();
  await minutes(1);
  expect(await the.entries()).toMatchObject([{ state: 'done', done_because: 'language_missing' }]);
  expect(await the.run((tx) => the.tools.campaigns.find(tx, id))).toMatchObject({ state: 'finished' });
});

test('a call that is on record but not ordered yet when the red button is pressed is never ordered, and costs its debtor no attempt and its trunk no trust', async () => {
  const { id } = await the.trunk({ name: 'quick', callsPerSecond: 100 });
  for (const number of [jana, karel]) await the.debtor(acme, number, promising);
  await the.campaign(acme, { callsPerSecond: 100 });
  the.order.before = async () => {
    if (the.phones.dialled.length === 1) await stopEverything(the.tools, 'user:test', 'drill');
  };
  the.start();
  await minutes(3);
  expect(await the.attempts()).toHaveLength(2);
  expect(the.phones.dialled).toHaveLength(1);
  expect(await the.results()).toEqual([expect.stringContaining('rpc_ptp'), expect.stringContaining('carrier_failed')]);
  expect(await the.entries()).toMatchObject([{ state: 'done' }, { state: 'waiting', attempts: 0 }]);
  expect((await the.run((tx) => the.tools.trunks.breakers(tx))).get(id) ?? closedBreaker).toEqual(closedBreaker);
  expect(await the.violations(false)).toEqual([]);
});

test('a trunk whose far end has not said yet whether it is there is not dialled by, until it has, or until it had eight seconds for it', async () => {
  the.trunkTurns('simulated', 'unknown');
  await the.debtor(acme, jana, promising);
  await the.campaign(acme);
  the.start();
  await the.time.advance(2000);
  expect(the.phones.dialled).toEqual([]);
  the.trunkTurns('simulated', 'reachable');
  await the.time.advance(1000);
  expect(the.phones.dialled).toHaveLength(1);
  await minutes(2);
  the.trunkTurns('simulated', 'unknown');
  await the.debtor(acme, karel, promising);
  await the.campaign(acme, {}, 'Second');
  await the.time.advance(6000);
  expect(the.phones.dialled).toHaveLength(1);
  await the.time.advance(3000);
  expect(the.phones.dialled).toHaveLength(2);
});

test('after the red button nothing is dialled, not even what was being prepared; calls that are up run to their end', async () => {
  await the.debtor(acme, jana, promising);
  await the.campaign(acme);
  the.start();
  await the.time.advance(5000);
  the.broken.prepareMs = 2000;
  await the.debtor(acme, karel, promising);
  await the.campaign(acme, {}, 'Second');
  await the.time.advance(1000);
  await stopEverything(the.tools, 'user:test', 'drill');
  await minutes(3);
  expect(the.phones.dialled.map(({ number }) => number)).toEqual([jana]);
  expect(await the.results()).toEqual(['001 rpc_ptp']);
});
