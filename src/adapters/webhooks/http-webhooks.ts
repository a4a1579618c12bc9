import { request as plainRequest } from 'node:http';
import { request as securedRequest } from 'node:https';
import { isIP } from 'node:net';
import type { WebhookAnswer, Webhooks } from '../../dialer/ports.ts';
import { findTarget, type Target } from './find-target.ts';
import { readAnswer } from './read-answer.ts';
import { signedHeaders } from './signed-headers.ts';

export type WebhookSettings = {
  /** `whsec_…` of Standard Webhooks; asked for with each question, so that a new one holds at once. */
  readonly secret: () => string;
  /** Origins that may be private or without TLS: `http://127.0.0.1:9000`. */
  readonly allowed: ReadonlySet<string>;
  /** Epoch ms. */
  readonly now: () => number;
};

/**
 * Questions as signed JSON over HTTP, each on a connection of its own to the very address that was looked at. Redirections are not
 * followed, an answer is at most 64 KiB, and whatever goes wrong is an answer that says so.
 */
export function httpWebhooks({ secret, allowed, now }: WebhookSettings): Webhooks {
  return {
    ask: async (question, signal) => {
      const began = performance.now();
      const limit = AbortSignal.timeout(question.waitMs);
      const stop = AbortSignal.any([signal, limit]);
      const ended = (answer: Reply): WebhookAnswer => ({ ...answer, ms: Math.round(performance.now() - began) });
      try {
        const target = await orStopped(findTarget(question.url, allowed), stop);
        if ('code' in target) return ended({ outcome: 'failed', code: target.code, status: null });
        const body = JSON.stringify(question.body);
        const headers = signedHeaders(secret(), question.id, Math.floor(now() / 1000), body);
        return ended(await post(target, body, headers, stop));
      } catch (error) {
        signal.throwIfAborted();
        const code = limit.aborted ? 'timed_out' : codeOf(error);
        return ended({ outcome: 'failed', code, status: null });
      }
    },
  };
}

type Reply = WebhookAnswer extends infer Answer ? (Answer extends WebhookAnswer ? Omit<Answer, 'ms'> : never) : never;

const largestAnswer = 64 * 1024;

function post({ url, host, address, family }: Target, body: string, signed: object, signal: AbortSignal): Promise<Reply> {
  const secured = url.protocol === 'https:';
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const order = (secured ? securedRequest : plainRequest)({
    ...{ method: 'POST', host: address, family, port: url.port || (secured ? 443 : 80), path: url.pathname + url.search },
    ...(secured && (isIP(host) ? { rejectUnauthorized: true } : { servername: host })),
    ...{ agent: false, signal },
    headers: {
      host: url.host,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Dovolat',
      ...signed,
    },
  });
  order.on('error', reject);
  order.on('response', (response) => {
    const status = response.statusCode ?? 0;
    const end = (reply: Reply) => {
      resolve(reply);
      order.destroy();
    };
    const fails = (code: string) => end({ outcome: 'failed', code, status });
    if (status >= 300 && status < 400) return fails('redirected');
    if (status < 200 || status >= 300) return fails('bad_status');
    const pieces: Buffer[] = [];
    let bytes = 0;
    response.on('error', reject);
    response.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > largestAnswer) fails('answer_too_long');
      else pieces.push(piece);
    });
    response.on('end', () => {
      const read = readAnswer(Buffer.concat(pieces).toString('utf8'));
      if (read) end({ outcome: 'answered', ...read, status });
      else fails('answer_not_understood');
    });
  });
  order.end(body);
  return promise;
}

/** A lookup of a name cannot be stopped; nobody waits for it any longer. */
function orStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop));
}

/** `econnrefused`, `cert_has_expired`: as the system names it. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
  return code.toLowerCase();
}
