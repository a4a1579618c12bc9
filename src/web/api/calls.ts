import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isId } from '../../kernel/ids.ts';
import { plainName } from '../../kernel/plain-name.ts';
import { resultCodes } from '../../kernel/result-code.ts';
import { exportCalls } from '../../reports/export-calls.ts';
import { attemptId, campaignId, schemas } from '../api-types.ts';
import { sendProblem } from '../problems.ts';
import { csvAnswers, sendCsv } from '../send-csv.ts';
import type { WebParts } from '../web-parts.ts';
import { wireCall, wireCallDetail } from '../wire.ts';

const idList = z
  .string()
  .max(100 * 31)
  .regex(/^att_[0-9a-hjkmnp-tv-z]{26}(?:,att_[0-9a-hjkmnp-tv-z]{26}){0,99}$/);

const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: attemptId.optional().meta({ description: 'Calls placed before this one' }),
  ids: idList.optional().meta({ description: 'Only these calls, separated by commas, at most 100' }),
  state: z.enum(['up', 'ended']).optional().meta({ description: '`up`: not ended yet' }),
  result: z.enum(resultCodes).optional(),
  q: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Beginning of a name’s words or a number; a debtor id or variable symbol' }),
});

/** Placed calls as rows and as a file, and one with all that was said, keyed and decided in it. */
export async function callRoutes(app: FastifyInstance, { board, calls }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/campaigns/:id/calls',
    {
      schema: {
        summary: 'Calls of a campaign, newest first',
        params: z.object({ id: campaignId }),
        querystring: page,
        response: { 200: schemas.calls, '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { limit, after, ids, state, result, q } = request.query;
      if (!isId('cmp', id) || !(await board.campaign(id))) return sendProblem(reply, 'unknown_campaign');
      const wanted = ids?.split(',').filter((one) => isId('att', one));
      const found = await board.calls(id, {
        limit: (wanted?.length ?? limit) + 1,
        ...(after !== undefined && isId('att', after) && { after }),
        ...(wanted && { ids: wanted }),
        ...(state && { state }),
        ...(result && { result }),
        ...(q && { q }),
      });
      const items = found.slice(0, wanted?.length ?? limit);
      return { items: items.map(wireCall), next: found.length > items.length ? (items.at(-1)?.id ?? null) : null };
    },
  );

  api.get(
    '/campaigns/:id/calls.csv',
    {
      config: { operatorsOnly: true },
      schema: {
        summary: 'Every call of a campaign as CSV, with whole numbers: for operators',
        description: 'UTF-8 with a byte order mark, `;` between fields, CRLF; sent as it is read, in the order of dialling.',
        params: z.object({ id: campaignId }),
        response: csvAnswers,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const campaign = isId('cmp', id) ? await board.campaign(id) : undefined;
      if (!campaign) return sendProblem(reply, 'unknown_campaign');
      return sendCsv(reply, `calls-${plainName(campaign.name) || campaign.id}.csv`, exportCalls(calls, campaign.id));
    },
  );

  api.get(
    '/calls/:id',
    {
      schema: {
        summary: 'One call with its timeline',
        params: z.object({ id: attemptId }),
        response: { 200: schemas.callDetail, '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const call = isId('att', id) ? await board.call(id) : undefined;
      return call ? wireCallDetail(call) : sendProblem(reply, 'unknown_call');
    },
  );
}
