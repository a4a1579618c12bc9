import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CreditorId } from '../../kernel/ids.ts';
import { answers, made, refused, said } from '../answer.ts';
import { setupSchemas } from '../setup-types.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireCreditor } from '../wire-setup.ts';

/** Creditors: whose receivables are collected. */
export async function creditorRoutes(app: FastifyInstance, { setup: { creditors } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/creditors',
    { schema: { summary: 'All creditors, by code', response: answers(setupSchemas.creditors) } },
    async () => ({ items: (await creditors.list()).map(wireCreditor) }),
  );

  api.post(
    '/creditors',
    {
      config: { creates: true },
      schema: {
        summary: 'Make a creditor known',
        description: 'Its neutral name is said before anybody is verified: one that tells of a debt is refused.',
        body: setupSchemas.creditorWish,
        response: made(setupSchemas.creditor),
      },
    },
    async (request, reply) => {
      const added = await creditors.add(said(request.body), userNameOf(request));
      return added.ok ? reply.code(201).send(wireCreditor(added.value)) : refused(reply, added);
    },
  );

  api.patch(
    '/creditors/:id',
    {
      schema: {
        summary: 'Change names, language or legal title; calls that are prepared from now on say the new name',
        params: z.object({ id: setupSchemas.creditor.shape.id }),
        body: setupSchemas.creditorChange,
        response: answers(setupSchemas.creditor),
      },
    },
    async (request, reply) => {
      const changed = await creditors.change(request.params.id as CreditorId, said(request.body), userNameOf(request));
      return changed.ok ? wireCreditor(changed.value) : refused(reply, changed);
    },
  );
}
