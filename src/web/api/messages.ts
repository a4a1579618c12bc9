import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isId } from '../../kernel/ids.ts';
import { attemptId, campaignId, messageChannels, messageId, messageStates, schemas } from '../api-types.ts';
import { sendProblem } from '../problems.ts';
import type { WebParts } from '../web-parts.ts';
import { wireMessage, wireMessageDetail } from '../wire-message.ts';

const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: messageId.optional().meta({ description: 'Messages written before this one' }),
  channel: z.enum(messageChannels).optional(),
  state: z.enum(messageStates).optional(),
  campaign: campaignId.optional(),
  call: attemptId.optional(),
});

/** The outbox: what was written to debtors and operators, and what became of it. */
export async function messageRoutes(app: FastifyInstance, { outbox }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/messages',
    {
      schema: {
        summary: 'Messages, newest first',
        querystring: page,
        response: { 200: schemas.messages, '4xx': schemas.problem },
      },
    },
    async (request) => {
      const { limit, after, channel, state, campaign, call } = request.query;
      const found = await outbox.list({
        limit: limit + 1,
        ...(after !== undefined && isId('msg', after) && { before: after }),
        ...(channel && { channel }),
        ...(state && { state }),
        ...(campaign !== undefined && isId('cmp', campaign) && { campaignId: campaign }),
        ...(call !== undefined && isId('att', call) && { attemptId: call }),
      });
      const items = found.slice(0, limit);
      return { items: items.map(wireMessage), next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  );

  api.get(
    '/messages/:id',
    {
      schema: {
        summary: 'One message with its words',
        params: z.object({ id: messageId }),
        response: { 200: schemas.messageDetail, '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const message = isId('msg', id) ? await outbox.find(id) : undefined;
      return message ? wireMessageDetail(message) : sendProblem(reply, 'unknown_message');
    },
  );
}
