import { randomBytes } from 'node:crypto';
import { type AriTelephony, connectAri } from '../../../src/adapters/asterisk/ari/ari-telephony.ts';
import type { AsteriskInstance } from '../../../src/adapters/asterisk/instance/settings.ts';
import type { InstanceLog } from '../../../src/adapters/asterisk/instance-log.ts';
import type { DialOrder, LegEnd, TelephonyEvent } from '../../../src/dialer/telephony.ts';
import { type AttemptId, encodeId } from '../../../src/kernel/ids.ts';
import type { PhoneNumber } from '../../../src/kernel/phone.ts';
import { realClock, realTimers } from './real-time.ts';
import { silentLog } from './silent-log.ts';

/** A controller of a test: what it heard of its calls, and how to wait for more. */
export type Caller = {
  readonly telephony: AriTelephony;
  readonly heard: readonly TelephonyEvent[];
  /** The first matching event, past or to come. Rejects after `ms`. */
  until(wanted: (event: TelephonyEvent) => boolean, ms?: number): Promise<TelephonyEvent>;
  answered(id: string): Promise<unknown>;
  ended(id: string): Promise<LegEnd>;
  /** The keys of one leg so far. */
  keys(id: string): string;
};

export async function startCaller(
  instance: AsteriskInstance,
  app = 'dovolat',
  log: InstanceLog = silentLog,
  patience = { heartbeat: 10_000, pong: 5000, answer: 6000 },
): Promise<Caller> {
  const telephony = await connectAri({ ...instance.ari, app, patience }, { clock: realClock, timers: realTimers, log });
  const heard: TelephonyEvent[] = [];
  const wakers = new Set<() => void>();
  telephony.subscribe((event) => {
    heard.push(event);
    for (const wake of wakers) wake();
  });
  const until: Caller['until'] = (wanted, ms = 20_000) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = heard.find(wanted);
        if (!found) return;
        clearTimeout(late);
        wakers.delete(look);
        resolve(found);
      };
      const late = setTimeout(() => {
        wakers.delete(look);
        reject(new Error(`not heard within ${ms} ms; heard: ${JSON.stringify(heard)}`));
      }, ms);
      wakers.add(look);
      look();
    });
  return {
    telephony,
    heard,
    until,
    answered: (id) => until((event) => event.type === 'answered' && event.channelId === id),
    ended: async (id) => {
      const news = await until((event) => event.type === 'ended' && event.end.channelId === id, 60_000);
      if (news.type !== 'ended') throw new Error(`${news.type} is no end`);
      return news.end;
    },
    keys: (id) => heard.flatMap((event) => (event.type === 'digit' && event.channelId === id ? [event.digit] : [])).join(''),
  };
}

export function newAttempt(): AttemptId {
  return encodeId('att', randomBytes(16));
}

/** A rehearsal number whose last two digits choose the persona. */
export function subscriber(suffix: string): PhoneNumber {
  return `+4200001010${suffix}` as PhoneNumber;
}

export const ourNumber = '+420000900001' as PhoneNumber;

export function order(suffix: string, more: Partial<DialOrder> = {}): DialOrder {
  return { channelId: newAttempt(), number: subscriber(suffix), trunk: 'carrier', callerId: ourNumber, ringMs: 15_000, ...more };
}

export const never = new AbortController().signal;
