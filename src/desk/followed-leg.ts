import type { ChannelId, LegEnd, Telephony } from '../dialer/telephony.ts';

/** One leg as its events tell: whether it has answered, and when it is gone. */
export type FollowedLeg = {
  /** Resolves at the answer; never when there is none. */
  readonly answered: Promise<void>;
  /** Resolves at the leg's end. */
  readonly ended: Promise<LegEnd>;
  /** Aborted at the leg's end. */
  readonly gone: AbortSignal;
  /** Stops listening. */
  forget(): void;
};

/** Listens to one leg from now on: begin before the dial, since an answer may come before the order is confirmed. */
export function followLeg(telephony: Telephony, channelId: ChannelId): FollowedLeg {
  const answered = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<LegEnd>();
  const gone = new AbortController();
  const forget = telephony.subscribe((event) => {
    if (event.type === 'answered' && event.channelId === channelId) answered.resolve();
    if (event.type === 'ended' && event.end.channelId === channelId) {
      gone.abort();
      ended.resolve(event.end);
    }
  });
  return { answered: answered.promise, ended: ended.promise, gone: gone.signal, forget };
}
