import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isId } from '../../kernel/ids.ts';
import { answers, said } from '../answer.ts';
import { schemas, trunkId } from '../api-types.ts';
import { saying, sendProblem } from '../problems.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireCallerIdentity, wireTrunk } from '../wire-lines.ts';

/** Lines: the limits over everything, trunks and caller identities with their use, and what may be changed of them. */
export async function lineRoutes(app: FastifyInstance, { settings, setup: { lines } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/limits',
    { schema: { summary: 'What binds all campaigns and trunks together, and its use', response: answers(schemas.limits) } },
    async () => settings.limits(),
  );

  api.patch(
    '/limits',
    {
      schema: {
        summary: 'Change them; holds from the next call on, calls that are up go on',
        body: schemas.limitsChange,
        response: answers(schemas.limits),
      },
    },
    async (request, reply) => {
      const changed = await settings.changeLimits(said(request.body), userNameOf(request));
      return changed.ok ? changed.value : sendProblem(reply, changed.reason, saying(changed));
    },
  );

  api.get(
    '/trunks',
    { schema: { summary: 'All trunks with their state and use', response: answers(schemas.trunks) } },
    async () => ({
      items: (await settings.trunks()).map(wireTrunk),
    }),
  );

  api.patch(
    '/trunks/:id',
    {
      schema: {
        summary: 'Change a trunk; holds from the next call on',
        params: z.object({ id: trunkId }),
        body: schemas.trunkChange,
        response: answers(schemas.trunk),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!isId('trk', id)) return sendProblem(reply, 'unknown_trunk');
      const changed = await settings.changeTrunk(id, said(request.body), userNameOf(request));
      return changed.ok ? wireTrunk(changed.value) : sendProblem(reply, changed.reason, saying(changed));
    },
  );

  api.get(
    '/caller-identities',
    {
      schema: { summary: 'The numbers that debtors see, with their use today', response: answers(schemas.callerIdentities) },
    },
    async () => ({ items: (await lines.identities()).map(wireCallerIdentity) }),
  );
}
