import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TelephonyEvent } from '../../../dialer/telephony.ts';
import type { AriEvent } from './ari-event.ts';
import { newLeg } from './leg.ts';
import { LegBook } from './leg-book.ts';

type LegEvent = Parameters<LegBook['advance']>[0];

const id = 'att_one';
const destroyed = (changes: Partial<Extract<AriEvent, { type: 'destroyed' }>> = {}) =>
  ({ type: 'destroyed', channel: id, at: 10_000, createdAt: 0, cause: 16, techCause: null, ...changes }) as const;

function book() {
  const news: TelephonyEvent[] = [];
  const legs = new LegBook(
    () => 5,
    (event) => news.push(event),
  );
  const ends = () => news.flatMap((event) => (event.type === 'ended' ? [event.end] : []));
  return { legs, news, ends };
}

const anything: fc.Arbitrary<LegEvent | 'resync_without' | 'resync_with'> = fc.oneof(
  fc.constantFrom<LegEvent | 'resync_without' | 'resync_with'>(
    { type: 'dialling', channel: id, at: 1 },
    { type: 'ringing', channel: id },
    { type: 'entered_app', channel: id, args: [] },
    { type: 'hang_up_requested', channel: id },
    { type: 'left_bridge', channel: id, bridge: 'b' },
    destroyed(),
    'resync_without',
    'resync_with',
  ),
  fc.record({ type: fc.constant('digit' as const), channel: fc.constant(id), digit: fc.constantFrom('1', '#') }),
);

test('a leg that is dialled ends once, and nothing is told of it afterwards, whatever order events come in', () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 30 }), (events) => {
      const { legs, news, ends } = book();
      legs.add(newLeg(id, { ringMs: 1000 }));
      for (const event of events) {
        if (event === 'resync_without') legs.compare([], new Map(), new Set());
        else if (event === 'resync_with') {
          if (legs.get(id)) legs.compare([{ channelId: id, answered: true, ringing: false }], new Map(), new Set());
        } else if (event.type !== 'entered_app' || legs.get(id)) legs.advance(event);
      }
      const gone = events.some((event) => event === 'resync_without' || (event !== 'resync_with' && event.type === 'destroyed'));
      expect(ends()).toHaveLength(gone ? 1 : 0);
      if (gone) expect(news.at(-1)?.type).toBe('ended');
      expect(news.filter((event) => event.type === 'ringing').length).toBeLessThanOrEqual(1);
      expect(news.filter((event) => event.type === 'answered').length).toBeLessThanOrEqual(1);
    }),
  );
});

test('our ring timer is known by the time that passed, because Asterisk reports it as a 480 from afar', () => {
  const after = (ms: number, techCause: number | null) => {
    const { legs, ends } = book();
    legs.add(newLeg(id, { ringMs: 1000 }));
    legs.advance({ type: 'dialling', channel: id, at: 0 });
    legs.advance(destroyed({ at: ms, cause: 19, techCause }));
    return ends()[0];
  };
  expect(after(1002, 480)).toMatchObject({ ringTimedOut: true, sipCode: null });
  expect(after(700, 480)).toMatchObject({ ringTimedOut: false, sipCode: 480 });
  expect(after(1002, 486)).toMatchObject({ ringTimedOut: false, sipCode: 486 });
});

test('an order that Asterisk has not yet answered is not missed when it is not on the list', () => {
  const { legs, ends } = book();
  legs.add(newLeg(id, { placing: true }));
  legs.compare([], new Map(), new Set());
  expect(ends()).toEqual([]);
  legs.change(id, { placing: false });
  legs.compare([], new Map(), new Set());
  expect(ends()).toMatchObject([{ channelId: id, cause: null }]);
});

test('a leg that ended while the list was on its way is not taken in again', () => {
  const { legs } = book();
  const seen = legs.watchDestroyed();
  legs.advance(destroyed());
  legs.compare([{ channelId: id, answered: true, ringing: false }], new Map(), seen());
  expect(legs.get(id)).toBeUndefined();
});

test('channels that are not ours by name are kept from the dialer', () => {
  const { legs, news } = book();
  legs.advance({ type: 'entered_app', channel: 'somebody-else', args: [] });
  legs.advance(destroyed({ channel: 'somebody-else' }));
  expect(news).toEqual([]);
});
