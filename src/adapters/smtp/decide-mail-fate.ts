import { type Refusal, refuse } from '../../kernel/result.ts';

/** What the SMTP client tells of a failure. */
export type SmtpTrouble = Error & {
  /** `EENVELOPE`, `EMESSAGE`, `ECONNECTION`, `ETIMEDOUT`, `EAUTH`, `EDNS`, `ETLS` … */
  readonly code?: string;
  /** Of the system, where there is one beneath: `ECONNREFUSED`. */
  readonly originalCode?: string;
  /** The command that was answered: `RCPT TO`, `DATA` …; `CONN` for the connection itself. */
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
};

/**
 * What a failed hand-over means. `began`: the server had begun to take the text. Pure. Source: RFC 5321 §4.2.1 (4yz may be tried again,
 * 5yz may not) and §6.1 (the server is responsible from its 250 to the text on; without a reply nobody knows).
 * A server that turns us away before it has heard of the recipient (log-in, sender) says nothing against this message: that is ours to put
 * right, and the message waits.
 */
export function decideMailFate(trouble: SmtpTrouble, began: boolean): Refusal<'rejected' | 'try_later' | 'unknown'> {
  const { code = 'fault', command, responseCode } = trouble;
  const name = responseCode ? replyName(trouble) : `smtp_${(trouble.originalCode ?? code).toLowerCase().replace(/\W+/g, '_')}`;
  if (began && command !== 'DATA') return refuse('unknown', name);
  if (responseCode && responseCode >= 500 && aboutTheMessage(trouble)) return refuse('rejected', name);
  if (!responseCode && ['EENVELOPE', 'EMESSAGE'].includes(code)) return refuse('rejected', name);
  return refuse('try_later', name);
}

function aboutTheMessage({ command, responseCode }: SmtpTrouble): boolean {
  return command === 'RCPT TO' || (command === 'DATA' && responseCode !== 503) || responseCode === 552;
}

/** `smtp_550_5_1_1`: the reply and, where the server gives it, the enhanced status code of RFC 3463. Never the server's words. */
function replyName({ responseCode, response = '' }: SmtpTrouble): string {
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  return ['smtp', responseCode, ...(enhanced ? [enhanced.replaceAll('.', '_')] : [])].join('_');
}
