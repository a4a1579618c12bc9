import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isId } from '../../kernel/ids.ts';
import { campaignId, schemas } from '../api-types.ts';
import type { CampaignOrder } from '../live-settings.ts';
import { saying, sendProblem } from '../problems.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireSettings } from '../wire-lines.ts';

const params = z.object({ id: campaignId });
const answers = { 200: schemas.campaignSettings, '4xx': schemas.problem } as const;

/** How often, how many at once and when a campaign calls; changed while it runs. */
export async function campaignSettingsRoutes(app: FastifyInstance, { settings }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/campaigns/:id/settings',
    { schema: { summary: 'A campaign’s settings, with the limits of the law', params, response: answers } },
    async (request, reply) => {
      const { id } = request.params;
      const view = isId('cmp', id) ? await settings.campaign(id) : undefined;
      return view ? wireSettings(view) : sendProblem(reply, 'unknown_campaign');
    },
  );

  api.patch(
    '/campaigns/:id/settings',
    {
      schema: {
        summary: 'Change some; holds from the next call on, calls that are up end as they began',
        description: 'Only what is named changes; of `retryAfterMs` only the result codes that are named.',
        params,
        body: schemas.campaignSettingsChange,
        response: answers,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!isId('cmp', id)) return sendProblem(reply, 'unknown_campaign');
      const { reason, ...named } = request.body;
      const wish = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
      const order: CampaignOrder = { settings: wish, ...(reason !== undefined && { reason }) };
      const changed = await settings.changeCampaign(id, order, userNameOf(request));
      return changed.ok ? wireSettings(changed.value) : sendProblem(reply, changed.reason, saying(changed));
    },
  );
}
