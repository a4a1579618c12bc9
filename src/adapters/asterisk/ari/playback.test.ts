import { describe, expect, test } from 'vitest';
import { VirtualTime } from '../../../rehearsal/virtual-time.ts';
import { AriNoAnswer, AriRefusal } from './ari-errors.ts';
import { Playback } from './playback.ts';

const refusal = new AriRefusal('playback_not_found', 'Playback not found');
const noAnswer = new AriNoAnswer('the connection is lost');
const never = new AbortController().signal;

/** A file of five seconds to a leg that is up. What Asterisk answers: to the order, and when it is asked whether it still plays. */
function opened(answers: { readonly order?: Error; readonly plays?: Error }) {
  const time = new VirtualTime(Temporal.Instant.from('2026-11-20T09:00:00Z'));
  const call = async (operation: string) => {
    const error = operation === 'channels.playWithId' ? answers.order : operation === 'playbacks.get' ? answers.plays : undefined;
    if (error) throw error;
  };
  const audio = { path: '/audio/balance-one', durationMs: 5000 };
  const playback = new Playback('pb-1', 'att_1', audio as never, { clock: time, timers: time, call, canHear: () => true });
  return { time, playback };
}

test.each([
  ['it plays no more', { plays: refusal }, { outcome: 'unconfirmed', playedMs: 5000 }],
  ['it was never told whether it began', { order: noAnswer, plays: refusal }, { outcome: 'unconfirmed', playedMs: 5000 }],
  ['it says that it plays for ever', {}, { outcome: 'failed', playedMs: 5000 }],
  ['nothing at all is answered', { order: noAnswer, plays: noAnswer }, { outcome: 'failed', playedMs: 5000 }],
])('a playback whose end Asterisk never tells may have been heard, and is not said to be: %s', async (_when, answers, told) => {
  const { time, playback } = opened(answers);
  expect(await time.until(playback.run(never), 20_000)).toEqual(told);
});

test('a playback that ended while we were not connected may have been heard as long as it could play', async () => {
  const { time, playback } = opened({ plays: refusal });
  const played = playback.run(never);
  await time.advance(1200);
  await playback.recheck();
  expect(await played).toEqual({ outcome: 'unconfirmed', playedMs: 1200 });
});

test('what Asterisk tells is believed: heard to its end, or not at all', async () => {
  const heard = opened({});
  const finished = heard.playback.run(never);
  await heard.time.advance(5000);
  heard.playback.finished(false);
  expect(await finished).toEqual({ outcome: 'finished', playedMs: 5000 });
  const refused = opened({ order: new AriRefusal('file_not_found', 'no such file') });
  expect(await refused.playback.run(never)).toEqual({ outcome: 'failed', playedMs: 0 });
});

describe('a playback of which Asterisk says that it failed', () => {
  const failing = async (afterMs: number) => {
    const { time, playback } = opened({});
    const played = playback.run(never);
    await time.advance(afterMs);
    playback.finished(true);
    return played;
  };

  test('was not heard when it failed at once: its file could not be opened', async () => {
    expect(await failing(10)).toEqual({ outcome: 'failed', playedMs: 0 });
    expect(await failing(199)).toEqual({ outcome: 'failed', playedMs: 0 });
  });

  test('may have been heard since our order when it broke off later, and no longer than it is', async () => {
    expect(await failing(200)).toEqual({ outcome: 'failed', playedMs: 200 });
    expect(await failing(1_500)).toEqual({ outcome: 'failed', playedMs: 1_500 });
    expect(await failing(6_000)).toEqual({ outcome: 'failed', playedMs: 5_000 });
  });
});
