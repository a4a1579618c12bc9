import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CallerIdentityId, CreditorId, TrunkId } from '../../kernel/ids.ts';
import { answers, made, refused, said } from '../answer.ts';
import { schemas, trunkId } from '../api-types.ts';
import { setupSchemas } from '../setup-types.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireInstant } from '../wire.ts';
import { wireCallerIdentity, wireTrunk } from '../wire-lines.ts';

const identityParams = z.object({ id: schemas.callerIdentity.shape.id });

/** Trunks and caller identities: added, tested, verified; and what keeps every dial back. */
export async function lineSetupRoutes(app: FastifyInstance, { setup: { lines } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/trunks',
    {
      config: { creates: true },
      schema: {
        summary: 'Add a trunk; Asterisk is told at once',
        body: setupSchemas.trunkWish,
        response: made(schemas.trunk),
      },
    },
    async (request, reply) => {
      const added = await lines.addTrunk(said(request.body), userNameOf(request));
      return added.ok ? reply.code(201).send(wireTrunk(added.value)) : refused(reply, added);
    },
  );

  api.post(
    '/trunks/:id/test',
    {
      schema: {
        summary: 'Ask the far end whether it answers, now (SIP OPTIONS); takes up to eight seconds',
        params: z.object({ id: trunkId }),
        response: answers(setupSchemas.trunkTest),
      },
    },
    async (request, reply) => {
      const tested = await lines.testTrunk(request.params.id as TrunkId);
      return tested.ok ? tested.value : refused(reply, tested);
    },
  );

  api.post(
    '/caller-identities',
    {
      config: { creates: true },
      schema: {
        summary: 'Add a number of ours; it is used once it is verified',
        body: setupSchemas.identityWish,
        response: made(schemas.callerIdentity),
      },
    },
    async (request, reply) => {
      const { creditorId, ...wish } = said(request.body);
      const added = await lines.addIdentity({ ...wish, creditorId: creditorId as CreditorId }, userNameOf(request));
      return added.ok ? reply.code(201).send(wireCallerIdentity(added.value)) : refused(reply, added);
    },
  );

  api.post(
    '/caller-identities/:id/verify',
    {
      schema: {
        summary: 'Record that the number is ours, and by what it was shown',
        params: identityParams,
        body: setupSchemas.evidence,
        response: answers(schemas.callerIdentity),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const verified = await lines.verifyIdentity(id as CallerIdentityId, request.body.evidence, userNameOf(request));
      return verified.ok ? wireCallerIdentity(verified.value) : refused(reply, verified);
    },
  );

  api.patch(
    '/caller-identities/:id',
    {
      schema: {
        summary: 'Change how often it may be shown; holds from the next dial on',
        params: identityParams,
        body: setupSchemas.identityChange,
        response: answers(schemas.callerIdentity),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const changed = await lines.changeIdentity(id as CallerIdentityId, said(request.body), userNameOf(request));
      return changed.ok ? wireCallerIdentity(changed.value) : refused(reply, changed);
    },
  );

  api.get(
    '/dialling/holds',
    {
      schema: {
        summary: 'What keeps every dial back at the moment, and since when; empty when nothing does',
        response: answers(setupSchemas.holds),
      },
    },
    async () => ({ items: lines.holds().map((hold) => ({ ...hold, since: wireInstant(hold.since) })) }),
  );
}
