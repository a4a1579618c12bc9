import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { schemas } from '../api-types.ts';
import { clientHeaders } from '../client-headers.ts';
import { loginThrottle } from '../login-throttle.ts';
import type { SetCookies } from '../ports.ts';
import { saying, sendProblem } from '../problems.ts';
import { viewerOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireSession } from '../wire.ts';

/** Log in, who am I, change the password, log out. */
export async function sessionRoutes(app: FastifyInstance, { auth, clock }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const throttle = loginThrottle();

  /** True when this attempt may go on; else the answer is sent. */
  const admit = (request: FastifyRequest, reply: FastifyReply, email: string): boolean => {
    const { waitMs } = throttle.begin({ email, address: request.ip }, clock.now().epochMilliseconds);
    if (waitMs === 0) return true;
    const seconds = Math.ceil(waitMs / 1000);
    sendProblem(reply.header('retry-after', seconds), 'too_many_attempts', { detail: `Try again in ${seconds} s` });
    return false;
  };

  api.post(
    '/session',
    {
      config: { open: true },
      schema: {
        summary: 'Log in; the answer sets the session cookie',
        body: schemas.credentials,
        response: { 200: schemas.session, '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      if (!admit(request, reply, email)) return reply;
      const result = await auth.logIn({ email, password, headers: clientHeaders(request) });
      if (!result.ok) return sendProblem(reply, result.reason);
      throttle.succeed({ email, address: request.ip });
      return setCookies(reply, result.value).send(wireSession(result.value.viewer));
    },
  );

  api.get(
    '/session',
    {
      config: { beforePasswordChange: true },
      schema: { summary: 'Who is logged in', response: { 200: schemas.session, '4xx': schemas.problem } },
    },
    async (request) => wireSession(viewerOf(request)),
  );

  api.put(
    '/session/password',
    {
      config: { beforePasswordChange: true },
      schema: {
        summary: 'Change the password; ends all other sessions of this person',
        body: schemas.passwordChange,
        response: { 200: schemas.session, '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      if (!admit(request, reply, viewerOf(request).email)) return reply;
      const result = await auth.changePassword(clientHeaders(request), request.body);
      if (!result.ok) return sendProblem(reply, result.reason, saying(result));
      throttle.succeed({ email: viewerOf(request).email, address: request.ip });
      return setCookies(reply, result.value).send(wireSession(result.value.viewer));
    },
  );

  api.delete(
    '/session',
    {
      config: { beforePasswordChange: true },
      schema: { summary: 'Log out', response: { 204: z.null(), '4xx': schemas.problem } },
    },
    async (request, reply) =>
      setCookies(reply, await auth.logOut(clientHeaders(request)))
        .code(204)
        .send(null),
  );
}

function setCookies<Reply extends FastifyReply>(reply: Reply, { cookies }: SetCookies): Reply {
  for (const cookie of cookies) reply.header('set-cookie', cookie);
  return reply;
}
