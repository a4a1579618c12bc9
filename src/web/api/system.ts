import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { JudgeRunId } from '../../kernel/ids.ts';
import { answers, made, refused } from '../answer.ts';
import { schemas } from '../api-types.ts';
import { sendProblem } from '../problems.ts';
import { judgeRunId, setupSchemas } from '../setup-types.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireEvent } from '../wire.ts';
import { wireJudgeRun, wireJudgeRunDetail } from '../wire-setup.ts';

/** How the installation stands: what is set up, what is missing, its settings; and the judge. */
export async function systemRoutes(app: FastifyInstance, { setup: { system, judge } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/first-steps',
    { schema: { summary: 'How far the installation is set up', response: answers(setupSchemas.firstSteps) } },
    async () => system.counts(),
  );

  api.get(
    '/checks',
    {
      config: { operatorsOnly: true },
      schema: {
        summary: 'What is there, what is missing, and what to do about it: as `dovolat doctor`, while the server runs',
        response: answers(setupSchemas.checks),
      },
    },
    async () => ({ items: [...(await system.checks())] }),
  );

  api.get(
    '/settings',
    {
      config: { operatorsOnly: true },
      schema: { summary: 'The server’s settings; secrets are masked', response: answers(setupSchemas.settings) },
    },
    async () => ({ items: [...system.settings()] }),
  );

  api.get(
    '/judge-runs',
    { schema: { summary: 'What the judge found lately, newest first', response: answers(setupSchemas.judgeRuns) } },
    async () => ({ items: (await judge.list(20)).map(wireJudgeRun) }),
  );

  api.post(
    '/judge-runs',
    {
      config: { creates: true },
      schema: {
        summary: 'Hold the whole journal against every rule, in a process of its own; see /judge-runs/{id}',
        response: made(setupSchemas.judgeRun),
      },
    },
    async (request, reply) => {
      const started = await judge.start(userNameOf(request));
      return started.ok ? reply.code(201).send(wireJudgeRun(started.value)) : refused(reply, started);
    },
  );

  api.get(
    '/judge-runs/:id',
    {
      schema: {
        summary: 'One run: every rule, how many things it looked at, and what it found with the events that prove it',
        params: z.object({ id: judgeRunId }),
        response: answers(setupSchemas.judgeRunDetail),
      },
    },
    async (request, reply) => {
      const found = await judge.find(request.params.id as JudgeRunId);
      return found ? wireJudgeRunDetail(found, judge.rules) : sendProblem(reply, 'unknown_judge_run');
    },
  );

  api.get(
    '/journal',
    {
      schema: {
        summary: 'Lines of the journal by their seq, at most 50: what proves a finding of the judge',
        querystring: z.object({ seqs: z.string().regex(/^\d{1,15}(,\d{1,15}){0,49}$/) }),
        response: answers(z.object({ items: z.array(schemas.journalEvent) })),
      },
    },
    async (request) => ({ items: (await judge.proof(request.query.seqs.split(',').map(Number))).map(wireEvent) }),
  );
}
