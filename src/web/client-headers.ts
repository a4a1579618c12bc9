import type { FastifyRequest } from 'fastify';

/** What the login service may know of a request: its cookie or key, program and address, nothing that a client could smuggle in. */
export function clientHeaders(request: FastifyRequest): Headers {
  const headers = new Headers({ 'x-dovolat-client': request.ip });
  const { cookie, authorization, 'user-agent': agent } = request.headers;
  if (cookie) headers.set('cookie', cookie);
  if (authorization) headers.set('authorization', authorization);
  if (agent) headers.set('user-agent', agent);
  return headers;
}
