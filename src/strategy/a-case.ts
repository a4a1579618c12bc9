import { dayNumber, dayStart } from '../kernel/day-number.ts';
import type { CaseFacts, Progress, ReceivableFacts, Step, StepChannel, Strategy } from './model.ts';

/** Facts and strategies for tests. Days are dates; a clock stands at ten in the morning in Prague. */
export function at(date: string, hour = 10): number {
  return dayStart(dayNumber(date), 'CZ') + hour * 3_600_000;
}

/** A natural person in Czechia with telephone, e-mail and address who has never been contacted. */
export function aCase(receivables: readonly ReceivableFacts[], more: Partial<CaseFacts> = {}): CaseFacts {
  return {
    caseId: 'cas_1',
    personId: 'per_1',
    creditorId: 'crd_1',
    currency: 'CZK',
    creditorCountry: 'CZ',
    debtor: { kind: 'natural', country: 'CZ', language: 'cs' },
    calendar: 'legal',
    receivables,
    holds: [],
    optedOut: false,
    promise: null,
    usable: ['voice', 'sms', 'email', 'letter'],
    inHand: null,
    lastContactAt: null,
    lastConversationAt: null,
    bankDataStaleAt: null,
    history: { promises: 0, brokenPromises: 0, lateOfLast: 0, attempts: 0, unreachable: false, reachedAt: null },
    segments: [],
    toleranceMinor: 100,
    ...more,
  };
}

/** 1,000 CZK, enrolled in `strategy` twenty days before it is due, with nothing done. */
export function aReceivable(
  id: string,
  due: string,
  strategy: Strategy | null,
  { progress, ...more }: Partial<Omit<ReceivableFacts, 'progress'>> & { readonly progress?: Partial<Progress> } = {},
): ReceivableFacts {
  return {
    id: `rcv_${id}`,
    due,
    amountMinor: 100_000,
    kind: 'invoice',
    productGroup: null,
    product: null,
    priority: null,
    risk: null,
    holds: [],
    endedBy: null,
    leftBecause: null,
    progress: strategy && {
      enrolmentId: `enr_${id}`,
      strategy: strategy.name,
      version: strategy.version,
      enteredAt: dayStart(dayNumber(due) - 20, 'CZ'),
      done: -1,
      doneAt: null,
      stage: null,
      shiftDays: 0,
      heard: null,
      sentTo: null,
      heldUntil: null,
      ...progress,
    },
    ...more,
  };
}

export function aStep(name: string, more: Partial<Step>): Step {
  return { name, severity: 'reminder', when: [], by: [byChannel('sms')], only: null, optional: false, on: {}, ...more };
}

export function byChannel(channel: StepChannel['channel'], more: Partial<StepChannel> = {}): StepChannel {
  const voice = channel === 'voice';
  return {
    channel,
    template: voice ? null : 'reminder',
    flow: voice ? 'soft-reminder' : null,
    attempts: voice ? { perDay: 3, inAll: 9, apartMs: 3 * 3_600_000 } : null,
    costMinor: 100,
    registered: false,
    ...more,
  };
}

/** Courtesy three days before, word on the day, a call three days after, a demand ten days after the call, a last letter after fifteen more. */
export const ladder: Strategy = {
  name: 'ladder',
  title: 'A ladder of five',
  version: '000000000001',
  currency: 'CZK',
  enter: { all: [] },
  steps: [
    aStep('courtesy', { severity: 'courtesy', when: [days('due', -3)] }),
    aStep('due-today', { severity: 'courtesy', when: [days('due', 0)] }),
    aStep('first-call', { when: [days('due', 3)], by: [byChannel('voice'), byChannel('sms')] }),
    aStep('demand', { severity: 'demand', when: [days('due', 13)], by: [byChannel('letter')] }),
    aStep('last-letter', { severity: 'final', when: [days('previous', 15)], by: [byChannel('letter', { registered: true })] }),
  ],
  on: {},
  leave: ['below_tolerance'],
  resume: {},
};

export function days(from: Step['when'][number]['from'], count: number): Step['when'][number] {
  return { from, days: count, working: false };
}
