import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { schemas } from '../api-types.ts';
import { deskSchemas } from '../desk/api-types.ts';
import type { FlowView, NewCampaign } from '../desk/campaign-desk.ts';
import { type ProblemCode, sendProblem } from '../problems.ts';
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
        : sendProblem(reply, found.reason, { detail: found.message, issues: issuesOf(found.reason, found.message) });
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
      const made = await campaignDesk.create({ ...wish, settings: named }, key, userNameOf(request));
      if (!made.ok) return sendProblem(reply, made.reason, { detail: made.message, issues: issuesOf(made.reason, made.message) });
      return reply.code(201).header('location', `/api/v1/campaigns/${made.value.id}`).send(wireCampaign(made.value));
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

function wireFlow({ languages, versions, ...flow }: FlowView) {
  const at = (since: number | null) => (since === null ? null : new Date(since).toISOString());
  return { ...flow, languages: [...languages], versions: versions.map((each) => ({ ...each, since: at(each.since) })) };
}
