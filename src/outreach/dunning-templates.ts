import type { Severity } from '../kernel/severity.ts';
import type { Channel } from '../receivables/model.ts';
import { type DunningName, dunningNames } from './model.ts';

/** What a text that asks for payment is like, whatever its language. */
export type DunningTemplate = {
  readonly severity: Severity;
  /** By which a strategy may send it. A letter is posted by hand. */
  readonly channels: readonly Channel[];
  /** Of which lines it tells: those that are not past due, those of this very day, or those that are past due. */
  readonly tellsOf: 'not_past_due' | 'due_today' | 'past_due';
  /** How long the debtor is given from the day on which it is written; null: no day is named. */
  readonly timeToPay: Temporal.DurationLike | null;
};

/**
 * The texts that strategies may send. Sources of the times: the Polish act of 9 April 2010 art. 14 and 15 (a month between the warning and
 * the entry); Czech Act 99/1963 §142a (seven days at least between the last demand and the claim); the others are ours.
 */
export const dunningTemplates: Readonly<Record<DunningName, DunningTemplate>> = {
  'invoice-issued': { severity: 'courtesy', channels: messages(), tellsOf: 'not_past_due', timeToPay: null },
  'coming-due': { severity: 'courtesy', channels: messages(), tellsOf: 'not_past_due', timeToPay: null },
  'due-today': { severity: 'courtesy', channels: messages(), tellsOf: 'due_today', timeToPay: null },
  'payment-reminder': { severity: 'reminder', channels: [...messages(), 'letter'], tellsOf: 'past_due', timeToPay: null },
  'promise-missed': { severity: 'reminder', channels: messages(), tellsOf: 'past_due', timeToPay: null },
  'formal-demand': { severity: 'demand', channels: ['email', 'letter'], tellsOf: 'past_due', timeToPay: { days: 10 } },
  'final-notice': { severity: 'final', channels: ['letter'], tellsOf: 'past_due', timeToPay: { days: 10 } },
  'registry-warning': { severity: 'final', channels: ['letter'], tellsOf: 'past_due', timeToPay: { months: 1 } },
  'pre-action-letter': { severity: 'legal', channels: ['letter'], tellsOf: 'past_due', timeToPay: { days: 10 } },
};

/** The same by name, as strategies are proved against it. */
export const knownDunning: ReadonlyMap<string, DunningTemplate> = new Map(
  dunningNames.map((name) => [name, dunningTemplates[name]] as const),
);

function messages(): readonly Channel[] {
  return ['sms', 'email', 'messaging'];
}
