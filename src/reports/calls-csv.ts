import type { AttemptId } from '../kernel/ids.ts';
import { formatAmount } from '../kernel/money.ts';
import type { CampaignCall } from './campaign-calls.ts';

/**
 * The calls of a campaign as CSV (RFC 4180, `;`, CRLF, with the mark by which spreadsheets know UTF-8). Instants RFC 3339 in UTC. It holds
 * whole telephone numbers: for the operator only.
 */
export function callsCsv(calls: readonly CampaignCall[], numberOf: ReadonlyMap<AttemptId, string>): string {
  const rows = calls.map((call) => [
    call.attemptId,
    numberOf.get(call.attemptId) ?? '',
    call.ordinal,
    call.result ?? '',
    instant(call.dialledAt),
    instant(call.answeredAt),
    instant(call.endedAt),
    seconds(call.talkMs),
    call.answeredAt === null ? '' : seconds(call.listenedMs),
    call.keys.join(' '),
    call.agent ?? '',
    call.promise ? formatAmount(call.promise.amount) : '',
    call.promise?.amount.currency ?? '',
    call.promise?.date ?? '',
    call.sipCode ?? '',
  ]);
  return `\ufeff${[header, ...rows].map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;
}

const header = [
  'attempt',
  'number',
  'attempt_number',
  'result',
  'dialled_at',
  'answered_at',
  'ended_at',
  'talk_seconds',
  'listened_seconds',
  'keys',
  'agent',
  'promised_amount',
  'promised_currency',
  'promised_date',
  'sip_code',
];

function instant(at: number | null): string {
  return at === null ? '' : Temporal.Instant.fromEpochMilliseconds(at).toString();
}

function seconds(ms: number | null): string {
  return ms === null ? '' : (ms / 1000).toFixed(1);
}

function quoted(value: string | number): string {
  const text = String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
