import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isId } from '../../kernel/ids.ts';
import { personId, schemas } from '../api-types.ts';
import { debtorSchemas } from '../debtors/api-types.ts';
import { wireDebtor, wireDebtorSummary, wireHistoryEntry } from '../debtors/wire-debtor.ts';
import { sendProblem } from '../problems.ts';
import type { WebParts } from '../web-parts.ts';

const params = z.object({ id: personId });
const limit = z.coerce.number().int().min(1).max(100).default(25);

/** People: found by name, number, debtor id or symbol; what stands about one; and all that ever happened with one. */
export async function debtorRoutes(app: FastifyInstance, { debtors }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/debtors',
    {
      schema: {
        summary: 'Debtors by name, number, debtor id or variable symbol',
        description:
          'The beginning of each word of a name is enough, without regard to marks and case; of a number its first three digits; ' +
          'ids and symbols whole.',
        querystring: z.object({ q: z.string().min(1).max(100), limit, after: personId.optional() }),
        response: { 200: debtorSchemas.debtors, '4xx': schemas.problem },
      },
    },
    async (request) => {
      const { q, limit, after } = request.query;
      const found = await debtors.search({ q, limit: limit + 1, ...(after !== undefined && isId('per', after) && { after }) });
      const items = found.slice(0, limit);
      return { items: items.map(wireDebtorSummary), next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  );

  api.get(
    '/debtors/:id',
    {
      schema: {
        summary: 'What stands on record about a person: contact points, receivables, promises, disputes, holds',
        params,
        response: { 200: debtorSchemas.debtor, '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const file = isId('per', id) ? await debtors.find(id) : undefined;
      return file ? wireDebtor(file) : sendProblem(reply, 'unknown_debtor');
    },
  );

  api.get(
    '/debtors/:id/timeline',
    {
      schema: {
        summary: 'All that happened with a person, newest first: calls, messages, refusals, promises, imports',
        params,
        querystring: z.object({ limit, after: z.coerce.number().int().positive().optional() }),
        response: { 200: debtorSchemas.history, '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { limit, after } = request.query;
      if (!isId('per', id) || !(await debtors.find(id))) return sendProblem(reply, 'unknown_debtor');
      const found = await debtors.history(id, { limit: limit + 1, ...(after !== undefined && { before: after }) });
      const items = found.slice(0, limit);
      return { items: items.map(wireHistoryEntry), next: found.length > limit ? String(items.at(-1)?.seq) : null };
    },
  );
}
