import type { FastifyInstance, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { sendProblem } from './problems.ts';

export type SecurityOptions = {
  /** Where people reach the console; HTTPS brings HSTS. */
  readonly baseUrl: string;
  /** Further origins that may change things (a proxy under another name). */
  readonly trustedOrigins: readonly string[];
};

/** Headers that every answer bears, and the refusal of changes ordered by other sites (cookies alone prove nothing). */
export const security = fastifyPlugin(async (app: FastifyInstance, { baseUrl, trustedOrigins }: SecurityOptions) => {
  const trusted = new Set([new URL(baseUrl).origin, ...trustedOrigins]);
  const https = baseUrl.startsWith('https:');
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': contentSecurityPolicy(),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'permissions-policy': 'camera=(), geolocation=(), payment=(), usb=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      ...(https && { 'strict-transport-security': 'max-age=31536000' }),
    });
    if (changes(request) && !fromHere(request, trusted)) return sendProblem(reply, 'cross_site');
  });
});

/** `nonce` admits the style elements that the console's components add; nothing else inline runs or styles. */
export function contentSecurityPolicy(nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function changes({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

/** Browsers tell where a request was made; programs send neither header. */
function fromHere({ headers }: FastifyRequest, trusted: ReadonlySet<string>): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
  return trusted.has(origin) || (URL.canParse(origin) && new URL(origin).host === host);
}
