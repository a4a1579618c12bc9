import type { FastifyInstance, FastifyRequest } from 'fastify';
import { clientHeaders } from './client-headers.ts';
import type { Auth, UserName, Viewer } from './ports.ts';
import { sendProblem } from './problems.ts';

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer | null;
  }
  interface FastifyContextConfig {
    /** Anybody may call it: only logging in. */
    open?: boolean;
    /** Also for a person who still has the one-time password. */
    beforePasswordChange?: boolean;
    /** Looking at it is for operators too. */
    operatorsOnly?: boolean;
    /** It makes something: an `Idempotency-Key` makes it once. `secret`: its answer is not kept. */
    creates?: boolean | 'secret';
  }
}

/** Every route of this scope refuses whoever is not logged in, unknown addresses included, and viewers who want to change something. */
export function refuseStrangers(app: FastifyInstance, auth: Auth): void {
  app.decorateRequest('viewer', null);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { open = false, beforePasswordChange = false, operatorsOnly = false } = request.routeOptions.config;
    if (open) return;
    const viewer = await auth.whoIs(clientHeaders(request));
    if (!viewer) return sendProblem(reply, 'not_logged_in');
    if (viewer.mustChangePassword && !beforePasswordChange) return sendProblem(reply, 'password_change_required');
    const looks = request.method === 'GET' || request.method === 'HEAD';
    if (viewer.role !== 'operator' && (operatorsOnly || !(looks || beforePasswordChange)))
      return sendProblem(reply, 'not_for_viewers');
    request.viewer = viewer;
  });
}

/** The person behind a request that got past `refuseStrangers`. */
export function viewerOf(request: FastifyRequest): Viewer {
  if (!request.viewer) throw new Error(`${request.method} ${request.routeOptions.url} is open to strangers`);
  return request.viewer;
}

export function userNameOf(request: FastifyRequest): UserName {
  return `user:${viewerOf(request).id}`;
}
