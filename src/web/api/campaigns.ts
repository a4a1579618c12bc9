import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CampaignId } from '../../kernel/ids.ts';
import { isId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import { campaignId, schemas } from '../api-types.ts';
import type { CampaignView, CommandRefusal } from '../ports.ts';
import { saying, sendProblem } from '../problems.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireCampaign, wireDialling } from '../wire.ts';

const params = z.object({ id: campaignId });
/** Campaigns: list, one, start, pause, stop; and the red button. */
export async function campaignRoutes(app: FastifyInstance, { board }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/campaigns',
    { schema: { summary: 'All campaigns, newest first', response: answers(schemas.campaigns) } },
    async () => ({
      items: (await board.campaigns()).map(wireCampaign),
    }),
  );

  api.get(
    '/campaigns/:id',
    { schema: { summary: 'One campaign with its totals', params, response: answers(schemas.campaign) } },
    async (request, reply) => {
      const campaign = await board.campaign(idOf(request.params.id));
      return campaign ? wireCampaign(campaign) : sendProblem(reply, 'unknown_campaign');
    },
  );

  api.post(
    '/campaigns/:id/start',
    { schema: { summary: 'Start a campaign or let it go on', params, response: answers(schemas.campaign) } },
    async (request, reply) => answer(reply, await board.start(idOf(request.params.id), userNameOf(request))),
  );

  api.post(
    '/campaigns/:id/pause',
    {
      schema: {
        summary: 'No new dials until it is started again; calls that are up end by themselves',
        params,
        response: answers(schemas.campaign),
      },
    },
    async (request, reply) => answer(reply, await board.pause(idOf(request.params.id), userNameOf(request))),
  );

  api.post(
    '/campaigns/:id/stop',
    {
      schema: {
        summary: 'No new dials, for good; calls that are up end by themselves',
        params,
        response: answers(schemas.campaign),
      },
    },
    async (request, reply) => answer(reply, await board.stop(idOf(request.params.id), userNameOf(request))),
  );

  api.get(
    '/dialling',
    { schema: { summary: 'Whether anything may be dialled', response: answers(schemas.dialling) } },
    async () => wireDialling(await board.dialling()),
  );

  api.post(
    '/dialling/stop-all',
    { schema: { summary: 'No dial after this one, in any campaign, until allowed again', response: answers(schemas.dialling) } },
    async (request) => wireDialling(await board.stopAll(userNameOf(request))),
  );

  api.post(
    '/dialling/allow',
    { schema: { summary: 'Allow dialling again', response: answers(schemas.dialling) } },
    async (request) => wireDialling(await board.allowDialling(userNameOf(request))),
  );
}

function answers<Schema extends z.ZodType>(schema: Schema) {
  return { 200: schema, '4xx': schemas.problem } as const;
}

function answer(reply: FastifyReply, result: Result<CampaignView, CommandRefusal>) {
  return result.ok ? wireCampaign(result.value) : sendProblem(reply, result.reason, saying(result));
}

/** The schema has checked the form already. */
function idOf(text: string): CampaignId {
  if (!isId('cmp', text)) throw new RangeError('not a campaign id');
  return text;
}
