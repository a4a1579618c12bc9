import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CreditorId, HoldId } from '../../kernel/ids.ts';
import { answers, refused } from '../answer.ts';
import { csvAnswers, sendCsv } from '../send-csv.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { agreementSchemas, holdId } from './api-types.ts';
import { exportAgreements } from './export-agreements.ts';
import { wirePlanView, wirePromiseView, wireStandingHold } from './wire-agreement.ts';

const page = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(40).optional() };

/** Promises, plans and holds of everybody, as pages and as files; and the end of a hold by hand. */
export async function agreementRoutes(app: FastifyInstance, { backOffice: { agreements } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/promises',
    {
      schema: {
        summary: 'Promises by the day for which they were given: those that stand the soonest first, others the latest first',
        querystring: agreementSchemas.promiseFilter.extend(page),
        response: answers(agreementSchemas.promises),
      },
    },
    async ({ query: { state, creditor, from, to, ...wanted } }) => {
      const filter = { state, creditorId: creditor as CreditorId | undefined, from, to };
      return pageOf(await agreements.promises(filter, oneMore(wanted)), wanted.limit, wirePromiseView);
    },
  );

  api.get(
    '/plans',
    {
      schema: {
        summary: 'Payment plans, newest first',
        querystring: agreementSchemas.planFilter.extend(page),
        response: answers(agreementSchemas.plans),
      },
    },
    async ({ query: { state, creditor, ...wanted } }) => {
      const filter = { state, creditorId: creditor as CreditorId | undefined };
      return pageOf(await agreements.plans(filter, oneMore(wanted)), wanted.limit, wirePlanView);
    },
  );

  api.get(
    '/holds',
    {
      schema: {
        summary: 'Holds that stand, newest first',
        querystring: agreementSchemas.holdFilter.extend(page),
        response: answers(agreementSchemas.holds),
      },
    },
    async ({ query: { reason, creditor, ...wanted } }) => {
      const filter = { reason, creditorId: creditor as CreditorId | undefined };
      return pageOf(await agreements.holds(filter, oneMore(wanted)), wanted.limit, wireStandingHold);
    },
  );

  const exported = { description: 'UTF-8 with a byte order mark, `;` between fields, CRLF; sent as it is read.' };
  const forOperators = { config: { operatorsOnly: true } };

  api.get(
    '/promises.csv',
    {
      ...forOperators,
      schema: {
        ...exported,
        summary: 'The same promises as CSV',
        querystring: agreementSchemas.promiseFilter,
        response: csvAnswers,
      },
    },
    async ({ query: { creditor, ...filter } }, reply) =>
      sendCsv(
        reply,
        'promises.csv',
        exportAgreements(agreements, 'promises', { ...filter, creditorId: creditor as CreditorId | undefined }),
      ),
  );
  api.get(
    '/plans.csv',
    {
      ...forOperators,
      schema: { ...exported, summary: 'The same plans as CSV', querystring: agreementSchemas.planFilter, response: csvAnswers },
    },
    async ({ query: { creditor, ...filter } }, reply) =>
      sendCsv(
        reply,
        'plans.csv',
        exportAgreements(agreements, 'plans', { ...filter, creditorId: creditor as CreditorId | undefined }),
      ),
  );
  api.get(
    '/disputes.csv',
    {
      ...forOperators,
      schema: {
        ...exported,
        summary: 'Disputes as CSV, newest first',
        querystring: agreementSchemas.disputeFilter,
        response: csvAnswers,
      },
    },
    async ({ query: { creditor, ...filter } }, reply) =>
      sendCsv(
        reply,
        'disputes.csv',
        exportAgreements(agreements, 'disputes', { ...filter, creditorId: creditor as CreditorId | undefined }),
      ),
  );
  api.get(
    '/holds.csv',
    {
      ...forOperators,
      schema: { ...exported, summary: 'Holds that stand as CSV', querystring: agreementSchemas.holdFilter, response: csvAnswers },
    },
    async ({ query: { creditor, ...filter } }, reply) =>
      sendCsv(
        reply,
        'holds.csv',
        exportAgreements(agreements, 'holds', { ...filter, creditorId: creditor as CreditorId | undefined }),
      ),
  );

  api.post(
    '/holds/:id/release',
    {
      schema: {
        summary: 'End a hold that does not stand for a promise, a plan or a dispute, and say why',
        params: z.object({ id: holdId }),
        body: agreementSchemas.release,
        response: answers(agreementSchemas.released),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const ended = await agreements.release(id as HoldId, request.body.reason, userNameOf(request));
      return ended.ok ? { id } : refused(reply, ended);
    },
  );
}

function oneMore({ limit, after }: { readonly limit: number; readonly after?: string | undefined }) {
  return { limit: limit + 1, after: after ?? null };
}

function pageOf<View extends { readonly id: string }, Wire>(found: readonly View[], limit: number, wire: (view: View) => Wire) {
  const items = found.slice(0, limit);
  return { items: items.map(wire), next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}
