import type { KnownTemplate } from './strategy-problem.ts';

/** The texts that strategies may send, with how grave each is and by which channels it can go. The words are those of outreach. */
export const dunningTemplates: ReadonlyMap<string, KnownTemplate> = new Map<string, KnownTemplate>([
  ['invoice-issued', { severity: 'courtesy', channels: ['sms', 'email', 'messaging'] }],
  ['coming-due', { severity: 'courtesy', channels: ['sms', 'email', 'messaging'] }],
  ['due-today', { severity: 'courtesy', channels: ['sms', 'email', 'messaging'] }],
  ['payment-reminder', { severity: 'reminder', channels: ['sms', 'email', 'messaging', 'letter'] }],
  ['promise-missed', { severity: 'reminder', channels: ['sms', 'email', 'messaging'] }],
  ['formal-demand', { severity: 'demand', channels: ['email', 'letter'] }],
  ['final-notice', { severity: 'final', channels: ['letter'] }],
  ['registry-warning', { severity: 'final', channels: ['letter'] }],
  ['pre-action-letter', { severity: 'legal', channels: ['letter'] }],
]);
