import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { DryRunId, PersonId } from '../../kernel/ids.ts';
import { answers, made, refused } from '../answer.ts';
import { personId } from '../api-types.ts';
import { sendProblem } from '../problems.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { dryRunId, strategyName, strategySchemas, strategyVersion } from './api-types.ts';
import { wireDryRun, wireDryRunDetail } from './wire-dry-run.ts';
import { wireListed, wireStanding, wireStrategy } from './wire-strategy.ts';

/** Strategies at work: what each says, where a person stands, and what another would come to. Nothing here sends anything. */
export async function strategyRoutes(app: FastifyInstance, { backOffice: { strategies } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/strategies',
    {
      schema: {
        summary: 'Every version of every strategy with how many receivables run in it, and what lies in files',
        response: answers(strategySchemas.strategies),
      },
    },
    async () => ({ items: (await strategies.list()).map(wireListed) }),
  );

  api.get(
    '/strategies/:name/:version',
    {
      schema: {
        summary: 'One version: its ladder along time, what news does, what ends it, and what would happen to somebody',
        params: z.object({ name: strategyName, version: strategyVersion }),
        response: answers(strategySchemas.strategy),
      },
    },
    async (request, reply) => {
      const found = await strategies.find(request.params.name, request.params.version);
      return found ? wireStrategy(found) : sendProblem(reply, 'unknown_strategy');
    },
  );

  api.get(
    '/debtors/:id/standing',
    {
      schema: {
        summary: 'Where a person stands: which strategy and why, what comes next, and how many stages remain until legal',
        params: z.object({ id: personId }),
        response: answers(strategySchemas.standing),
      },
    },
    async (request, reply) => {
      const standing = await strategies.standing(request.params.id as PersonId);
      return standing ? wireStanding(standing) : sendProblem(reply, 'unknown_debtor');
    },
  );

  api.get(
    '/dry-runs',
    { schema: { summary: 'The last dry runs, newest first', response: answers(strategySchemas.dryRuns) } },
    async () => ({ items: (await strategies.dryRuns(20)).map(wireDryRun) }),
  );

  api.post(
    '/dry-runs',
    {
      config: { creates: true },
      schema: {
        summary: 'Rehearse strategies side by side on a virtual calendar, in a process of its own; see /dry-runs/{id}',
        body: strategySchemas.dryRunWish,
        response: made(strategySchemas.dryRun),
      },
    },
    async (request, reply) => {
      const started = await strategies.rehearse(request.body, userNameOf(request));
      return started.ok ? reply.code(201).send(wireDryRun(started.value)) : refused(reply, started);
    },
  );

  api.get(
    '/dry-runs/:id',
    {
      schema: {
        summary: 'One dry run: contacts, costs and payments of every day, side by side',
        params: z.object({ id: dryRunId }),
        response: answers(strategySchemas.dryRunDetail),
      },
    },
    async (request, reply) => {
      const found = await strategies.dryRun(request.params.id as DryRunId);
      return found ? wireDryRunDetail(found) : sendProblem(reply, 'unknown_dry_run');
    },
  );
}
