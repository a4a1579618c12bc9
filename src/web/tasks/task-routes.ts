import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { DisputeId, ReceivableId, StepId, TaskId } from '../../kernel/ids.ts';
import { parseAmount, toWire } from '../../kernel/money.ts';
import { accept, type Result, refuse } from '../../kernel/result.ts';
import type { DisputeDecision } from '../../receivables/disputes/decide-dispute.ts';
import { departments } from '../../receivables/model.ts';
import { answers, refused } from '../answer.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { type DisputeDecisionWish, disputeId, stepId, taskId, taskSchemas } from './api-types.ts';
import type { DisputeView } from './ports.ts';
import { wireLetter } from './wire-letter.ts';
import { wireTask, wireWork } from './wire-task.ts';

const limit = z.coerce.number().int().min(1).max(500).default(200);

/** What people have to do, and what they say of it. Each word of theirs is journalled with who said it. */
export async function taskRoutes(app: FastifyInstance, { backOffice: { tasks } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/tasks',
    {
      schema: {
        summary: 'Open tasks, the most urgent first',
        querystring: z.object({ limit, department: z.enum(departments).optional() }),
        response: answers(taskSchemas.tasks),
      },
    },
    async ({ query }) => ({ items: (await tasks.tasks(query.department ?? null, query.limit)).map(wireTask) }),
  );

  api.post(
    '/tasks/:id/close',
    {
      schema: {
        summary: 'Say that a task is done, or need not be',
        params: z.object({ id: taskId }),
        body: taskSchemas.taskEnd,
        response: answers(taskSchemas.ended),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { state, note = '' } = request.body;
      const closed = await tasks.close(id as TaskId, { state, note: note || null }, userNameOf(request));
      return closed.ok ? { id } : refused(reply, closed);
    },
  );

  api.post(
    '/disputes/:id/decide',
    {
      schema: {
        summary: 'Close a dispute: what is given up is owed no more, the rest is collected again',
        params: z.object({ id: disputeId }),
        body: taskSchemas.disputeDecision,
        response: answers(taskSchemas.decided),
      },
    },
    async (request, reply) => {
      const id = request.params.id as DisputeId;
      const decision = decisionOf(await tasks.dispute(id), request.body);
      const decided = decision.ok ? await tasks.decide(id, decision.value, userNameOf(request)) : decision;
      return decided.ok ? { givenUp: toWire(decided.value) } : refused(reply, decided);
    },
  );

  api.get(
    '/work',
    {
      schema: {
        summary: 'Steps of strategies that no driver carries out, longest waiting first: nobody is told that they were sent',
        querystring: z.object({ limit }),
        response: answers(taskSchemas.work),
      },
    },
    async ({ query }) => ({ items: (await tasks.byHand(query.limit)).map(wireWork) }),
  );

  api.get(
    '/work/letters',
    {
      schema: {
        summary: 'Waiting letters, ready to be printed as things stand now; nothing is written down by it',
        querystring: taskSchemas.lettersWanted,
        response: answers(taskSchemas.letters),
      },
    },
    async ({ query }) => {
      const items = [];
      for await (const letter of tasks.letters(query.ids.split(',') as StepId[])) items.push(wireLetter(letter));
      return { items };
    },
  );

  api.post(
    '/work/letters/posted',
    {
      schema: {
        summary: 'Say that these letters were posted, each by itself: what cannot be said of one keeps none of the others back',
        body: taskSchemas.posted,
        response: answers(taskSchemas.postedNow),
      },
    },
    async (request) => {
      const posted = [];
      const refusals = [];
      for (const id of new Set(request.body.ids)) {
        const done = await tasks.finish(id as StepId, false, userNameOf(request));
        if (done.ok) posted.push(id);
        else refusals.push({ id, code: done.reason, reason: done.message });
      }
      return { posted, refused: refusals };
    },
  );

  api.post(
    '/work/:id/finish',
    {
      schema: {
        summary: 'Say that it was posted or sent by hand, or that it will not be',
        params: z.object({ id: stepId }),
        body: taskSchemas.workEnd,
        response: answers(taskSchemas.ended),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const finished = await tasks.finish(id as StepId, request.body.dropped, userNameOf(request));
      return finished.ok ? { id } : refused(reply, finished);
    },
  );
}

/** Amounts are in the currency of what is disputed. */
function decisionOf(dispute: DisputeView | undefined, wish: DisputeDecisionWish): Result<DisputeDecision> {
  if (!dispute) return refuse('dispute_unknown', 'There is no such dispute');
  if (wish.decision !== 'partly') return accept({ to: wish.decision });
  const credits = new Map<ReceivableId, number>();
  for (const { receivableId, amount } of wish.credits) {
    const receivable = dispute.about.find(({ id }) => id === receivableId);
    if (!receivable) return refuse('credit_out_of_range', `${receivableId} is not among what is disputed`);
    const parsed = parseAmount(amount, receivable.currency);
    if (!parsed.ok) return refuse('credit_out_of_range', parsed.message);
    credits.set(receivable.id, parsed.value.minor);
  }
  return accept({ to: 'partly', credits });
}
