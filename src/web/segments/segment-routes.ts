import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CaseId } from '../../kernel/ids.ts';
import { answers, made, refused } from '../answer.ts';
import { sendProblem } from '../problems.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { maybeInstant, wireInstant } from '../wire.ts';
import { caseId, segmentName, segmentSchemas } from './api-types.ts';

const limit = z.coerce.number().int().min(1).max(200).default(50);
const params = z.object({ name: segmentName });

/** Segments: who is in which, and how that changes from one forming to another. */
export async function segmentRoutes(app: FastifyInstance, { backOffice: { segments } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/segments',
    {
      schema: {
        summary: 'Every segment with its size, and who came and left since the forming before',
        response: answers(segmentSchemas.segments),
      },
    },
    async () => {
      const { forming, underWay, items } = await segments.list();
      return { formedAt: maybeInstant(forming?.finishedAt ?? null), underWay, items: [...items] };
    },
  );

  api.post(
    '/segments',
    {
      config: { creates: true },
      schema: {
        summary: 'Save a condition under a name; one of that name is replaced',
        body: segmentSchemas.segmentWish,
        response: made(segmentSchemas.segment),
      },
    },
    async (request, reply) => {
      const saved = await segments.save(request.body, userNameOf(request));
      return saved.ok ? reply.code(201).send(saved.value) : refused(reply, saved);
    },
  );

  api.post(
    '/segment-formings',
    {
      config: { creates: true },
      schema: {
        summary: 'Form all segments anew, in a process of its own; see /segments',
        response: made(segmentSchemas.forming),
      },
    },
    async (request, reply) => {
      const started = await segments.form(userNameOf(request));
      return started.ok ? reply.code(201).send(started.value) : refused(reply, started);
    },
  );

  api.get(
    '/segments/:name',
    { schema: { summary: 'One segment with its history', params, response: answers(segmentSchemas.segmentDetail) } },
    async (request, reply) => {
      const found = await segments.find(request.params.name);
      if (!found) return sendProblem(reply, 'unknown_segment');
      const history = found.history.map(({ at, size, joined, left }) => ({ at: wireInstant(at), size, joined, left }));
      return { ...found, history, changes: [...found.changes] };
    },
  );

  api.get(
    '/segments/:name/members',
    {
      schema: {
        summary: 'Who is in a segment, since when and why',
        params,
        querystring: z.object({ limit, after: caseId.optional() }),
        response: answers(segmentSchemas.members),
      },
    },
    async ({ params: { name }, query }) => {
      const found = await segments.members(name, (query.after as CaseId | undefined) ?? null, query.limit + 1);
      const items = found.slice(0, query.limit).map((each) => ({ ...each, since: wireInstant(each.since) }));
      return { items, next: found.length > query.limit ? (items.at(-1)?.caseId ?? null) : null };
    },
  );

  api.delete(
    '/segments/:name',
    {
      schema: {
        summary: 'Strategies find nobody in it any more; its history stays',
        params,
        response: answers(segmentSchemas.removed),
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      const removed = await segments.remove(name, userNameOf(request));
      return removed.ok ? { name } : refused(reply, removed);
    },
  );
}
