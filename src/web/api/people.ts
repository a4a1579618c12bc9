import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { answers, made, refused } from '../answer.ts';
import { schemas } from '../api-types.ts';
import { sendProblem } from '../problems.ts';
import { setupSchemas } from '../setup-types.ts';
import { viewerOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireApiKey, wireUser } from '../wire-setup.ts';

const params = z.object({ id: z.string().min(1).max(100) });
const config = { operatorsOnly: true };
const gone = { 204: z.null(), '4xx': schemas.problem };

/** Who may come in: people with their roles, and the keys of programs. */
export async function peopleRoutes(app: FastifyInstance, { setup: { people } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/users',
    { config, schema: { summary: 'Everybody who may log in', response: answers(setupSchemas.users) } },
    async () => ({ items: (await people.users()).map(wireUser) }),
  );

  api.post(
    '/users',
    {
      config: { ...config, creates: 'secret' },
      schema: {
        summary: 'Make an account; the answer has its one-time password',
        body: setupSchemas.userWish,
        response: made(setupSchemas.oneTimeLogin),
      },
    },
    async (request, reply) => {
      const added = await people.addUser(request.body);
      return added.ok ? reply.code(201).send(added.value) : refused(reply, added);
    },
  );

  api.post(
    '/users/:id/reset-password',
    {
      config,
      schema: {
        summary: 'A new one-time password; the person is logged out everywhere',
        params,
        response: answers(setupSchemas.oneTimeLogin),
      },
    },
    async (request, reply) => {
      const reset = await people.resetPassword(request.params.id);
      return reset.ok ? reset.value : refused(reply, reset);
    },
  );

  api.patch(
    '/users/:id',
    {
      config,
      schema: { summary: 'Change a role; it holds at once', params, body: setupSchemas.roleChange, response: gone },
    },
    async (request, reply) => {
      const changed = await people.changeRole(request.params.id, request.body.role);
      return changed.ok ? reply.code(204).send(null) : refused(reply, changed);
    },
  );

  api.delete(
    '/users/:id',
    { config, schema: { summary: 'Remove an account; the person is logged out at once', params, response: gone } },
    async (request, reply) => {
      if (request.params.id === viewerOf(request).id) return sendProblem(reply, 'not_yourself');
      const removed = await people.removeUser(request.params.id);
      return removed.ok ? reply.code(204).send(null) : refused(reply, removed);
    },
  );

  api.get(
    '/api-keys',
    { config, schema: { summary: 'Keys of programs', response: answers(setupSchemas.apiKeys) } },
    async () => ({ items: people.apiKeys.all().map(wireApiKey) }),
  );

  api.post(
    '/api-keys',
    {
      config: { ...config, creates: 'secret' },
      schema: {
        summary: 'Make a key; the answer is the only one that has it',
        body: setupSchemas.apiKeyWish,
        response: made(setupSchemas.apiKeyMade),
      },
    },
    async (request, reply) => {
      const { record, key } = people.apiKeys.create({ ...request.body, createdBy: viewerOf(request).name });
      return reply.code(201).send({ apiKey: wireApiKey(record), key });
    },
  );

  api.delete(
    '/api-keys/:id',
    { config, schema: { summary: 'Revoke a key; it works no more at once', params, response: gone } },
    async (request, reply) =>
      people.apiKeys.revoke(request.params.id) ? reply.code(204).send(null) : sendProblem(reply, 'unknown_api_key'),
  );
}
