import { formatAmount } from '../kernel/money.ts';
import { csvHead, csvInstant, csvLine } from './csv-line.ts';
import type { ExportedCall, ExportedToldCall } from './model.ts';

/** A campaign's calls as CSV, telephone numbers whole: for the operator only. */
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

export const callsCsvHead = csvHead(columns);

/** The same of calls in both directions: which one, for which campaign, and of which creditor, stands at the end. */
export const toldCallsCsvHead = csvHead([...columns, 'direction', 'campaign', 'creditor']);

export function callsCsvLine(call: ExportedCall): string {
  return csvLine(fieldsOf(call));
}

export function toldCallsCsvLine(call: ExportedToldCall): string {
  return csvLine([...fieldsOf(call), call.direction, call.campaign, call.creditor]);
}

function fieldsOf(call: ExportedCall): string[] {
  return [
    call.attemptId,
    call.name,
    call.number,
    call.callerIdentity,
    String(call.ordinal ?? ''),
    csvInstant(call.dialledAt),
    call.result ?? '',
    call.answeredAt === null ? 'no' : 'yes',
    csvInstant(call.answeredAt),
    csvInstant(call.endedAt),
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
    csvInstant(call.callbackFrom),
    call.tags.join(', '),
    call.survey.join(', '),
  ];
}

function seconds(ms: number | null): string {
  return ms === null ? '' : (ms / 1000).toFixed(1);
}
