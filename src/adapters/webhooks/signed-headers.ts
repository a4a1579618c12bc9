import { createHmac } from 'node:crypto';
import { secretBytes } from './webhook-secret.ts';

/**
 * The headers of Standard Webhooks 1.0: the id by which the receiver knows a question that it had before, the time in seconds by which it
 * turns old ones away, and HMAC-SHA-256 of `id.time.body`.
 */
export function signedHeaders(secret: string, id: string, atSeconds: number, body: string): Record<string, string> {
  const signature = createHmac('sha256', secretBytes(secret)).update(`${id}.${atSeconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(atSeconds), 'webhook-signature': `v1,${signature}` };
}
