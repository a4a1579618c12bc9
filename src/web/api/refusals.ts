import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CampaignId } from '../../kernel/ids.ts';
import { isId } from '../../kernel/ids.ts';
import { campaignId, schemas } from '../api-types.ts';
import type { RefusalPage } from '../ports.ts';
import { sendProblem } from '../problems.ts';
import type { WebParts } from '../web-parts.ts';
import { wireRefusal } from '../wire.ts';

const params = z.object({ id: campaignId });
const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.coerce.number().int().positive().optional().meta({ description: 'Refusals before this seq' }),
  rule: z.string().min(1).max(100).optional(),
});

/** What the gate refused, with rule, reason, source and next time: of one campaign and of all. */
export async function refusalRoutes(app: FastifyInstance, { board }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  async function pageOf(campaign: CampaignId | null, { limit, after, rule }: z.output<typeof page>) {
    const wanted: RefusalPage = { limit: limit + 1, ...(after !== undefined && { after }), ...(rule !== undefined && { rule }) };
    const found = await board.refusals(campaign, wanted);
    const items = found.slice(0, limit);
    return { items: items.map(wireRefusal), next: found.length > limit ? String(items.at(-1)?.seq) : null };
  }

  const list = { querystring: page, response: { 200: schemas.gateRefusals, '4xx': schemas.problem } } as const;
  const counts = { response: { 200: schemas.refusalCounts, '4xx': schemas.problem } } as const;

  api.get('/refusals', { schema: { summary: 'What the gate refused in any campaign, newest first', ...list } }, async (request) =>
    pageOf(null, request.query),
  );

  api.get('/refusal-counts', { schema: { summary: 'How often each rule refused, over all campaigns', ...counts } }, async () => ({
    items: await board.refusalCounts(null),
  }));

  api.get(
    '/campaigns/:id/refusals',
    { schema: { summary: 'What the gate refused, newest first, with rule, reason and next time', params, ...list } },
    async (request, reply) => {
      const { id } = request.params;
      if (!isId('cmp', id) || !(await board.campaign(id))) return sendProblem(reply, 'unknown_campaign');
      return pageOf(id, request.query);
    },
  );

  api.get(
    '/campaigns/:id/refusal-counts',
    { schema: { summary: 'How often each rule refused in this campaign', params, ...counts } },
    async (request, reply) => {
      const { id } = request.params;
      if (!isId('cmp', id) || !(await board.campaign(id))) return sendProblem(reply, 'unknown_campaign');
      return { items: await board.refusalCounts(id) };
    },
  );
}
