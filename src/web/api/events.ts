import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isId } from '../../kernel/ids.ts';
import { campaignId, schemas } from '../api-types.ts';
import { clientHeaders } from '../client-headers.ts';
import { streamEvents } from '../event-stream.ts';
import { sendProblem } from '../problems.ts';
import { viewerOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';

const query = z.object({
  after: z.coerce.number().int().nonnegative().optional().meta({ description: 'Resume after this seq; `Last-Event-ID` wins' }),
  campaignId: campaignId.optional(),
});

const streamLimit = 200;

/** The journal, live. */
export async function eventRoutes(app: FastifyInstance, { auth, journal, timers }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const closing = new AbortController();
  let open = 0;
  app.addHook('preClose', async () => closing.abort());

  api.get(
    '/events',
    {
      schema: {
        summary: 'Server-sent events: what happens, as it is written',
        description:
          'Each `happened` event carries a line of the journal (schema JournalEvent) and its seq as id; `Last-Event-ID` resumes ' +
          'without a gap. `ready` and `heartbeat` carry none; `reset` asks to read everything anew.',
        querystring: query,
        response: { '4xx': schemas.problem, '5xx': schemas.problem },
      },
    },
    async (request, reply) => {
      if (open >= streamLimit || closing.signal.aborted) return sendProblem(reply, 'too_many_streams');
      const { campaignId, after } = request.query;
      const viewer = viewerOf(request);
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      open += 1;
      try {
        await streamEvents({
          journal,
          timers,
          response: reply.raw,
          after: lastEventId(request.headers['last-event-id']) ?? after,
          subject: campaignId !== undefined && isId('cmp', campaignId) ? { campaignId } : undefined,
          mayGoOn: async () => (await auth.whoIs(clientHeaders(request)))?.id === viewer.id,
          signal: closing.signal,
        });
      } catch (error) {
        request.log.error(error, 'an event stream broke');
      } finally {
        open -= 1;
      }
    },
  );
}

function lastEventId(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}
