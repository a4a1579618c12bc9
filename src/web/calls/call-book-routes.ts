import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type CampaignId, type CreditorId, isId } from '../../kernel/ids.ts';
import { callsOfDays } from '../../reports/calls-of-days.ts';
import { exportToldCalls } from '../../reports/export-calls.ts';
import type { CallFilter } from '../../reports/model.ts';
import { answers } from '../answer.ts';
import { attemptId } from '../api-types.ts';
import { csvAnswers, sendCsv } from '../send-csv.ts';
import type { WebParts } from '../web-parts.ts';
import { wireCall } from '../wire.ts';
import { type CallFilterWire, callBookSchemas, callFilter } from './api-types.ts';
import type { ListedCall } from './ports.ts';

const page = callFilter.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: attemptId.optional().meta({ description: 'Calls before this one' }),
});

/** Calls in both directions, of every campaign and creditor: as rows, and what the same filter lets through as a file. */
export async function callBookRoutes(app: FastifyInstance, { callBook }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/calls',
    {
      schema: {
        summary: 'Calls placed and calls that came in, newest first',
        querystring: page,
        response: answers(callBookSchemas.calls),
      },
    },
    async ({ query }) => {
      const { limit, after } = query;
      const found = await callBook.rows(filterOf(query), {
        limit: limit + 1,
        ...(after !== undefined && isId('att', after) && { after }),
      });
      const items = found.slice(0, limit);
      return { items: items.map(wireListed), next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  );

  api.get(
    '/calls.csv',
    {
      config: { operatorsOnly: true },
      schema: {
        summary: 'The same calls as CSV, with whole numbers: for operators',
        description: 'UTF-8 with a byte order mark, `;` between fields, CRLF; sent as it is read, newest first.',
        querystring: callFilter,
        response: csvAnswers,
      },
    },
    async ({ query }, reply) => sendCsv(reply, 'calls.csv', exportToldCalls(callBook, filterOf(query))),
  );
}

/** Days are those of the creditors' countries, whose clocks show the same. */
function filterOf({ direction, campaign, creditor, result, state, from, to, q }: CallFilterWire): CallFilter {
  const day = (text: string | undefined) => (text === undefined ? undefined : Temporal.PlainDate.from(text));
  return {
    ...{ direction, result, state, q },
    campaignId: campaign as CampaignId | undefined,
    creditorId: creditor as CreditorId | undefined,
    ...callsOfDays(day(from), day(to)),
  };
}

function wireListed({ campaign, creditor, recorded, ...call }: ListedCall) {
  return { ...wireCall(call), campaign, creditor, recorded };
}
