import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { answers, refused } from '../answer.ts';
import { schemas } from '../api-types.ts';
import { saying, sendProblem } from '../problems.ts';
import { setupSchemas } from '../setup-types.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireInstant } from '../wire.ts';

/** Numbers that get neither calls nor SMS: one onto a list, and how many each list holds back. The numbers themselves are not told. */
export async function suppressionRoutes(
  app: FastifyInstance,
  { suppressions, setup: { suppressionNumbers } }: WebParts,
): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/suppressions',
    {
      schema: {
        summary: 'The suppression lists, with how many numbers each holds back',
        response: { 200: schemas.suppressionLists, '4xx': schemas.problem },
      },
    },
    async () => ({
      items: (await suppressions.lists()).map((each) => ({ ...each, latest: wireInstant(each.latest) })),
    }),
  );

  api.post(
    '/suppressions',
    {
      config: { creates: true },
      schema: {
        summary: 'Hold one number back from now on; the same again changes nothing',
        body: schemas.suppressionWish,
        response: { 200: schemas.suppressed, 201: schemas.suppressed, '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const { until, ...wish } = request.body;
      const day = until === null ? null : Temporal.PlainDate.from(until);
      const added = await suppressions.add({ ...wish, until: day }, userNameOf(request));
      if (!added.ok) return sendProblem(reply, added.reason, saying(added));
      return reply.code(added.value === 'added' ? 201 : 200).send({ list: wish.list, outcome: added.value });
    },
  );

  api.post(
    '/suppressions/search',
    {
      schema: {
        summary: 'On which lists a number stands (a POST, so that it stands in no address)',
        body: setupSchemas.suppressionSearch,
        response: answers(setupSchemas.suppressionEntries),
      },
    },
    async (request, reply) => {
      const found = await suppressionNumbers.find(request.body.number, request.body.country);
      if (!found.ok) return refused(reply, found);
      const until = (at: number | null) => (at === null ? null : wireInstant(at));
      return { items: found.value.map((each) => ({ ...each, since: wireInstant(each.since), until: until(each.until) })) };
    },
  );

  api.post(
    '/suppressions/remove',
    {
      schema: {
        summary: 'Take a number off a list, or off all, for a stated reason',
        body: setupSchemas.suppressionRemoval,
        response: answers(setupSchemas.released),
      },
    },
    async (request, reply) => {
      const removed = await suppressionNumbers.remove(request.body, userNameOf(request));
      return removed.ok ? { lists: [...removed.value] } : refused(reply, removed);
    },
  );
}
