import { formatAmount } from '../kernel/money.ts';
import type { ExportedCall, ExportedToldCall } from './model.ts';

/**
 * A campaign's calls as CSV (RFC 4180): UTF-8 with the mark by which spreadsheets know it, `;` between fields as spreadsheets of Central
 * Europe expect, CRLF. Instants RFC 3339 in UTC, amounts with a decimal point, telephone numbers whole: for the operator only.
 */
const columns = [
  'attempt',
  'name',
  'number',
  'caller_identity',
  'attempt_number',
  'dialled_at',
  'result',
  'answered',
  'answered_at',
  'ended_at',
  'talk_seconds',
  'listened_seconds',
  'keys',
  'agent',
  'promised_amount',
  'promised_currency',
  'promised_date',
  'messages',
  'sip_code',
  'instalments',
  'callback_from',
  'tags',
  'survey',
];

export const callsCsvHead = headOf(columns);

/** The same of calls in both directions: which one, for which campaign, and of which creditor, stands at the end. */
export const toldCallsCsvHead = headOf([...columns, 'direction', 'campaign', 'creditor']);

export function callsCsvLine(call: ExportedCall): string {
  return csvLine(fieldsOf(call));
}

export function toldCallsCsvLine(call: ExportedToldCall): string {
  return csvLine([...fieldsOf(call), call.direction, call.campaign, call.creditor]);
}

function headOf(names: readonly string[]): string {
  return `\ufeff${csvLine(names)}`;
}

function fieldsOf(call: ExportedCall): string[] {
  return [
    call.attemptId,
    call.name,
    call.number,
    call.callerIdentity,
    String(call.ordinal ?? ''),
    instant(call.dialledAt),
    call.result ?? '',
    call.answeredAt === null ? 'no' : 'yes',
    instant(call.answeredAt),
    instant(call.endedAt),
    seconds(call.talkMs),
    call.answeredAt === null ? '' : seconds(call.listenedMs),
    call.keys.join(' '),
    call.agent ?? '',
    call.promise ? formatAmount(call.promise.amount) : '',
    call.promise?.amount.currency ?? '',
    call.promise?.date ?? '',
    call.messages.join(', '),
    String(call.sipCode ?? ''),
    String(call.instalments ?? ''),
    instant(call.callbackFrom),
    call.tags.join(', '),
    call.survey.join(', '),
  ];
}

function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => quoted(disarmed(field))).join(';')}\r\n`;
}

/**
 * A field that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV Injection); a telephone number in E.164
 * form is none, and stays as programs read it.
 */
function disarmed(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) && !/^\+\d+$/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function instant(at: number | null): string {
  return at === null ? '' : Temporal.Instant.fromEpochMilliseconds(at).toString();
}

function seconds(ms: number | null): string {
  return ms === null ? '' : (ms / 1000).toFixed(1);
}
