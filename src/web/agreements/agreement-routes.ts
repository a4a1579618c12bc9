import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CreditorId, HoldId } from '../../kernel/ids.ts';
import type { Page } from '../../receivables/ports.ts';
import { type AgreementList, agreementLists, exportAgreements } from '../../reports/export-agreements.ts';
import { answers, refused } from '../answer.ts';
import { csvAnswers, sendCsv } from '../send-csv.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { agreementFilters, agreementSchemas, holdId } from './api-types.ts';
import { wireDispute, wirePlanView, wirePromiseView, wireStandingHold } from './wire-agreement.ts';

const exported: Readonly<Record<AgreementList, string>> = {
  promises: 'The same promises',
  plans: 'The same plans',
  disputes: 'The same disputes',
  holds: 'Holds that stand',
};

const page = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(40).optional() };

/** Promises, plans, disputes and holds of everybody, as pages and as files; and the end of a hold by hand. */
export async function agreementRoutes(app: FastifyInstance, { backOffice: { agreements } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/promises',
    {
      schema: {
        summary: 'Promises by the day for which they were given: those that stand the soonest first, others the latest first',
        querystring: agreementFilters.promises.extend(page),
        response: answers(agreementSchemas.promises),
      },
    },
    async ({ query }) => pageOf(query, agreements.promises, wirePromiseView),
  );

  api.get(
    '/plans',
    {
      schema: {
        summary: 'Payment plans, newest first',
        querystring: agreementFilters.plans.extend(page),
        response: answers(agreementSchemas.plans),
      },
    },
    async ({ query }) => pageOf(query, agreements.plans, wirePlanView),
  );

  api.get(
    '/disputes',
    {
      schema: {
        summary: 'Disputes, newest first, with what they are about and who looks at them by when',
        querystring: agreementFilters.disputes.extend(page),
        response: answers(agreementSchemas.disputes),
      },
    },
    async ({ query }) => pageOf(query, agreements.disputes, wireDispute),
  );

  api.get(
    '/holds',
    {
      schema: {
        summary: 'Holds that stand, newest first',
        querystring: agreementFilters.holds.extend(page),
        response: answers(agreementSchemas.holds),
      },
    },
    async ({ query }) => pageOf(query, agreements.holds, wireStandingHold),
  );

  for (const list of agreementLists)
    api.get(
      `/${list}.csv`,
      {
        config: { operatorsOnly: true },
        schema: {
          summary: `${exported[list]} as CSV`,
          description: 'UTF-8 with a byte order mark, `;` between fields, CRLF; sent as it is read.',
          querystring: agreementFilters[list],
          response: csvAnswers,
        },
      },
      async ({ query: { creditor, ...filter } }, reply) =>
        sendCsv(
          reply,
          `${list}.csv`,
          exportAgreements(agreements, list, { ...filter, creditorId: creditor as CreditorId | undefined }),
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

type Wanted = { readonly limit: number; readonly after?: string | undefined; readonly creditor?: string | undefined };
type Narrowed<Query> = Omit<Query, keyof Wanted> & { readonly creditorId: CreditorId | undefined };

/** One more than is wanted tells whether others follow. */
async function pageOf<Query extends Wanted, View extends { readonly id: string }, Wire>(
  { limit, after, creditor, ...filter }: Query,
  find: (filter: Narrowed<Query>, page: Page) => Promise<readonly View[]>,
  wire: (view: View) => Wire,
) {
  const wanted = { ...filter, creditorId: creditor as CreditorId | undefined };
  const found = await find(wanted, { limit: limit + 1, after: after ?? null });
  const items = found.slice(0, limit);
  return { items: items.map(wire), next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}
