import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Joined } from '../../dialer/join-campaign.ts';
import type { CampaignId, PersonId } from '../../kernel/ids.ts';
import { made, refused } from '../answer.ts';
import { campaignId, schemas } from '../api-types.ts';
import { deskSchemas } from '../desk/api-types.ts';
import type { FlowView, NewCampaign } from '../desk/campaign-desk.ts';
import { type ProblemCode, saying, sendProblem } from '../problems.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireCampaign } from '../wire.ts';

/** Making a campaign: of what it can be made, whom it would call, and the order itself. */
export async function campaignDeskRoutes(app: FastifyInstance, { campaignDesk }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/flows',
    {
      schema: {
        summary: 'Call flows with their languages and versions',
        response: { 200: deskSchemas.flows, '4xx': schemas.problem },
      },
    },
    async () => ({ items: (await campaignDesk.flows()).map(wireFlow) }),
  );

  api.get(
    '/campaign-choices',
    {
      schema: {
        summary: 'Whose debtors a campaign can call, within which limits, and its settings when nothing else is said',
        response: { 200: deskSchemas.choices, '4xx': schemas.problem },
      },
    },
    async () => {
      const { creditors, defaults, daysAhead } = await campaignDesk.choices();
      return { creditors: [...creditors], daysAhead, defaults: { ...defaults, retryAfterMs: { ...defaults.retryAfterMs } } };
    },
  );

  api.post(
    '/campaigns/audience',
    {
      schema: {
        summary: 'Whom such a campaign would call, and why not the others; makes nothing',
        body: deskSchemas.audienceWish,
        response: { 200: deskSchemas.audience, '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const found = await campaignDesk.audience(request.body);
      return found.ok
        ? { ...found.value, notCalled: { ...found.value.notCalled } }
        : sendProblem(reply, found.reason, { ...saying(found), issues: issuesOf(found.reason, found.message) });
    },
  );

  api.post(
    '/campaigns',
    {
      schema: {
        summary: 'Make a campaign; it calls nobody before it is started',
        description: 'Needs an `Idempotency-Key` header: the same key with the same body gives the campaign that it has made.',
        body: deskSchemas.campaignWish,
        response: { 201: schemas.campaign, '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      if (typeof key !== 'string' || !/^[\x21-\x7e]{8,128}$/.test(key)) return sendProblem(reply, 'idempotency_key_missing');
      const { settings, ...wish } = request.body;
      const named = Object.fromEntries(
        Object.entries(settings).filter(([, value]) => value !== undefined),
      ) as NewCampaign['settings'];
      const created = await campaignDesk.create({ ...wish, settings: named }, key, userNameOf(request));
      if (!created.ok)
        return sendProblem(reply, created.reason, { ...saying(created), issues: issuesOf(created.reason, created.message) });
      const { id } = created.value;
      return reply.code(201).header('location', `/api/v1/campaigns/${id}`).send(wireCampaign(created.value));
    },
  );

  api.post(
    '/campaigns/:id/entries',
    {
      config: { creates: true },
      schema: {
        summary: 'Put one more debtor into a campaign, also while it calls',
        description:
          'She waits for her turn as the others do; whether she may be called is asked at the dial. In it already: nothing changes. ' +
          'An `Idempotency-Key` makes it once.',
        params: z.object({ id: campaignId }),
        body: deskSchemas.entryOrder,
        response: made(deskSchemas.entry),
      },
    },
    async (request, reply) => {
      const wish = { campaignId: request.params.id as CampaignId, personId: request.body.debtorId as PersonId };
      const done = await campaignDesk.join(wish, userNameOf(request));
      return done.ok ? reply.code(201).send(wireEntry(done.value)) : refused(reply, done);
    },
  );
}

/** Where in the order the trouble lies, as a form shows it. */
function issuesOf(code: ProblemCode, message: string) {
  const at = fieldOf[code];
  return at === undefined ? [] : [{ at: `body/${at}`, message }];
}

const fieldOf: Partial<Readonly<Record<ProblemCode, string>>> = {
  bad_name: 'name',
  name_taken: 'name',
  unknown_creditor: 'creditor',
  nobody_to_call: 'creditor',
  unknown_flow: 'flow',
  flow_of_other_purpose: 'flow',
  not_a_phone_number: 'settings/agentNumber',
  agent_number_not_allowed: 'settings/agentNumber',
};

function wireEntry({ entry: { id, campaignId, personId, state }, joined }: Joined) {
  return { id, campaignId, debtorId: personId, state, joined };
}

function wireFlow({ languages, versions, ...flow }: FlowView) {
  const at = (since: number | null) => (since === null ? null : new Date(since).toISOString());
  return { ...flow, languages: [...languages], versions: versions.map((each) => ({ ...each, since: at(each.since) })) };
}
