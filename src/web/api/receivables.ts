import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CreditorId, ReceivableId } from '../../kernel/ids.ts';
import { answers, made, refused } from '../answer.ts';
import { idOf } from '../api-types.ts';
import { sendProblem } from '../problems.ts';
import { receivableSchemas } from '../receivables/api-types.ts';
import { wireReceivable, wireTaken } from '../receivables/wire-receivable.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';

const params = z.object({ id: idOf('rcv') });
const byKey = z.object({ creditorId: idOf('crd'), receivableId: z.string().min(1).max(200) });
/** A thousand receivables with every field at its usual length. */
const batchBytes = 4 * 2 ** 20;

/** Receivables that programs hand over: one, or up to a thousand, judged as rows of a file are; and looked up again. */
export async function receivableRoutes(app: FastifyInstance, { setup: { receivables } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/receivables',
    {
      config: { creates: true },
      schema: {
        summary: 'Take one receivable in, or bring one that is known in line',
        description:
          'The same again changes nothing. 201 when it is new, 200 when it was known; 422 with every field that is wrong.',
        body: receivableSchemas.order,
        response: { ...made(receivableSchemas.taken), 200: receivableSchemas.taken },
      },
    },
    async (request, reply) => {
      const { creditorId, receivable } = request.body;
      const taken = await receivables.take(creditorId as CreditorId, [receivable], userNameOf(request));
      if (!taken.ok) return refused(reply, taken);
      const [one] = taken.value;
      if (!one?.ok) {
        const issues = (one?.errors ?? []).map(({ column, message }) => ({ at: `body/receivable/${column}`, message }));
        return sendProblem(reply, 'bad_receivable', { issues });
      }
      const { outcome, receivableId: id, personId: debtorId } = one.value;
      return reply.code(outcome === 'created' ? 201 : 200).send({ outcome, id, debtorId });
    },
  );

  api.post(
    '/receivables/batch',
    {
      config: { creates: true },
      bodyLimit: batchBytes,
      schema: {
        summary: 'Take up to a thousand receivables in',
        description: 'Good ones go in, bad ones are told: a row of the answer for each, in the order in which they were given.',
        body: receivableSchemas.batchOrder,
        response: answers(receivableSchemas.batchTaken),
      },
    },
    async (request, reply) => {
      const { creditorId, receivables: rows } = request.body;
      const taken = await receivables.take(creditorId as CreditorId, rows, userNameOf(request));
      return taken.ok ? wireTaken(taken.value) : refused(reply, taken);
    },
  );

  api.get(
    '/receivables',
    {
      schema: {
        summary: 'A receivable by the creditor’s own id; those of a person stand at /debtors/{id}',
        querystring: byKey,
        response: answers(receivableSchemas.receivables),
      },
    },
    async (request) => {
      const { creditorId, receivableId } = request.query;
      const found = await receivables.findByKey(creditorId as CreditorId, receivableId);
      return { items: found ? [wireReceivable(found)] : [] };
    },
  );

  api.get(
    '/receivables/:id',
    {
      schema: {
        summary: 'One receivable: what was billed and what is still owed',
        params,
        response: answers(receivableSchemas.receivable),
      },
    },
    async (request, reply) => {
      const found = await receivables.find(request.params.id as ReceivableId);
      return found ? wireReceivable(found) : sendProblem(reply, 'unknown_receivable');
    },
  );
}
