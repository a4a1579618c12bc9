import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CreditorId, HoldId, PersonId, ReceivableId } from '../../kernel/ids.ts';
import { answers, made, refused } from '../answer.ts';
import { idOf, personId } from '../api-types.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { steeringSchemas } from './api-types.ts';
import { wireEnrolment, wireHold } from './wire-steering.ts';

const ofReceivable = z.object({ id: idOf('rcv') });
const ofDebtor = z.object({ id: personId });
const ofHold = z.object({ id: personId, holdId: idOf('hld') });

/** Debtors join strategies that run, wait, go on, and are taken out: as a client’s program orders it, one at a time. */
export async function steeringRoutes(app: FastifyInstance, { backOffice: { steering } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/enrolments',
    {
      config: { creates: true },
      schema: {
        summary: 'Put a receivable into a strategy that runs',
        description:
          'It begins at the first step, whatever the assignment table says, and leaves another strategy for it. There already: nothing changes.',
        body: steeringSchemas.enrolOrder,
        response: made(steeringSchemas.enrolment),
      },
    },
    async (request, reply) => {
      const { receivableId, strategy } = request.body;
      const done = await steering.enrol({ receivableId: receivableId as ReceivableId, strategy }, userNameOf(request));
      return done.ok ? reply.code(201).send(wireEnrolment(done.value)) : refused(reply, done);
    },
  );

  api.delete(
    '/receivables/:id/enrolment',
    {
      schema: {
        summary: 'Take a receivable out of its strategy; only an order brings it back',
        params: ofReceivable,
        response: answers(steeringSchemas.enrolment),
      },
    },
    async (request, reply) => {
      const done = await steering.withdraw(request.params.id as ReceivableId, userNameOf(request));
      return done.ok ? wireEnrolment(done.value) : refused(reply, done);
    },
  );

  api.delete(
    '/debtors/:id/enrolments',
    {
      schema: {
        summary: 'Take all that a debtor owes a creditor out of its strategies; only an order brings it back',
        params: ofDebtor,
        querystring: z.object({ creditorId: idOf('crd') }),
        response: answers(steeringSchemas.withdrawn),
      },
    },
    async (request, reply) => {
      const debtor = { personId: request.params.id as PersonId, creditorId: request.query.creditorId as CreditorId };
      const done = await steering.withdrawDebtor(debtor, userNameOf(request));
      return done.ok ? { receivableIds: [...done.value] } : refused(reply, done);
    },
  );

  api.post(
    '/debtors/:id/holds',
    {
      config: { creates: true },
      schema: {
        summary: 'Pause collection of a debtor: nothing is asked for until it ends, and the strategies’ clocks stand still',
        params: ofDebtor,
        body: steeringSchemas.holdOrder,
        response: made(steeringSchemas.hold),
      },
    },
    async (request, reply) => {
      const { reason, creditorId, receivableId, until, note } = request.body;
      const wish = {
        ...{ personId: request.params.id as PersonId, reason, note: note ?? null },
        ...{ creditorId: (creditorId ?? null) as CreditorId | null, receivableId: (receivableId ?? null) as ReceivableId | null },
        until: until === undefined ? null : Temporal.Instant.from(until).epochMilliseconds,
      };
      const done = await steering.pause(wish, userNameOf(request));
      return done.ok ? reply.code(201).send(wireHold(done.value)) : refused(reply, done);
    },
  );

  api.delete(
    '/debtors/:id/holds/:holdId',
    {
      schema: {
        summary: 'Go on with a debtor: ends a hold that does not stand for a promise, a plan or a dispute',
        params: ofHold,
        response: answers(steeringSchemas.hold),
      },
    },
    async (request, reply) => {
      const { id, holdId } = request.params;
      const done = await steering.resume(id as PersonId, holdId as HoldId, userNameOf(request));
      return done.ok ? wireHold(done.value) : refused(reply, done);
    },
  );
}
